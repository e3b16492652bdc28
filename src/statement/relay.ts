/**
 * Through whom the words came: "told Reuters", "TASS quoted him as saying", "in an interview with CNN", "according to
 * the BBC, police said". Only those who carry words count: a tweet, a statement or a press conference is no relay.
 */
import { type Member, Tag } from "../model.ts";
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isBody, isMedia } from "./media.ts";
import { phraseAfter } from "./phrase.ts";
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
  const carriers = draft.carriers.map(named);
  const reporter = reporterBehind(scene, mentions, draft);
  const passedOn = found.length > 0 || carriers.length > 0 || reporter?.outlet === true;
  if (passedOn) for (const member of citedBeside(scene, mentions, draft, claimed)) add(member);
  for (const carrier of carriers) add(carrier);
  if (passedOn && reporter !== null) add(reporter.member);
  return found;
}

const longestName = 8;

interface Reporter {
  readonly member: Member;
  /** Its name tells that it carries others' words. */
  readonly outlet: boolean;
}

/** "…, he told the Herald, the news agency Tidewire reported": who passed on what another had been told. */
function reporterBehind(scene: Scene, mentions: Mentions, draft: Draft): Reporter | null {
  const { tokens, sentences } = scene.prose;
  const anchor = draft.cue?.to ?? draft.extent.to;
  const { endToken } = sentences[tokens.sentence[anchor - 1]!]!;
  const high = Math.min(endToken, anchor + 80);
  for (let verb = high - 1; verb > anchor; verb--) {
    if (!words.reported.has(tokens.lower[verb]!) || scene.quoteAt[verb]! >= 0) continue;
    for (let at = verb - 1; at > Math.max(anchor, verb - longestName); at--) {
      if (tokens.word[at] === ",") break;
      const named = mentions[at]?.find(({ mention }) => mention.end === tokens.end[verb - 1]);
      if (named?.member.kind !== "organisation" || named.mention.form !== "name") continue;
      const outlet = behindComma(scene, at, anchor) && names(scene, { from: at, to: verb }, named, false);
      return { member: named.member, outlet };
    }
  }
  return null;
}

/** A comma parts the phrase that ends with the name from what was said. */
function behindComma({ prose: { tokens }, quoteAt }: Scene, name: number, floor: number): boolean {
  let at = name - 1;
  while (at > floor && tokens.word[at] !== "," && name - at < longestName && quoteAt[at]! < 0) {
    if (tokens.tag[at] === Tag.CC) return false;
    at--;
  }
  return tokens.word[at] === "," || quoteAt[at]! >= 0;
}

/** "Tidewire reported, citing the Herald": the outlets that a report had the words from. */
function citedBeside(scene: Scene, mentions: Mentions, draft: Draft, claimed: Uint8Array): Member[] {
  const { tokens, sentences } = scene.prose;
  const anchor = draft.cue?.from ?? draft.extent.from;
  const { firstToken, endToken } = sentences[tokens.sentence[anchor]!]!;
  for (let at = Math.max(firstToken, anchor - 60); at < Math.min(endToken - 1, anchor + 60); at++) {
    if (!words.citing.has(tokens.lower[at]!) || claimed[at] || isWithin(draft.cue, at)) continue;
    const cited = phraseAfter(scene, at + 1, endToken);
    if (cited !== null && isMedia(scene, cited)) return outlets(scene, mentions, cited);
  }
  return [];
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
  const kind = tokens.lower[from - 1] ?? "";
  if (words.mediaKind.has(kind) && mention.form === "name") return true;
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
    if (claimed[at] || mentions[at] === undefined) continue;
    const placed = [draft.source, draft.cue, ...draft.carriers].some((range) => isWithin(range, at));
    if (placed) continue;
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
