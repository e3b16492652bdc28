/**
 * Through whom the words came: "told Reuters", "TASS quoted him as saying", "in an interview with CNN", "according to
 * the BBC, police said". Only those who carry words count: a tweet, a statement or a press conference is no relay.
 */
import type { Member } from "../model.ts";
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isBody, isMedia } from "./media.ts";
import type { Range, Scene } from "./scene.ts";
import { type Mentions, mentionsIn, type Named } from "./speaker.ts";

/** The members that carried the words, nearest the speaker first. The speaker is never one of them. */
export function relayOf(
  scene: Scene,
  mentions: Mentions,
  draft: Draft,
  claimed: Uint8Array,
  speaker: Member | null,
  named: (range: Range) => Member | null,
): Member[] {
  const found: Member[] = [];
  /** Whoever the source names speaks, together or alone. */
  const speaking =
    draft.source === null ? [] : mentionsIn(mentions, draft.source).map(({ member }) => member);
  const add = (member: Member | null): void => {
    if (member !== null && member !== speaker && !speaking.includes(member) && !found.includes(member))
      found.push(member);
  };
  if (draft.hearer !== null)
    for (const member of outlets(scene, mentions, draft.hearer, draft.lemma === "tell")) add(member);
  for (const member of settings(scene, mentions, draft, claimed)) add(member);
  for (const carrier of draft.carriers) add(named(carrier));
  if (found.length > 0) add(reporterBehind(scene, mentions, draft));
  return found;
}

const longestName = 8;
const reporting = new Set(["reported", "reports"]);

/** "…, he told the Herald, the news agency Tidewire reported": who passed on what another had been told. */
function reporterBehind(scene: Scene, mentions: Mentions, draft: Draft): Member | null {
  const { tokens, sentences } = scene.prose;
  const anchor = draft.cue?.to ?? draft.extent.to;
  const { endToken } = sentences[tokens.sentence[anchor - 1]!]!;
  for (let verb = Math.min(endToken, anchor + 80) - 1; verb > anchor; verb--) {
    if (!reporting.has(tokens.lower[verb]!) || scene.quoteAt[verb]! >= 0) continue;
    for (let at = verb - 1; at > Math.max(anchor, verb - longestName); at--) {
      if (tokens.word[at] === ",") break;
      const named = mentions[at]?.find(({ mention }) => mention.end === tokens.end[verb - 1]);
      if (named?.member.kind === "organisation" && named.mention.form === "name") return named.member;
    }
  }
  return null;
}

/**
 * The outlets that a phrase names, a reporter of theirs first: "Paul Rivera of WESH 2". An organisation that was `told`
 * something is one too, whatever its name, unless it is a court, a parliament or the like.
 */
function outlets(scene: Scene, mentions: Mentions, range: Range, told = false): Member[] {
  const named = mentionsIn(mentions, range);
  const media = named.filter((one) => names(scene, range, one, told));
  if (media.length === 0) return [];
  const reporter = named.find(({ member }) => member.kind === "person");
  const all = reporter === undefined ? media : [reporter, ...media];
  return all.map(({ member }) => member);
}

/** The mention is an outlet's name, or stands for one by its kind ("the newspaper"). */
function names(scene: Scene, within: Range, { member, mention }: Named, told: boolean): boolean {
  if (member.kind === "place" || mention.form === "pronoun") return false;
  const { tokens } = scene.prose;
  let { from } = within;
  while (from < within.to && tokens.end[from]! <= mention.start) from++;
  let to = from;
  while (to < tokens.count && tokens.start[to]! < mention.end) to++;
  if (member.kind !== "organisation") return false;
  return isMedia(scene, { from, to }) || (told && mention.form === "name" && !isBody(scene, { from, to }));
}

/**
 * Outlets in the report's own words, beside cue and source: "in an interview with X", "speaking to X", "via X". What
 * lies in anyone's content is no part of them.
 */
function settings(scene: Scene, mentions: Mentions, draft: Draft, claimed: Uint8Array): Member[] {
  const { tokens, sentences } = scene.prose;
  const anchor = draft.cue?.from ?? draft.extent.from;
  const sentence = sentences[tokens.sentence[anchor]!]!;
  const low = Math.max(sentence.firstToken, anchor - 60);
  const high = Math.min(sentence.endToken, anchor + 60);
  const found: Member[] = [];
  for (let at = low; at < high; at++) {
    if (claimed[at] || mentions[at] === undefined || isWithin(draft.source, at)) continue;
    // "described for news agency PA Media how": "for" passes words on right after the cue, elsewhere it employs.
    const described =
      draft.cue !== null &&
      tokens.lower[draft.cue.to] === "for" &&
      at > draft.cue.to &&
      at < draft.cue.to + 5;
    if (!described && !ledBy(scene, at, low)) continue;
    found.push(...outlets(scene, mentions, { from: at, to: at + 1 }));
  }
  return found;
}

function isWithin(range: Range | null, at: number): boolean {
  return range !== null && range.from <= at && at < range.to;
}

/** A preposition of passing on stands before the phrase that holds the token. */
function ledBy({ prose: { tokens } }: Scene, at: number, low: number): boolean {
  for (let before = at - 1; before >= Math.max(low, at - 5); before--) {
    const word = tokens.lower[before]!;
    if (words.carrying.has(word)) return true;
    if (word === "," || word === ";") return false;
  }
  return false;
}
