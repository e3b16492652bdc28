/** Who speaks: the member of the cast that the source's head names. Unresolved is `null`, never the nearest name. */
import { type Member, type Mention, Tag } from "../model.ts";
import { words } from "./lexicon.ts";
import type { Range, Scene } from "./scene.ts";

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

/** The member that the source names, or null. */
export function speakerOf(scene: Scene, mentions: Mentions, source: Range): Member | null {
  const head = headOf(scene, source);
  const named = mentionsIn(mentions, head);
  const { tokens } = scene.prose;
  const last = tokens.start[head.to - 1]!;
  const atHead = named.filter(({ mention }) => mention.start <= last && last < mention.end);
  const chosen = atHead.findLast(({ mention }) => mention.form === "name") ?? atHead.at(-1);
  if (chosen !== undefined) return chosen.member;
  return ownerOfDocument(scene, mentions, source, head);
}

/** The source up to its first "of", "in", comma or bracket after its head: "the head | of the agency". */
function headOf(scene: Scene, { from, to }: Range): Range {
  const { tokens } = scene.prose;
  for (let at = from + 1; at < to; at++) {
    const tag = tokens.tag[at];
    const stop =
      tag === Tag.IN ||
      tag === Tag.TO ||
      tag === Tag.WH ||
      tokens.word[at] === "(" ||
      tokens.word[at] === ",";
    if (stop) {
      // "The Vice President, Mike Pence": the name after the comma is the head.
      return tokens.word[at] === "," && at + 1 < to && tokens.tag[at + 1] !== Tag.WH
        ? { from: at + 1, to }
        : { from, to: at };
    }
  }
  return { from, to };
}

export function mentionsIn(mentions: Mentions, { from, to }: Range): Named[] {
  const found: Named[] = [];
  for (let at = from; at < to; at++) found.push(...(mentions[at] ?? []));
  return found;
}

/** "a report by UpGuard", "Cook's letter": a document speaks for whoever made it. */
function ownerOfDocument(scene: Scene, mentions: Mentions, source: Range, head: Range): Member | null {
  const { tokens } = scene.prose;
  if (!words.document.has(tokens.lower[head.to - 1]!)) return null;
  for (let at = source.from; at < source.to; at++) {
    const word = tokens.lower[at];
    if (word === "by" || word === "from" || word === "of") {
      const named = mentionsIn(mentions, { from: at + 1, to: source.to });
      if (named.length > 0) return named[0]!.member;
    }
    if (tokens.tag[at] === Tag.POS) {
      const named = mentionsIn(mentions, { from: source.from, to: at });
      if (named.length > 0) return named.at(-1)!.member;
    }
  }
  return null;
}
