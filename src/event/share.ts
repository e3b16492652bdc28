/** Dates that pass from one clause to another: from a plan's content to the plan, and from a host to what it holds. */
import type { Prose } from "../model.ts";
import { Tag } from "../model.ts";
import { isDay, upTo } from "./calendar.ts";
import type { Clause } from "./clause.ts";
import type { When } from "./dates.ts";
import { inList } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

/** "is scheduled to meet on Monday", "is set for May": the plan has the date of what is planned. */
export function scheduled(
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  whens: When[],
): void {
  triggers.forEach((trigger, index) => {
    const host = hosts[index]!;
    if (host < 0 || whens[host]!.date !== null || whens[index]!.date === null) return;
    const planned =
      inList("plan", triggers[host]!.lemma) ||
      inList("attempt", triggers[host]!.lemma) ||
      inList("begin", triggers[host]!.lemma);
    const inside =
      clauses[index]!.link === "infinitive" ||
      (trigger.kind === "noun" && clauses[host]!.end >= clauses[index]!.end);
    if (inside && (planned || trigger.kind === "noun"))
      whens[host] = { ...whens[index]!, rule: "stated inside" };
  });
}

/** Coordinated verbs, participles, nouns and reported clauses share the date of the clause that holds them. */
export function inherit(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  whens: When[],
): void {
  // Hosts mostly come first; a second pass serves those that come after.
  for (let pass = 0; pass < 2; pass++) {
    triggers.forEach((trigger, index) => {
      const host = hosts[index]!;
      if (whens[index]!.date !== null || host < 0 || whens[host]!.date === null) return;
      const link = clauses[index]!.link;
      if (!shares(prose, trigger, clauses[index]!, triggers[host]!)) return;
      const { date, time } = whens[host]!;
      const earlier = comesBefore(prose, trigger, clauses[index]!, date!);
      whens[index] = { date: earlier ? upTo(date!) : date, time, rule: `shared: ${link}` };
    });
  }
}

/** "In May they ordered it, following the expulsion": that was earlier; where a day is told, it may be the same. */
function comesBefore({ tokens }: Prose, trigger: Trigger, clause: Clause, date: string): boolean {
  // "Nine died on Wednesday after the boat sank": it sank on Wednesday at the latest.
  if (trigger.kind === "verb" && clause.link === "after") return true;
  const before = tokens.lower[clause.first - 1];
  return trigger.kind === "noun" && (before === "following" || before === "after") && !isDay(date);
}

const together = new Set([
  "when",
  "while",
  "as",
  "where",
  "after",
  "before",
  "until",
  "once",
  "complement",
  "that",
  "which",
  "who",
]);

/** "Victims of the quake met on Monday": what only qualifies another noun has a date of its own. */
function namesOther({ tokens }: Prose, { first }: Clause): boolean {
  return tokens.tag[first - 1] === Tag.IN && inList("qualifies", tokens.lower[first - 1]!);
}

function shares(prose: Prose, trigger: Trigger, clause: Clause, host: Trigger): boolean {
  const { link } = clause;
  if (trigger.kind === "noun") return !trigger.negated && !namesOther(prose, clause);
  if (trigger.perfect && trigger.form !== "present" && !host.perfect) return false;
  if (link === "coordinated") return trigger.form === host.form || trigger.form === "participle";
  if (link === "participle") return true;
  if (link === "infinitive") return !inList("said", host.lemma);
  // "announced on Monday that it has signed": what is news in the report is as fresh as the report.
  const fresh = trigger.form === "present" && (trigger.perfect || trigger.progressive);
  if (fresh && (link === "that" || link === "complement")) return inList("report", host.lemma);
  return together.has(link) && trigger.form === "past";
}
