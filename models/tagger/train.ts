/**
 * Trains the English tagger on silver labels and on labels checked by hand, and writes `models/tagger.en.bin`.
 * Averaged perceptron, weights and features hashed exactly as the tagger reads them, then rounded to one byte.
 */
import { type Sentence, Tag, TokenKind } from "../../src/model.ts";
import * as tagger from "../../src/text/tagger.ts";
import { hashWord, lexiconEntry, type TaggerModel } from "../../src/text/tagger-model.ts";
import type { RawTokens } from "../../src/text/tokens.ts";
import closed from "./closed.en.json" with { type: "json" };
import { onlyPast, verbForms } from "./verbs.ts";

/** A labelled text: tags stand by its tokens; `weight` is how often it is read in each round. */
export interface Labelled {
  readonly tokens: RawTokens;
  readonly sentences: readonly Sentence[];
  readonly tags: Uint8Array;
  readonly weight: number;
}

const { Role } = tagger;
const slots = 1 << 20;
const lexiconSlots = 1 << 16;
const open = ["NN", "NNS", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "JJ", "RB", "CD"] as const;
const bit = (name: keyof typeof Tag): number => 1 << Tag[name];
const openMask = open.reduce((mask, name) => mask | bit(name), 0);

export function train(data: readonly Labelled[], rounds: number, log: (line: string) => void): TaggerModel {
  const lexicon = makeLexicon(data);
  const inputs = data.map((text) => tagger.describe(text.tokens, text.sentences, lexicon));
  const perceptron = new Perceptron();
  for (let round = 0; round < rounds; round++) {
    let wrong = 0;
    for (const index of shuffled(data.length, round))
      for (let again = 0; again < data[index]!.weight; again++)
        wrong += readText(data[index]!, inputs[index]!, lexicon, perceptron);
    log(`round ${round + 1}: ${wrong} corrections`);
  }
  return { ...lexicon, weights: perceptron.rounded() };
}

function readText(
  text: Labelled,
  input: tagger.TaggerInput,
  model: TaggerModel,
  perceptron: Perceptron,
): number {
  const made = new Uint8Array(input.count);
  const features = new Uint32Array(tagger.featureCount);
  let wrong = 0;
  for (const { firstToken, endToken } of text.sentences) {
    const clause = { governor: 0, finite: 0, main: 0 };
    for (let i = firstToken; i < endToken; i++) {
      const gold = text.tags[i]!;
      let tag = tagger.fixedTag(text.tokens, i);
      const mask = tag ? 0 : tagger.candidates(input, i, model);
      if (!tag && (mask & (mask - 1)) === 0) tag = 31 - Math.clz32(mask);
      if (!tag) {
        tagger.fillFeatures(features, input, made, i, firstToken, endToken, clause);
        tag = tagger.best(features, mask, perceptron.weights);
        if (gold && tag !== gold && mask & (1 << gold)) {
          perceptron.learn(features, gold, tag);
          wrong++;
        }
        perceptron.step++;
      }
      made[i] = tag;
      tagger.advance(clause, input.role[i]!, tag);
    }
  }
  return wrong;
}

class Perceptron {
  readonly weights = new Float32Array(slots);
  readonly totals = new Float64Array(slots);
  step = 1;

  learn(features: Uint32Array, gold: number, wrong: number): void {
    for (const feature of features) {
      this.add((feature + gold) & (slots - 1), 1);
      this.add((feature + wrong) & (slots - 1), -1);
    }
  }

  add(slot: number, by: number): void {
    this.weights[slot]! += by;
    this.totals[slot]! += by * this.step;
  }

  /** The average of all states, scaled so that only a few of the largest are cut off. */
  rounded(): Int8Array {
    const mean = this.weights.map((weight, i) => weight - this.totals[i]! / this.step);
    const sizes = mean.map(Math.abs).sort();
    const scale = 127 / sizes[Math.floor(sizes.length * 0.9999)]!;
    return Int8Array.from(mean, (weight) => Math.max(-127, Math.min(127, Math.round(weight * scale))));
  }
}

