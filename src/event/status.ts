/** Happened, planned, ongoing, hypothetical or denied: from tense, mood, negation, what governs the verb, and the date. */
import { type Event, type Prose, Tag } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { isAfter } from "./calendar.ts";
import type { Clause } from "./clause.ts";
import { isHeadline } from "./headline.ts";
import { inList } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

export type Status = Event["status"];

/** One status a trigger, in the same order. */
export function judgeStatus(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  dates: readonly (string | null)[],
  day: string | null,
): Status[] {
  const known: (Status | undefined)[] = [];
  const judge = (index: number, depth: number): Status => {
    const before = known[index];
    if (before !== undefined) return before;
    const host = hosts[index]!;
    const hosted =
      host >= 0 && depth < 4 ? { trigger: triggers[host]!, status: () => judge(host, depth + 1) } : null;
    const date = dates[index] ?? null;
    const future = date !== null && day !== null && isAfter(date, day);
    const trigger = triggers[index]!;
    const status =
      trigger.kind === "noun"
        ? ofNoun(prose, trigger, clauses[index]!, hosted, future)
        : ofVerb(prose, trigger, clauses[index]!, hosted, future, date, day);
    known[index] = status;
    return status;
  };
  return triggers.map((_, index) => judge(index, 0));
}

interface Hosted {
  readonly trigger: Trigger;
  readonly status: () => Status;
}

function ofVerb(
  prose: Prose,
  trigger: Trigger,
  clause: Clause,
  hosted: Hosted | null,
  future: boolean,
  date: string | null,
  day: string | null,
): Status {
  if (clause.link === "if" || clause.link === "unless" || clause.link === "whether") return "hypothetical";
  if (hosted && inList("denies", hosted.trigger.lemma) && clause.link !== "coordinated") return "denied";
  if (trigger.modal !== null) return ofModal(trigger, hosted, future);
  if (trigger.form === "infinitive") return ofInfinitive(trigger, hosted, future);
  if (trigger.form === "participle" || trigger.form === "gerund") {
    if (future) return "planned";
    // "The dam, built in 1961, is old": what it is today changes nothing of that.
    if (trigger.form === "participle" && isOver(date, day)) return "happened";
    return hosted && !inList("said", hosted.trigger.lemma) && !inList("report", hosted.trigger.lemma)
      ? hosted.status()
      : "happened";
  }
  // "No date was set", "nobody was hurt": the subject denies it.
  const none = clause.subject && inList("none", prose.tokens.lower[clause.first]!);
  if (none && (trigger.form === "past" || trigger.perfect)) return "denied";
  if (future) return "planned";
  if (isPlanned(trigger)) return "planned";
  if (trigger.negated && trigger.perfect) return "denied";
  if (trigger.form === "past" || trigger.perfect) return isOpen(date) ? "ongoing" : "happened";
  if (isHeadline(prose, trigger.sentence) && !trigger.progressive) return "happened";
  return isLasting(trigger) ? "ongoing" : "happened";
}

/** "Is planned", "was scheduled", "plans to"; but "was agreed" tells of an act that took place. */
function isPlanned({ lemma, passive, form }: Trigger): boolean {
  if (!inList("plan", lemma) || !(passive || form === "present")) return false;
  return !(passive && form === "past" && inList("planActs", lemma));
}

/** The date lies wholly before the page's day. */
function isOver(date: string | null, day: string | null): boolean {
  const last = date === null || isOpen(date) ? null : edtfStretch(date)?.last;
  return day !== null && last !== null && last !== undefined && last < day;
}

/** "X/..": it began then and no end is told. */
function isOpen(date: string | null): boolean {
  return date?.endsWith("/..") ?? false;
}

function isLasting(trigger: Trigger): boolean {
  if (inList("report", trigger.lemma)) return trigger.progressive;
  return (
    trigger.progressive ||
    inList("goOn", trigger.lemma) ||
    inList("stative", trigger.lemma) ||
    !trigger.passive
  );
}

function ofModal(trigger: Trigger, hosted: Hosted | null, future: boolean): Status {
  const modal = trigger.modal!;
  if (inList("modalFuture", modal)) return "planned";
  if (modal === "would" || modal === "'d") {
    const reported =
      hosted !== null && (inList("report", hosted.trigger.lemma) || inList("plan", hosted.trigger.lemma));
    return reported || future ? "planned" : "hypothetical";
  }
  if (modal === "should" && inList("happens", trigger.lemma)) return "planned";
  // "could not agree" tells what did happen.
  return modal === "could" && trigger.negated ? "happened" : "hypothetical";
}

function ofInfinitive(trigger: Trigger, hosted: Hosted | null, future: boolean): Status {
  const { governor } = trigger;
  if (future) return "planned";
  if (governor !== null && inList("plan", governor)) return "planned";
  // "They are to pay", "she was to testify": arranged.
  if (governor === "be" && hosted !== null && !hosted.trigger.perfect) return "planned";
  if (governor !== null && inList("begin", governor)) return hosted?.status() ?? "happened";
  if (governor !== null && inList("goOn", governor)) return "ongoing";
  if (governor === "fail" || governor === "refuse" || governor === "decline") return "denied";
  if (hosted === null) return "planned";
  if (inList("report", hosted.trigger.lemma)) return "planned";
  const status = hosted.status();
  return status === "happened" && inList("purpose", hosted.trigger.lemma) ? "planned" : status;
}

/** "Cancelled the summit", "the match was called off": what the verb acts on did not take place. */
function isCancelled({ tokens }: Prose, { lemma, head, modal, negated }: Trigger): boolean {
  if (modal !== null || negated) return false;
  return inList("undoes", lemma) || inList("undoes", `${lemma} ${tokens.lower[head + 1] ?? ""}`);
}

function ofNoun(
  prose: Prose,
  trigger: Trigger,
  clause: Clause,
  hosted: Hosted | null,
  future: boolean,
): Status {
  const { tokens } = prose;
  for (let at = clause.first; at < trigger.head; at++) {
    const word = tokens.lower[at]!;
    if (inList("planCue", word)) return "planned";
    if (inList("doubtCue", word)) return "hypothetical";
    if (word === "ongoing" || word === "continuing") return "ongoing";
  }
  if (future) return "planned";
  if (trigger.negated) return "denied";
  if (hosted !== null && isCancelled(prose, hosted.trigger)) return "denied";
  // "following the expulsion": what others came after has taken place.
  if (inList("past", tokens.lower[clause.first - 1] ?? "")) return "happened";
  if (hosted === null) return "happened";
  // "called for talks", "hope for a meeting": what is asked for has not happened.
  const asked = tokens.lower[clause.first - 1] === "for" && inList("asks", hosted.trigger.lemma);
  if (asked) return "hypothetical";
  const status = hosted.status();
  const modal = hosted.trigger.modal !== null || hosted.trigger.form === "infinitive";
  const definite = tokens.tag[clause.first] === Tag.DT && tokens.lower[clause.first] === "the";
  return modal && !definite ? status : status === "planned" && !definite ? "planned" : "happened";
}
