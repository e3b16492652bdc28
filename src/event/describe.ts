/** What the choice of events rests on: the features of a draft, by name. */
import { type Prose, Tag, TokenKind } from "../model.ts";
import { daysBefore, isDay } from "./calendar.ts";
import { clusterOf } from "./clusters.ts";
import { isHeadline } from "./headline.ts";
import { inList } from "./lexicon.ts";
import type { Name } from "./name.ts";
import type { Draft } from "./propose.ts";
import { quotedTokens } from "./quoted.ts";
import { wordClass } from "./word-class.ts";

/** What is counted once a text: how often its words stand in it, and which tokens stand inside quotation marks. */
export interface Setting {
  readonly counts: ReadonlyMap<string, number>;
  readonly quoted: Uint8Array;
  readonly day: string | null;
}

export function settingOf(prose: Prose, day: string | null): Setting {
  const { tokens } = prose;
  const counts = new Map<string, number>();
  for (let at = 0; at < tokens.count; at++) {
    const tag = tokens.tag[at];
    if (tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP) {
      counts.set(tokens.lower[at]!, (counts.get(tokens.lower[at]!) ?? 0) + 1);
    }
  }
  return { counts, quoted: quotedTokens(prose), day };
}

/** The features that hold for the draft at `index`, each as `name` makes it. */
export function describe<F>(
  prose: Prose,
  setting: Setting,
  drafts: readonly Draft[],
  index: number,
  name: Name<F>,
): F[] {
  const draft = drafts[index]!;
  const { trigger, clause, when } = draft;
  const host = draft.host >= 0 ? drafts[draft.host]! : null;
  const kind = wordClass(trigger);
  const link = linkClass(clause.link);
  const rule = when.rule.split(":")[0]!;
  const date = dateClass(when.date, setting.day);
  const place = placeClass(prose, trigger.sentence);
  const subject = subjectClass(prose, draft);
  const form = formClass(trigger);
  const quoted = setting.quoted[trigger.head] === 1;
  const hostClass = host ? wordClass(host.trigger) : "none";
  const features = [
    name`bias`,
    name`form ${form}`,
    name`class ${kind}`,
    name`link ${link}`,
    name`rule ${rule}`,
    name`date ${date}`,
    name`place ${place}`,
    name`subject ${subject}`,
    name`status ${draft.status}`,
    name`host ${hostClass}`,
    name`lemma ${trigger.lemma}`,
    name`form ${form} link ${link}`,
    name`class ${kind} rule ${rule}`,
    name`class ${kind} date ${date}`,
    name`class ${kind} link ${link}`,
    name`class ${kind} subject ${subject}`,
    name`class ${kind} place ${place}`,
    name`rule ${rule} link ${link}`,
    name`rule ${rule} date ${date}`,
    name`form ${form} rule ${rule}`,
    name`link ${link} host ${hostClass}`,
    name`status ${draft.status} class ${kind}`,
  ];
  if (trigger.passive) features.push(name`passive`, name`passive ${kind}`);
  if (trigger.negated) features.push(name`negated`);
  if (trigger.modal) features.push(name`modal ${trigger.modal}`);
  if (trigger.governor) features.push(name`governed`, name`governor ${governorClass(trigger.governor)}`);
  if (quoted) features.push(name`quoted`, name`quoted ${kind}`);
  if (draft.accordingTo.length) features.push(name`according`, name`according ${kind}`);
  if (draft.who.length) features.push(name`who`);
  if (draft.where.length) features.push(name`where`, name`where ${kind}`);
  if (hasNumber(prose, draft)) features.push(name`number`);
  const central = centrality(prose, setting, draft);
  features.push(
    name`size ${sizeClass(clause.end - clause.first)}`,
    name`centre ${central.level} ${central.words}`,
  );
  features.push(name`order ${orderInSentence(drafts, index)}`, name`rest ${datedElsewhere(drafts, index)}`);
  features.push(...ofPhrase(prose, draft, name));
  features.push(
    name`before ${wordAt(prose, trigger.first - 1)}`,
    name`after ${wordAt(prose, trigger.head + 1)}`,
  );
  const company = clusterOf(prose.tokens.lower[trigger.head]!);
  features.push(
    name`fine ${company.fine}`,
    name`coarse ${company.coarse}`,
    name`coarse ${company.coarse} ${trigger.kind} ${rule}`,
  );
  const object = nounFrom(prose, trigger.head + 1, clause.end);
  const actor = trigger.kind === "verb" ? nounFrom(prose, clause.first, trigger.first) : null;
  if (object) {
    const { coarse } = clusterOf(object);
    features.push(name`object ${coarse}`, name`object ${kind} ${coarse}`);
  }
  if (actor) features.push(name`actor ${clusterOf(actor).coarse}`);
  if (kind === "noun strong" || kind === "noun weak") features.push(name`noun ${link} ${hostClass} ${rule}`);
  return features;
}

const perfects = new Map<string, string>();
const progressives = new Map<string, string>();

/** A form with its aspect, of which there are a handful: each is put together once. */
function formClass({ form, perfect, progressive }: Draft["trigger"]): string {
  if (!perfect && !progressive) return form;
  const made = perfect ? perfects : progressives;
  if (!made.has(form)) made.set(form, `${form} ${perfect ? "perfect" : "progressive"}`);
  return made.get(form)!;
}

/** The word of a token, across the bounds of sentences; "" beyond the text. */
function wordAt({ tokens }: Prose, at: number): string {
  return tokens.lower[at] ?? "";
}

