/** Small questions about tokens that several files of this room ask. */
import { Tag, TokenKind, type Tokens } from "../model.ts";

/** A verb's form of any kind, without modals. */
export function isVerb(tag: number): boolean {
  return tag >= Tag.VB && tag <= Tag.VBG;
}

export function isNoun(tag: number): boolean {
  return tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP;
}

const be = new Set(["be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"]);
const have = new Set(["have", "has", "had", "having", "'ve", "'d"]);
const does = new Set(["do", "does", "did", "don't", "doesn't", "didn't"]);

/** "be", "have" or "do" where the word is a form of one of these; with "n't" too. */
export function auxiliary(lower: string): "be" | "have" | "do" | null {
  const word = lower.replace("’", "'");
  const bare = word.endsWith("n't") ? word.slice(0, -3) : word;
  if (be.has(bare)) return "be";
  if (have.has(bare)) return "have";
  return does.has(word) || does.has(bare) ? "do" : null;
}

const negations = new Set(["not", "never", "n't", "no"]);

export function isNegation(lower: string): boolean {
  return negations.has(lower) || lower.endsWith("n't") || lower.endsWith("n’t") || lower === "cannot";
}

const subordinators = new Set(
  "that because although though while whilst after before since until till unless if as whether once when where whereas".split(
    " ",
  ),
);

/** A word that opens a clause of its own, relative pronouns included. */
export function opensClause(tokens: Tokens, index: number): boolean {
  return tokens.tag[index] === Tag.WH || subordinators.has(tokens.lower[index]!);
}

/** A mark that no clause reaches across. */
export function isStop(tokens: Tokens, index: number): boolean {
  const kind = tokens.kind[index];
  if (kind === TokenKind.quote) return true;
  if (kind !== TokenKind.punctuation) return false;
  const mark = tokens.word[index]!;
  return (
    mark === ";" ||
    mark === ":" ||
    mark === "—" ||
    mark === "–" ||
    mark === "--" ||
    mark === "(" ||
    mark === ")"
  );
}

export function isComma(tokens: Tokens, index: number): boolean {
  return tokens.word[index] === ",";
}
