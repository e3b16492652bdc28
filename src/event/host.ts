/** Which verb a proposed event hangs on: the verb of the clause that holds it. */
import type { Clause } from "./clause.ts";
import type { Trigger } from "./trigger.ts";

/** For each trigger the index of the trigger that holds it, or -1. A host may stand after what it holds. */
export function findHosts(triggers: readonly Trigger[], clauses: readonly Clause[]): number[] {
  return triggers.map((trigger, index) => {
    if (trigger.kind === "noun") return holderOf(triggers, clauses, index);
    const link = clauses[index]!.link;
    if (link === "main") return -1;
    const before = previous(triggers, clauses, index, link === "coordinated");
    return before >= 0 ? before : nextMain(triggers, clauses, index);
  });
}

/** The verb whose clause holds a noun: the nearest before it, else the first after it in the same clause. */
function holderOf(triggers: readonly Trigger[], clauses: readonly Clause[], index: number): number {
  const { head, sentence } = triggers[index]!;
  const holds = (at: number): boolean =>
    triggers[at]!.kind === "verb" && clauses[at]!.first <= head && head < clauses[at]!.end;
  for (let at = index - 1; at >= 0 && triggers[at]!.sentence === sentence; at--) if (holds(at)) return at;
  for (let at = index + 1; at < triggers.length && triggers[at]!.sentence === sentence; at++)
    if (holds(at)) return at;
  for (let at = index - 1; at >= 0 && triggers[at]!.sentence === sentence; at--)
    if (triggers[at]!.kind === "verb") return at;
  return -1;
}

function previous(
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  index: number,
  finite: boolean,
): number {
  const { sentence } = triggers[index]!;
  for (let at = index - 1; at >= 0 && triggers[at]!.sentence === sentence; at--) {
    if (triggers[at]!.kind !== "verb") continue;
    if (!finite || !["participle", "infinitive"].includes(clauses[at]!.link)) return at;
  }
  return -1;
}

function nextMain(triggers: readonly Trigger[], clauses: readonly Clause[], index: number): number {
  const { sentence } = triggers[index]!;
  for (let at = index + 1; at < triggers.length && triggers[at]!.sentence === sentence; at++) {
    if (triggers[at]!.kind === "verb" && clauses[at]!.link === "main") return at;
  }
  return -1;
}