function linkClass(link: string): string {
  if (["after", "before", "when", "while", "as", "since", "until", "once"].includes(link))
    return "time clause";
  if (["who", "which", "that", "where", "whose", "whom"].includes(link))
    return link === "that" ? "that" : "relative";
  return ["main", "complement", "coordinated", "participle", "infinitive", "noun", "if"].includes(link)
    ? link
    : "clause";
}

function dateClass(date: string | null, day: string | null): string {
  if (date === null) return "none";
  if (date.includes("/")) return "interval";
  const fine = isDay(date) ? "day" : date.length === 7 ? "month" : "year";
  if (day === null) return fine;
  const ago = daysBefore(date, day)!;
  if (ago < 0) return `${fine} future`;
  return fine === "day"
    ? ago < 1
      ? "today"
      : ago < 8
        ? "day week"
        : ago < 32
          ? "day weeks"
          : "day old"
    : fine;
}

function placeClass(prose: Prose, sentence: number): string {
  if (isHeadline(prose, sentence)) return sentence === 0 ? "headline" : "label";
  const at = sentence - (isHeadline(prose, 0) ? 2 : 0);
  if (at <= 0) return "first";
  return at <= 1 ? "second" : at <= 4 ? "early" : at <= 9 ? "middle" : "late";
}

function subjectClass(prose: Prose, { trigger, clause }: Draft): string {
  if (trigger.kind === "noun") {
    const tag = prose.tokens.tag[clause.first];
    return tag === Tag.DT ? prose.tokens.lower[clause.first]! : tag === Tag.PRPS ? "possessive" : "bare";
  }
  if (!clause.subject) return "none";
  let names = 0;
  let pronoun = false;
  for (let at = clause.first; at < trigger.first; at++) {
    if (prose.tokens.tag[at] === Tag.NNP) names++;
    if (prose.tokens.tag[at] === Tag.PRP) pronoun = true;
  }
  return names > 0 ? "name" : pronoun ? "pronoun" : "noun";
}

function governorClass(governor: string): string {
  if (inList("plan", governor)) return "plan";
  if (inList("attempt", governor)) return "attempt";
  if (inList("begin", governor) || inList("goOn", governor)) return "phase";
  return inList("report", governor) ? "report" : "other";
}

function hasNumber(prose: Prose, { clause }: Draft): boolean {
  for (let at = clause.first; at < clause.end; at++)
    if (prose.tokens.kind[at] === TokenKind.number) return true;
  return false;
}

function sizeClass(tokens: number): string {
  return tokens < 4 ? "tiny" : tokens < 8 ? "short" : tokens < 16 ? "middle" : "long";
}

/** How much the words of the clause are those of the whole text. */
function centrality(prose: Prose, { counts }: Setting, { clause }: Draft): { level: string; words: number } {
  let best = 0;
  let sum = 0;
  for (let at = clause.first; at < clause.end; at++) {
    const count = counts.get(prose.tokens.lower[at]!) ?? 0;
    best = Math.max(best, count);
    if (count > 2) sum++;
  }
  return { level: best > 5 ? "high" : best > 2 ? "some" : "low", words: Math.min(3, sum) };
}

function orderInSentence(drafts: readonly Draft[], index: number): string {
  let verbs = 0;
  for (
    let at = index - 1;
    at >= 0 && drafts[at]!.trigger.sentence === drafts[index]!.trigger.sentence;
    at--
  ) {
    if (drafts[at]!.trigger.kind === "verb") verbs++;
  }
  return verbs > 2 ? "later" : String(verbs);
}

/** Whether another draft of the sentence bears the sentence's own date. */
function datedElsewhere(drafts: readonly Draft[], index: number): string {
  const { trigger, when } = drafts[index]!;
  if (when.rule.startsWith("stated")) return "own";
  for (const step of [-1, 1]) {
    for (let at = index + step; drafts[at]?.trigger.sentence === trigger.sentence; at += step) {
      if (drafts[at]!.when.rule.startsWith("stated")) return "other";
    }
  }
  return "no";
}

/** The head of the first noun phrase between two tokens, in lower case. */
function nounFrom(prose: Prose, from: number, to: number): string | null {
  let found: string | null = null;
  for (let at = from; at < to && at < from + 12; at++) {
    const tag = prose.tokens.tag[at]!;
    if (tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP) found = prose.tokens.lower[at]!;
    else if (found !== null) break;
  }
  return found;
}

/** For a noun: what stands before its phrase, who it belongs to, whether "of" follows. For a verb: "in retaliation", "then". */
function ofPhrase<F>({ tokens }: Prose, { trigger, clause }: Draft, name: Name<F>): F[] {
  if (trigger.kind === "verb") {
    for (let at = clause.first; at < Math.min(clause.first + 4, trigger.first); at++) {
      if (inList("sequence", tokens.lower[at]!)) return [name`sequence`];
    }
    return [];
  }
  const before = clause.first > 0 ? tokens.lower[clause.first - 1]! : "";
  const preposition = inList("past", before)
    ? "past"
    : inList("qualifies", before)
      ? "qualifies"
      : inList("locative", before)
        ? "locative"
        : "other";
  let owned = false;
  for (let at = clause.first; at < trigger.head; at++)
    owned ||= tokens.tag[at] === Tag.POS || tokens.tag[at] === Tag.PRPS;
  const of = tokens.lower[trigger.head + 1] === "of";
  return [
    name`phrase ${preposition}`,
    name`phrase ${preposition} ${owned || of ? "whose" : "bare"}`,
    name`phrase ${owned ? "owned" : ""}${of ? "of" : ""}`,
  ];
}