/** A fixed order for each round: the same data always gives the same model. */
function shuffled(length: number, round: number): number[] {
  const order = Array.from({ length }, (_, i) => i);
  let seed = 12345 + round;
  for (let i = length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const j = seed % (i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function makeLexicon(data: readonly Labelled[]): TaggerModel {
  const counts = countTags(data);
  const classes = [openMask];
  const keys = new Uint32Array(lexiconSlots);
  const entryClass = new Uint8Array(lexiconSlots);
  const entryRole = new Uint8Array(lexiconSlots);
  const model = { classes: new Uint32Array(), keys, entryClass, entryRole, weights: new Int8Array() };
  let made = 0;
  for (const [word, mask] of wordMasks(counts)) {
    let cls = classes.indexOf(mask);
    if (cls < 0) cls = classes.length < 250 ? classes.push(mask) - 1 : 0;
    const hash = hashWord(word, 0);
    if (lexiconEntry(model, hash) >= 0) continue;
    let at = hash & (lexiconSlots - 1);
    while (keys[at] !== 0) at = (at + 1) & (lexiconSlots - 1);
    keys[at] = hash;
    entryClass[at] = cls;
    entryRole[at] = roleOf(word, mask) | (made++ < 1500 ? tagger.frequent : 0);
  }
  return { ...model, classes: Uint32Array.from(classes) };
}

/** The class of words seen with a capital alone: in lower case they may be anything. Bit 30 tells it from class 0. */
const nameOnly = openMask | (1 << 30);

/** The column for names with a capital. */
const capitalName = 30;

function countTags(data: readonly Labelled[]): Map<string, Uint32Array> {
  const counts = new Map<string, Uint32Array>();
  for (const { tokens, tags, weight } of data) {
    for (let i = 0; i < tokens.count; i++) {
      const kind = tokens.kind[i]!;
      if (kind === TokenKind.number || kind === TokenKind.punctuation || kind === TokenKind.quote || !tags[i])
        continue;
      const word = tokens.lower[i]!.replaceAll("’", "'");
      // A capital makes a name possible anyway; in the lexicon only names written small count.
      const name = tags[i] === Tag.NNP && tokens.word[i] !== tokens.lower[i];
      let row = counts.get(word);
      if (!row) counts.set(word, (row = new Uint32Array(32)));
      row[name ? capitalName : tags[i]!]! += weight;
      row[31]! += weight;
    }
  }
  return counts;
}

const closedMask = new Map<string, number>();
for (const [tag, words] of Object.entries(closed))
  for (const word of words.split(" ")) closedMask.set(word, bit(tag as keyof typeof Tag));

for (const word of ["will", "may", "us"]) closedMask.set(word, closedMask.get(word)! | bit("NNP"));

/** Words seen at least three times, the commonest first, with the tags that are no slip of the labels. */
function wordMasks(counts: Map<string, Uint32Array>): [string, number][] {
  const made: [string, number][] = [...closedMask];
  const rows = [...counts].filter(([, row]) => row[31]! >= 3).sort((a, b) => b[1][31]! - a[1][31]!);
  for (const [word, row] of rows.slice(0, 44000)) {
    const total = row[31]!;
    let mask = 0;
    for (let tag = 1; tag < capitalName; tag++)
      if (row[tag]! >= Math.max(total < 10 ? 1 : 2, total * 0.007)) mask |= 1 << tag;
    made.push([
      word,
      mask ? widen(mask, total - row[capitalName]!, word) & possible(word) || openMask : nameOnly,
    ]);
  }
  return made;
}

/** All tags but the verb forms that the spelling rules out: the silver labels call "need" a past now and then. */
function possible(word: string): number {
  const forms = verbForms(word);
  let not = 0;
  if (!forms.past && word !== "was" && word !== "were") not |= bit("VBD");
  if (!forms.participle) not |= bit("VBN");
  if (!word.endsWith("ing")) not |= bit("VBG");
  if (!word.endsWith("s")) not |= bit("VBZ") | (irregularPlural.test(word) ? 0 : bit("NNS"));
  if (!forms.base || /(?:ible|ous|ful|less|ness|ially)$/.test(word)) not |= bit("VB") | bit("VBP");
  return ~not;
}

/** Plurals and their ends that have no "s". */
const irregularPlural =
  /(?:men|people|police|children|media|data|feet|teeth|mice|cattle|criteria|phenomena|bacteria|staff|folk|geese|oxen|alumni|strata|fish|sheep|deer|species)$/;

const nounEnding =
  /(?:tion|sion|ness|ity|ment|ism|ist|ship|ance|ence|ing|er|or|ian|hood|dom|ology|graphy|ss|y)$/;

/** Forms that are spelled alike come together; a word seldom seen may turn out to be the other kind of its ending. */
function widen(mask: number, total: number, word: string): number {
  const both = (a: number, b: number): void => {
    if (mask & (a | b)) mask |= a | b;
  };
  if (!(mask & openMask)) return mask;
  both(bit("VBD"), bit("VBN"));
  both(bit("VB"), bit("VBP"));
  if (total < 40) {
    if (mask & bit("VB")) mask |= bit("NN");
    both(bit("NNS"), bit("VBZ"));
    if (mask & bit("VBG")) mask |= bit("NN") | bit("JJ");
    if (mask & bit("JJ")) mask |= bit("NN");
    if (mask & bit("NN") && !nounEnding.test(word)) mask |= bit("VB") | bit("VBP");
    if (mask & bit("NN") && total < 12) mask |= bit("JJ");
    if (mask === bit("NNP") && total < 12) mask |= bit("NN") | bit("JJ") | bit("NNS");
  }
  return mask;
}

const roles: Record<string, string> = {
  to: "to",
  be: "be is are was were been being am isn't aren't wasn't weren't i'm you're we're they're",
  have: "have has had having haven't hasn't hadn't i've you've we've they've",
  do: "do does did don't doesn't didn't",
};
const finiteWords = new Set("is are was were has isn't aren't wasn't weren't hasn't".split(" "));

function roleOf(word: string, mask: number): number {
  for (const [role, words] of Object.entries(roles))
    if (words.split(" ").includes(word))
      return finiteWords.has(word) && role === "be" ? Role.be : Role[role as "to"];
  if (mask === bit("MD")) return Role.modal;
  if (mask === bit("WH") || mask === bit("CC") || mask === bit("PRP")) return Role.stop;
  if (mask === bit("VBZ") || onlyPast(word)) return Role.finite;
  return Role.none;
}
