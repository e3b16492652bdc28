/** What kind of word an event word is, by the lists that it stands in. */
import { inList, nounLemma } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

/** Lemmas may be any word: no more than this many are kept. */
const mostKept = 20_000;
const kept = { noun: new Map<string, string>(), verb: new Map<string, string>() };

/** One of some fifteen names: "strong", "said", "noun weak". Looked up once for each dictionary word. */
export function wordClass({ kind, lemma }: Trigger): string {
  const known = kept[kind];
  const before = known.get(lemma);
  if (before !== undefined) return before;
  const found = kind === "noun" ? nounClass(nounLemma(lemma)) : verbClass(lemma);
  if (known.size < mostKept) known.set(lemma, found);
  return found;
}

function nounClass(lemma: string): string {
  return inList("nounStrong", lemma) ? "noun strong" : inList("nounWeak", lemma) ? "noun weak" : "noun other";
}

/** The first list that a verb stands in decides, the narrowest first. */
function verbClass(lemma: string): string {
  if (lemma === "be") return "be";
  if (inList("said", lemma)) return "said";
  if (inList("happens", lemma)) return "happens";
  if (inList("strong", lemma)) return "strong";
  if (inList("report", lemma)) return "report";
  if (inList("light", lemma)) return "light";
  if (inList("goOn", lemma)) return "go on";
  if (inList("stative", lemma)) return inList("change", lemma) ? "mixed" : "stative";
  return inList("change", lemma) ? "change" : "other";
}
