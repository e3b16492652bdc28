/** Who speaks: the member of the cast that the source's head names. Unresolved is `null`, never the nearest name. */
import { type Member, type Mention, Tag } from "../model.ts";
import { words } from "./lexicon.ts";
import { isDash, isRelative, type Range, type Scene } from "./scene.ts";
import { isNominal } from "./tags.ts";

export interface Named {
  readonly member: Member;
  readonly mention: Mention;
}

/** Mentions by the token that they begin at, so that a source's are found without a search through the cast. */
export type Mentions = readonly (readonly Named[] | undefined)[];

export function mentionsByToken({ prose: { tokens } }: Scene, cast: readonly Member[]): Mentions {
  const all: Named[] = cast.flatMap((member) => member.mentions.map((mention) => ({ member, mention })));
  all.sort((a, b) => a.mention.start - b.mention.start);
  const byToken: Named[][] = Array.from({ length: tokens.count });
  let at = 0;
  for (const named of all) {
    while (at < tokens.count && tokens.end[at]! <= named.mention.start) at++;
    if (at < tokens.count) (byToken[at] ??= []).push(named);
  }
  return byToken;
}

/** The member that the source names, or null. Two who speak as one are no single member. */
export function speakerOf(scene: Scene, mentions: Mentions, source: Range): Member | null {
  const trimmed = withoutPronoun(scene, source);
  const all = mentionsIn(mentions, trimmed);
  const named = all.length > 0 ? nameAtEnd(scene, all, trimmed) : null;
  if (named !== null) return named.member;
  const head = headOf(scene, trimmed);
  const { tokens } = scene.prose;
  const last = tokens.start[head.to - 1]!;
  const atHead = all.filter(({ mention }) => mention.start <= last && last < mention.end);
  const chosen = atHead.findLast(({ mention }) => mention.form === "name") ?? atHead.at(-1);
  // "it said on Telegram. … were damaged, it said": where words are posted is nobody who speaks.
  if (chosen?.mention.form === "pronoun" && words.platform.has(chosen.member.name.toLowerCase())) return null;
  if (chosen !== undefined) return isJoint(scene, all, head) ? null : chosen.member;
  return (
    ownerOfDocument(scene, mentions, trimmed, head) ??
    titled(scene, all, head) ??
    namedAfter(scene, mentions, trimmed)
  );
}

/** "a lawyer, who": without the pronoun that links the report to its noun. */
function withoutPronoun(scene: Scene, { from, to }: Range): Range {
  const { tokens } = scene.prose;
  if (to - from < 2) return { from, to };
  if (!isRelative(scene, to - 1)) return { from, to };
  return { from, to: tokens.word[to - 2] === "," || isDash(scene, to - 2) ? to - 2 : to - 1 };
}

/**
 * "The mayor of London, Sadiq Khan", "First Minister of Scotland Nicola Sturgeon": a person's name that ends the
 * source, after a comma or right after the name or noun on which an "of" hangs.
 */
function nameAtEnd(scene: Scene, all: readonly Named[], { from, to }: Range): Named | null {
  const { tokens } = scene.prose;
  const end = tokens.end[to - 1]!;
  const last =
    all.findLast(
      ({ member, mention }) => member.kind !== "place" && mention.form === "name" && mention.end === end,
    ) ?? all.findLast(({ member, mention }) => member.kind === "person" && mention.form === "name");
  if (last === undefined) return null;
  let at = to - 1;
  while (at > from && tokens.start[at]! > last.mention.start) at--;
  at = beforeCourtesy(scene, at, from);
  // "The operator, Marn Lines": a body explains a noun with its article, never a person or a place before it.
  if (last.member.kind === "organisation")
    return tokens.word[at - 1] === "," && opensDescription(scene, all, { from, to: at - 1 }) ? last : null;
  if (at > from && last.mention.end === end && opensWithBody(scene, all, { from, to: at })) return last;
  if (at <= from || (last.mention.end !== end && tokens.word[scene.nameAt[at]!] !== "(")) return null;
  if (tokens.word[at - 1] === ",") return isJoint(scene, all, { from, to }) ? null : last;
  const preposition = prepositionBefore(scene, at, from);
  if (preposition < 0) return null;
  const adjoins = scene.nameAt[at - 1]! > 0;
  const noun =
    tokens.lower[preposition] === "of" &&
    isNominal(tokens.tag[at - 1]!) &&
    !words.title.has(tokens.lower[at - 1]!);
  return adjoins || noun ? last : null;
}

/** "University of Oslo physics professor" before a name: a body, no comma, and what the person is there. */
function opensWithBody({ prose: { tokens } }: Scene, all: readonly Named[], { from, to }: Range): boolean {
  if (!words.title.has(tokens.lower[to - 1]!) && !words.office.has(tokens.lower[to - 1]!)) return false;
  for (let at = from; at < to; at++) if (tokens.word[at] === ",") return false;
  const start = tokens.tag[from] === Tag.DT ? from + 1 : from;
  return all.some(({ member, mention }) => {
    return member.kind !== "person" && mention.form === "name" && mention.start === tokens.start[start];
  });
}

