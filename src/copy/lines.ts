/** A headline or standfirst, before and after: a slip, an edit, or another line altogether. */
import type { LineChange } from "../model.ts";
import { wordsOf } from "../text/words.ts";
import { isSlip, wordChanges } from "./word-changes.ts";

/** The share of words in common below which a line was swapped: word-level differences would only confuse. */
const recognisable = 0.4;

export function compareLines(before: string | null, after: string | null): LineChange {
  const base = { before, after, words: [] };
  if (!before || !after) return { ...base, kind: before ? "cut" : after ? "added" : "same" };
  const a = wordsOf(before);
  const b = wordsOf(after);
  const words = wordChanges(a, { from: 0, to: a.count }, b, { from: 0, to: b.count });
  if (words.every(({ kind }) => kind === "same")) return { ...base, kind: "same" };
  const kept = new Set(a.hash);
  const common = b.hash.filter((hash) => kept.has(hash)).length;
  if (common < recognisable * Math.max(a.count, b.count)) return { ...base, kind: "swapped" };
  return { ...base, kind: isSlip(before, after) ? "small" : "edited", words };
}
