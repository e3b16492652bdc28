/** One event a happening within an article: what is told again is joined to where it was told best. */
import { type Prose, Tag } from "../model.ts";
import { eventStem, inList } from "./lexicon.ts";
import type { Draft } from "./propose.ts";

/** A draft that was chosen, with how surely it is an event. */
export interface Chosen {
  readonly draft: Draft;
  readonly date: string | null;
  readonly worth: number;
}

/** One that is no happening of its own, and the one that it belongs to. */
export interface Joined {
  readonly one: Chosen;
  readonly by: Chosen;
}

/** The chosen ones that stand, in order, and those that tell again what another one tells. */
export function joinSame(prose: Prose, chosen: readonly Chosen[]): { kept: Chosen[]; again: Joined[] } {
  const kept: Chosen[] = [];
  const again: Joined[] = [];
  const byWord = new Map<string, Chosen[]>();
  for (const one of [...chosen].sort(
    (a, b) => rank(b) - rank(a) || a.draft.word.start - b.draft.word.start,
  )) {
    const key = eventStem(one.draft.trigger.lemma);
    const before = byWord.get(key) ?? [];
    byWord.set(key, before);
    const same = before.slice(0, MOST).find((other) => isSame(prose, one, other));
    if (same) again.push({ one, by: same });
    else {
      kept.push(one);
      before.push(one);
    }
  }
  return { kept: kept.sort((a, b) => a.draft.word.start - b.draft.word.start), again };
}

/**
 * "held talks", "was arrested and charged": what stands inside the words of a surer event and has its date is a part
 * of it, not a second happening.
 */
export function dropParts(chosen: readonly Chosen[]): {
  whole: Chosen[];
  parts: { one: Chosen; by: Chosen }[];
} {
  const whole: Chosen[] = [];
  const parts: Joined[] = [];
  const bySentence = new Map<number, Chosen[]>();
  for (const one of [...chosen].sort(
    (a, b) => surety(b) - surety(a) || a.draft.word.start - b.draft.word.start,
  )) {
    const { word, when, trigger } = one.draft;
    const here = bySentence.get(trigger.sentence) ?? [];
    bySentence.set(trigger.sentence, here);
    const by = here.find(
      ({ draft }) =>
        draft.what.start <= word.start && word.end <= draft.what.end && draft.when.date === when.date,
    );
    if (by) parts.push({ one, by });
    else {
      whole.push(one);
      here.push(one);
    }
  }
  return { whole, parts };
}

/** What is only said yields to what it says has happened: that is the event, and no part of the saying. */
function surety({ draft: { trigger }, worth }: Chosen): number {
  return trigger.kind === "verb" && inList("said", trigger.lemma) ? worth - 1 : worth;
}

/** With more happenings of one word than this in an article, nobody could tell which one is meant again. */
const MOST = 50;

/** A dated telling says more than an undated one; then the surer, which is mostly the first. */
function rank({ date, worth }: Chosen): number {
  return (date === null ? 0 : 1) + worth;
}

/** What befalls somebody once in a life is one happening, in whatever words it is told. */
function isSame(prose: Prose, a: Chosen, b: Chosen): boolean {
  if (inList("report", a.draft.trigger.lemma)) return false;
  if (a.draft.status !== b.draft.status) return false;
  if (a.date !== null && b.date !== null && !agree(a.date, b.date)) return false;
  if (a.draft.trigger.kind === "noun" && namesAgain(prose, a.draft)) return true;
  if (inList("onceOnly", a.draft.trigger.lemma) && a.draft.who.some((id) => b.draft.who.includes(id)))
    return true;
  const [left, right] = [sidesOf(prose, a.draft), sidesOf(prose, b.draft)];
  const before = meet(left.before, right.before);
  return before === "shared" && meet(left.after, right.after) !== "apart";
}

function agree(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

/** "The explosion", "the talks": the article and the noun alone name what was told before. */
function namesAgain({ tokens }: Prose, { clause, trigger }: Draft): boolean {
  const lower = tokens.lower[clause.first]!;
  return (
    clause.end - clause.first === 2 &&
    trigger.head === clause.end - 1 &&
    (lower === "the" || lower === "this")
  );
}

/** The nouns before and after the trigger, in lower case: who does it, and to what. */
function sidesOf({ tokens }: Prose, { clause, trigger }: Draft): { before: Set<string>; after: Set<string> } {
  const nouns = (from: number, to: number): Set<string> => {
    const found = new Set<string>();
    for (let at = from; at < to; at++) {
      const tag = tokens.tag[at];
      if (tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP) found.add(tokens.lower[at]!);
    }
    return found;
  };
  return { before: nouns(clause.first, trigger.first), after: nouns(trigger.head + 1, clause.end) };
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): "shared" | "open" | "apart" {
  if (a.size === 0 || b.size === 0) return "open";
  return [...a].some((word) => b.has(word)) ? "shared" : "apart";
}