/** "Dr. Lena Quist": the name begins with its courtesy. */
function beforeCourtesy({ prose: { tokens } }: Scene, at: number, from: number): number {
  const short = tokens.word[at - 1] === "." ? at - 2 : at - 1;
  return short > from && words.courtesy.has(tokens.lower[short]!) ? short : at;
}

/** "The operator", "the ferry's insurer": an article, a noun, and no name of its own but an owner's. */
function opensDescription({ prose: { tokens } }: Scene, all: readonly Named[], { from, to }: Range): boolean {
  if (tokens.tag[from] !== Tag.DT && tokens.tag[from] !== Tag.PRPS) return false;
  const end = tokens.end[to - 1]!;
  return (
    isNominal(tokens.tag[to - 1]!) &&
    !all.some(({ mention }) => mention.form === "name" && mention.end === end)
  );
}

/** `said its captain, Jano Vidal.`: the name that a comma sets behind a description, and that ends there. */
function namedAfter(scene: Scene, mentions: Mentions, source: Range): Member | null {
  const { tokens } = scene.prose;
  if (tokens.word[source.to] !== "," || !opensDescription(scene, [], source)) return null;
  const named = mentions[source.to + 1]?.find(
    ({ member, mention }) => member.kind !== "place" && mention.form === "name",
  );
  if (named === undefined) return null;
  let past = source.to + 1;
  while (past < tokens.count && tokens.start[past]! < named.mention.end) past++;
  return /^[.,;!?]$/.test(tokens.word[past] ?? ".") ? named.member : null;
}

/** The last preposition in the source before `at`, or -1; -1 too where it stands right before `at`. */
function prepositionBefore({ prose: { tokens } }: Scene, at: number, from: number): number {
  for (let i = at - 1; i > from; i--) {
    if (tokens.tag[i] === Tag.IN || tokens.tag[i] === Tag.TO) return i === at - 1 ? -1 : i;
  }
  return -1;
}

/** Two names of one kind on the two sides of an "and": "Durbin and Schiff", not "PG&E president and chief Vesey". */
function isJoint(scene: Scene, all: readonly Named[], head: Range): boolean {
  const { tokens } = scene.prose;
  const last = all.findLast(({ mention }) => mention.form === "name");
  for (let at = head.from + 1; at < head.to - 1; at++) {
    if (tokens.tag[at] !== Tag.CC || scene.nameAt[at]! > 0) continue;
    const before = all.find(({ mention }) => mention.form === "name" && mention.end === tokens.end[at - 1]);
    if (before && last && before.member !== last.member && before.member.kind === last.member.kind)
      return true;
  }
  return false;
}

/** "Time magazine", "the Navarra newspaper": a common noun that says what the name before it is. */
function titled({ prose: { tokens } }: Scene, all: readonly Named[], head: Range): Member | null {
  if (!words.mediaNoun.has(tokens.lower[head.to - 1]!) || words.person.has(tokens.lower[head.to - 1]!))
    return null;
  let at = head.to - 1;
  while (at > head.from && words.titleKind.has(tokens.lower[at - 1]!)) at--;
  const end = tokens.end[at - 1];
  return (
    all.find(({ member, mention }) => member.kind === "organisation" && mention.end === end)?.member ?? null
  );
}

/** The source up to its first preposition, comma or bracket after its head: "the head | of the agency". */
function headOf(scene: Scene, { from, to }: Range): Range {
  const { tokens } = scene.prose;
  for (let at = from + 1; at < to; at++) {
    if (scene.nameAt[at]! > 0 && scene.nameAt[at] === scene.nameAt[at - 1]) continue;
    const tag = tokens.tag[at];
    const stop = tag === Tag.IN || tag === Tag.TO || tag === Tag.WH || tag === Tag.VBG || tag === Tag.VBN;
    if (stop || tokens.word[at] === "(" || tokens.word[at] === ",") return { from, to: at };
  }
  return { from, to };
}

export function mentionsIn(mentions: Mentions, { from, to }: Range): Named[] {
  const found: Named[] = [];
  for (let at = from; at < to; at++) found.push(...(mentions[at] ?? []));
  return found;
}

/** "a report by UpGuard", "Cook's letter", "a UN report": a document speaks for whoever made it. */
function ownerOfDocument(scene: Scene, mentions: Mentions, source: Range, head: Range): Member | null {
  const { tokens } = scene.prose;
  if (!words.document.has(tokens.lower[head.to - 1]!)) return null;
  for (let at = head.to; at < source.to; at++) {
    const word = tokens.lower[at];
    if (word !== "by" && word !== "from" && word !== "of" && word !== "in") continue;
    const makers = mentionsIn(mentions, { from: at + 1, to: source.to });
    // "a report in the Herald": what stands in an outlet is its own; "a poll in Norway" is not Norway's.
    const maker = word === "in" ? makers.find(({ member }) => member.kind === "organisation") : makers[0];
    if (maker !== undefined) return maker.member;
  }
  const before = mentionsIn(mentions, { from: head.from, to: head.to - 1 });
  return before.findLast(({ member }) => member.kind !== "place")?.member ?? null;
}
