/**
 * Silver labels: three open taggers and a table of closed classes vote on every token, and rules mend what the
 * voters are known to get wrong. The labels train our own tagger and go nowhere else.
 */
import { createRequire } from "node:module";
import { type Sentence, Tag, TokenKind } from "../../src/model.ts";
import type { RawTokens } from "../../src/text/tokens.ts";
import closed from "./closed.en.json" with { type: "json" };
import { mend } from "./mend.ts";

/** The little that is used of three packages that bring no types, or far more of them than that. */
interface Voters {
  readonly enPos: { Tag: new (words: string[]) => { initial(): { smooth(): { tags: string[] } } } };
  readonly winkPos: { tagRawTokens(words: string[]): { pos: string }[] };
  readonly winkNlp: {
    readonly its: Record<"value" | "pos" | "precedingSpaces", unknown>;
    readDoc(text: string): { tokens(): { out(its: unknown): string[] } };
  };
}

const require = createRequire(import.meta.url);
const { enPos, winkPos, winkNlp }: Voters = {
  enPos: require("en-pos") as Voters["enPos"],
  winkPos: (require("wink-pos-tagger") as () => Voters["winkPos"])(),
  winkNlp: (require("wink-nlp") as (model: unknown) => Voters["winkNlp"])(require("wink-eng-lite-web-model")),
};

const closedTag = new Map<string, number>();
for (const [tag, words] of Object.entries(closed))
  for (const word of words.split(" ")) closedTag.set(word, Tag[tag as keyof typeof Tag]);

const fine: Record<string, number> = {
  NNPS: Tag.NNP,
  PRP$: Tag.PRPS,
  PDT: Tag.DT,
  WDT: Tag.WH,
  WP: Tag.WH,
  WP$: Tag.WH,
  WRB: Tag.WH,
  JJR: Tag.JJ,
  JJS: Tag.JJ,
  RBR: Tag.RB,
  RBS: Tag.RB,
  FW: Tag.NN,
  LS: Tag.CD,
  SYM: Tag.punctuation,
  ...Tag,
};
const universal: Record<string, number> = {
  NOUN: Tag.NN,
  PROPN: Tag.NNP,
  VERB: Tag.VB,
  AUX: Tag.VB,
  ADJ: Tag.JJ,
  ADV: Tag.RB,
  PRON: Tag.PRP,
  DET: Tag.DT,
  ADP: Tag.IN,
  SCONJ: Tag.IN,
  CCONJ: Tag.CC,
  NUM: Tag.CD,
  PART: Tag.RP,
  INTJ: Tag.UH,
};

/** Verbs and common nouns are folded for the vote; the finer form is settled afterwards. */
function coarse(tag: number): number {
  if (tag >= Tag.VB && tag <= Tag.VBG) return Tag.VB;
  if (tag === Tag.RP) return Tag.IN;
  return tag === Tag.NNS ? Tag.NN : tag;
}

interface Sentences {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly tokens: RawTokens;
}

/** One tag a token of the sentence `index`; 0 where nobody voted. */
export function silverTags(prose: Sentences, index: number): Uint8Array {
  const { tokens, text } = prose;
  const { firstToken, endToken, start, end } = prose.sentences[index]!;
  const words = tokens.word.slice(firstToken, endToken);
  const a = new enPos.Tag([...words]).initial().smooth().tags;
  const b = winkPos.tagRawTokens([...words]).map((t) => t.pos);
  const c = winkVotes(text.slice(start, end), start, tokens.start.subarray(firstToken, endToken));
  const tags = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const kind = tokens.kind[firstToken + i]!;
    const lower = words[i]!.toLowerCase().replaceAll("’", "'");
    tags[i] =
      kind === TokenKind.punctuation || kind === TokenKind.quote
        ? Tag.punctuation
        : kind === TokenKind.possessive
          ? Tag.POS
          : (closedOf(words[i]!, lower, i) ?? vote(fine[a[i]!] ?? 0, fine[b[i]!] ?? 0, c[i]!));
  }
  mend(words, tags, tokens.kind.subarray(firstToken, endToken));
  return tags;
}

/** A capital within a sentence may be a name ("Will Marsh"): then the voters decide. */
function closedOf(word: string, lower: string, i: number): number | undefined {
  return word === lower || i < 2 || word.length < 3 ? closedTag.get(lower) : undefined;
}

function vote(a: number, b: number, c: number): number {
  const [ca, cb] = [coarse(a), coarse(b)];
  // wink-nlp reads the most context, but knows only coarse classes.
  const winner = c === 0 ? ca : ca === cb ? (ca === c ? c : ca) : cb === c ? cb : c === ca ? ca : c;
  if (ca === winner && a !== 0) return a;
  if (cb === winner && b !== 0) return b;
  return winner;
}

/** Tags by character offset, since wink-nlp cuts words its own way. */
function winkVotes(text: string, base: number, starts: Uint32Array): Uint8Array {
  const tags = new Uint8Array(starts.length);
  const its = winkNlp.its;
  const tokens = winkNlp.readDoc(text).tokens();
  const values = tokens.out(its.value);
  const spaces = tokens.out(its.precedingSpaces);
  const pos = tokens.out(its.pos);
  const at = new Map<number, number>();
  starts.forEach((s, i) => at.set(s - base, i));
  let offset = 0;
  values.forEach((value, i) => {
    offset += spaces[i]!.length;
    const token = at.get(offset);
    if (token !== undefined) tags[token] = universal[pos[i]!] ?? 0;
    offset += value.length;
  });
  return tags;
}
