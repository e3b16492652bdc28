/** The language's words, made ready once: what a form's dictionary word is, and which lists it stands in. */
import data from "./events.en.json" with { type: "json" };

export type List =
  | "change"
  | "strong"
  | "report"
  | "said"
  | "stative"
  | "begin"
  | "goOn"
  | "stop"
  | "plan"
  | "attempt"
  | "light"
  | "nounStrong"
  | "nounWeak"
  | "nounNever"
  | "modalDoubt"
  | "modalFuture"
  | "denial"
  | "doubtCue"
  | "planCue"
  | "denies"
  | "asks"
  | "purpose"
  | "happens"
  | "past"
  | "empty"
  | "qualifies"
  | "sequence"
  | "locative"
  | "reaches"
  | "calendar"
  | "planActs"
  | "none"
  | "months"
  | "cancels"
  | "undoes"
  | "tollLeads"
  | "scales"
  | "rites"
  | "onceOnly"
  | "origin"
  | "formerly"
  | "longUnits";

const lists: Readonly<Record<List, ReadonlySet<string>>> = {
  change: new Set(data.change),
  strong: new Set(data.strong),
  report: new Set(data.report),
  said: new Set(data.said),
  stative: new Set(data.stative),
  begin: new Set(data.begin),
  goOn: new Set(data.go_on),
  stop: new Set(data.stop),
  plan: new Set(data.plan),
  attempt: new Set(data.try),
  light: new Set(data.light),
  nounStrong: new Set(data.noun_strong),
  nounWeak: new Set(data.noun_weak),
  nounNever: new Set(data.noun_never),
  modalDoubt: new Set(data.modal_doubt),
  modalFuture: new Set(data.modal_future),
  denial: new Set(data.denial),
  doubtCue: new Set(data.doubt_cue),
  planCue: new Set(data.plan_cue),
  denies: new Set(data.denies),
  asks: new Set(data.asks),
  purpose: new Set(data.purpose),
  happens: new Set(data.happens),
  past: new Set(data.past),
  empty: new Set(data.empty),
  qualifies: new Set(data.qualifies),
  sequence: new Set(data.sequence),
  locative: new Set(data.locative),
  reaches: new Set(data.reaches),
  calendar: new Set(data.calendar),
  planActs: new Set(data.plan_acts),
  none: new Set(data.none),
  months: new Set(data.months),
  undoes: new Set(data.undoes),
  cancels: new Set(data.cancels),
  tollLeads: new Set(data.toll_leads),
  scales: new Set(data.scales),
  onceOnly: new Set(data.once_only),
  rites: new Set(data.rites),
  origin: new Set(data.origin),
  formerly: new Set(data.formerly),
  longUnits: new Set(data.long_units),
};

/** Whether a dictionary word stands in a list of `events.en.json`. */
export function inList(list: List, word: string): boolean {
  return lists[list].has(word);
}

const known = new Set([...data.change, ...data.strong, ...data.report, ...data.stative, ...data.light]);
const lemmas = new Map<string, string>();
for (const [lemma, forms] of Object.entries(data.irregular as Record<string, string>)) {
  for (const form of forms.split(" ")) lemmas.set(form, lemma);
  known.add(lemma);
}

/** The dictionary word of a verb's form: by the table, else by the regular endings, a listed word first. */
export function verbLemma(form: string): string {
  const before = lemmas.get(form);
  if (before !== undefined) return before;
  const lemma = known.has(form)
    ? form
    : (stemsOf(form).find((stem) => known.has(stem)) ?? stemsOf(form)[0] ?? form);
  if (lemmas.size < 20_000) lemmas.set(form, lemma);
  return lemma;
}

/** A stem with and without its mute e, the likelier first: "evaluat(e)", "smok(e)", but "visit", "crash". */
function withE(stem: string): string[] {
  return /(?:[aeiou](?:[kvz]|t)|[^aeiou]l|[cgsuv])$/.test(stem) && !/(?:ss|[eio]t|[^aeiou]ng)$/.test(stem)
    ? [`${stem}e`, stem]
    : [stem, `${stem}e`];
}

/** What a regular ending may have been put on, the likeliest first. */
function stemsOf(form: string): string[] {
  const cut = (n: number): string => form.slice(0, -n);
  const undouble = (stem: string): string[] => (/([bdgklmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : []);
  if (form.endsWith("ies") || form.endsWith("ied")) return [`${cut(3)}y`, cut(1), cut(2)];
  if (form.endsWith("ing") && form.length > 4) return [...undouble(cut(3)), ...withE(cut(3))];
  if (form.endsWith("ed") && form.length > 3) return [...undouble(cut(2)), ...withE(cut(2))];
  if (/(?:s|x|z|ch|sh)es$/.test(form)) return [cut(2), cut(1)];
  if (form.endsWith("s") && !form.endsWith("ss")) return [cut(1), cut(2)];
  return [];
}

/** The singular of a noun's form. */
export function nounLemma(form: string): string {
  if (inList("nounStrong", form) || inList("nounWeak", form) || form.length < 4) return form;
  if (form.endsWith("ies")) return `${form.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(form)) {
    const short = form.slice(0, -2);
    return inList("nounStrong", short) || inList("nounWeak", short) ? short : form.slice(0, -1);
  }
  return form.endsWith("s") && !form.endsWith("ss") && !form.endsWith("is") && !form.endsWith("us")
    ? form.slice(0, -1)
    : form;
}

/** "explosion" and "exploded", "sentenced" and "sentencing": one short stem for the verb and its noun. */
export function eventStem(lemma: string): string {
  const stem = lemma.replace(/(?:ation|ition|sion|tion|ment|ing|ure|al|er|e)$/, "");
  return stem.length < 3 ? lemma : stem.slice(0, 6);
}

const tolls = new Map(
  Object.entries(data.tolls).flatMap(([toll, words]) => words.map((word) => [word, toll] as const)),
);

/** What is counted after a disaster or a raid, by one word for each: "dead" of "killed" and of "bodies"; else null. */
export function tollOf(word: string): string | null {
  return tolls.get(word) ?? null;
}

const kinds = new Map(
  Object.entries(data.kinds).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);

/** Words for one kind of happening, by one of them: "meet" of "summit" and of "talks"; else null. */
export function kindOf(lemma: string): string | null {
  return kinds.get(lemma) ?? null;
}

const numbers = new Map(Object.entries(data.numbers));

/** The number that a word or digits say ("fourteen", "1,200", "2.5"); null where it is none. */
export function numberOf(word: string): number | null {
  const spelled = numbers.get(word);
  if (spelled !== undefined) return spelled;
  const value = /^\d[\d,]*(?:\.\d+)?$/.test(word) ? Number(word.replaceAll(",", "")) : Number.NaN;
  return Number.isNaN(value) ? null : value;
}
