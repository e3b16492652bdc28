/** One event a happening within an article: what is told again is joined to where it was told best. */
import { inList } from "./lexicon.ts";
import type { Draft } from "./propose.ts";

/** A draft that was chosen, with how surely it is an event. */
export interface Chosen {
  readonly draft: Draft;
  readonly date: string | null;
  readonly worth: number;
}

/** The chosen ones that stand, in order, and those that tell again what another one tells. */
export function joinSame(chosen: readonly Chosen[]): {
  kept: Chosen[];
  again: { one: Chosen; by: Chosen }[];
} {
  const kept: Chosen[] = [];
  const again: { one: Chosen; by: Chosen }[] = [];
  const byLemma = new Map<string, Chosen[]>();
  for (const one of [...chosen].sort(
    (a, b) => rank(b) - rank(a) || a.draft.word.start - b.draft.word.start,
  )) {
    const key = happeningWord(one.draft);
    const before = byLemma.get(key) ?? [];
    const same = before.find((other) => isSame(one, other));
    if (same) again.push({ one, by: same });
    else {
      kept.push(one);
      byLemma.set(key, [...before, one]);
    }
  }
  return { kept: kept.sort((a, b) => a.draft.word.start - b.draft.word.start), again };
}

/** A dated telling says more than an undated one; then the surer, which is mostly the first. */
function rank({ date, worth }: Chosen): number {
  return (date === null ? 0 : 1) + worth;
}

/** "collapsed" and "collapse", "explosion" and "exploded": a word for both, as far as a short stem goes. */
function happeningWord({ trigger: { lemma } }: Draft): string {
  return lemma.replace(/(?:ation|ition|sion|tion|ment|ing|ure|al|er|e)$/, "").slice(0, 6);
}

function isSame(a: Chosen, b: Chosen): boolean {
  if (a.draft.status !== b.draft.status && a.draft.status !== "happened" && b.draft.status !== "happened")
    return false;
  if (a.date !== null && b.date !== null && !agree(a.date, b.date)) return false;
  const [ofA, ofB] = [partsOf(a.draft), partsOf(b.draft)];
  const shared = ofA.filter((id) => ofB.includes(id)).length;
  if (ofA.length > 0 && ofB.length > 0) return shared * 2 >= Math.min(ofA.length, ofB.length);
  // "the talks", "the explosion": a noun with nobody beside it names again what was told before.
  return (
    a.draft.trigger.kind === "noun" ||
    b.draft.trigger.kind === "noun" ||
    inList("strong", a.draft.trigger.lemma)
  );
}

function agree(a: string, b: string): boolean {
  return a === b || a.startsWith(b) || b.startsWith(a);
}

function partsOf({ who }: Draft): readonly string[] {
  return who;
}
