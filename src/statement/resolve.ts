/** Speakers and relays in reading order: "it" and "the agency" stand for outlets that spoke before. */
import type { Member } from "../model.ts";
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isDomain, isMedia } from "./media.ts";
import { relayOf } from "./relay.ts";
import type { Range, Scene } from "./scene.ts";
import { type Mentions, speakerOf } from "./speaker.ts";

export interface Voice {
  readonly speaker: Member | null;
  readonly via: readonly Member[];
}

interface Spoken {
  readonly member: Member;
  /** The phrase that named it: "Russian state news agency TASS". */
  readonly phrase: Range;
  readonly outlet: boolean;
}

/** Speaker and relay of each draft, which must be in reading order. */
export function voicesOf(
  scene: Scene,
  mentions: Mentions,
  drafts: readonly Draft[],
  claimed: Uint8Array,
): Voice[] {
  const spoken: Spoken[] = [];
  /** The relay by the source's place: "officials told state media …, adding that" passes both on. */
  const shared = new Map<number, Member[]>();
  const named = (range: Range): Member | null =>
    speakerOf(scene, mentions, range) ?? citing(scene, mentions, range) ?? standsFor(scene, spoken, range);
  return drafts.map((draft) => {
    const speaker = draft.source === null ? null : named(draft.source);
    const own = relayOf(scene, mentions, draft, claimed, speaker, named);
    const via = own.length > 0 ? own : (shared.get(draft.source?.from ?? -1) ?? []);
    if (draft.source !== null) shared.set(draft.source.from, via);
    for (const phrase of [draft.source, draft.hearer, ...draft.carriers]) {
      if (phrase === null) continue;
      const member = named(phrase);
      if (member?.kind === "organisation") spoken.push({ member, phrase, outlet: isMedia(scene, phrase) });
    }
    return { speaker, via };
  });
}

/** "Tidewire had less of it. Citing the Herald, it reported": the body that opens the sentence before, not the cited one. */
function citing({ prose: { tokens, sentences } }: Scene, mentions: Mentions, range: Range): Member | null {
  if (range.to - range.from !== 1 || tokens.lower[range.from] !== "it") return null;
  const number = tokens.sentence[range.from]!;
  const lead = tokens.lower[sentences[number]!.firstToken]!;
  if (number === 0 || (lead !== "citing" && lead !== "quoting")) return null;
  const { firstToken } = sentences[number - 1]!;
  const first = [...(mentions[firstToken] ?? []), ...(mentions[firstToken + 1] ?? [])];
  return first.find(({ member }) => member.kind === "organisation")?.member ?? null;
}

/**
 * "it said": the organisation that spoke last, in this sentence or one of the two before. "the agency": the one
 * outlet that was called so, or the only outlet so far. Anything else stays open.
 */
function standsFor(scene: Scene, spoken: readonly Spoken[], range: Range): Member | null {
  const { tokens } = scene.prose;
  const head = tokens.lower[range.to - 1]!;
  const last = spoken.at(-1);
  if (last === undefined) return null;
  if (range.to - range.from === 1 && head === "it") {
    const gap = tokens.sentence[range.from]! - tokens.sentence[last.phrase.from]!;
    return gap >= 0 && gap <= 2 ? last.member : null;
  }
  if (tokens.lower[range.from] !== "the" || !words.mediaNoun.has(head) || words.person.has(head)) return null;
  const outlets = spoken.filter(({ outlet }) => outlet);
  const called = outlets.filter(
    ({ phrase }) => holdsWord(scene, phrase, head) || (words.site.has(head) && namesSite(scene, phrase)),
  );
  const candidates = new Set((called.length > 0 ? called : outlets).map(({ member }) => member));
  return candidates.size === 1 ? [...candidates][0]! : null;
}

/** An outlet named by its address, or with it: "Znak.com". */
function namesSite({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (isDomain(tokens.lower[at]!)) return true;
  return false;
}

function holdsWord({ prose: { tokens } }: Scene, { from, to }: Range, word: string): boolean {
  for (let at = from; at < to; at++) if (tokens.lower[at] === word) return true;
  return false;
}
