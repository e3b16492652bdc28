/** Rules over a sentence's voted tags, in order: each repairs one fault that the voters share. */
import { Tag, TokenKind } from "../../src/model.ts";
import { numberTag } from "../../src/text/tagger.ts";
import { onlyPast, verbForms } from "./verbs.ts";

const be = new Set("be is are was were been being am isn't aren't wasn't weren't".split(" "));
const have = new Set("have has had having haven't hasn't hadn't they've we've i've you've".split(" "));
const doing = new Set("do does did don't doesn't didn't".split(" "));
const modalEnd = /(?:'ll|'d)$/;
const reporting = new Set(
  "said told added claimed announced reported warned confirmed believed insisted stated noted denied suggested thought knew argued explained alleged estimated acknowledged admitted revealed says".split(
    " ",
  ),
);
const demonym = /(?:ian|ean|ish|ese|an|ch|ic|li|ni|qi)$/;

/** Small words inside names: "bin", "van", "al". */
const nameParts = new Set(
  "bin ibn al el de da di del della der den van von du la le dos das bint abu".split(" "),
);

/** Changes `tags` in place. */
export function mend(words: readonly string[], tags: Uint8Array, kinds: Uint8Array): void {
  const lower = words.map((word) => word.toLowerCase().replaceAll("’", "'"));
  for (let i = 0; i < words.length; i++) {
    if (kinds[i] === TokenKind.number) tags[i] = numberTag(lower[i]!);
    possessive(lower, tags, kinds, i);
    ambiguous(lower, words[i]!, tags, i);
    const named = tags[i + 1] === Tag.NNP || (words[i + 1] === "-" && tags[i + 2] === Tag.NNP);
    if (nameParts.has(words[i]!) && named) tags[i] = Tag.NNP;
    if (words[i]!.length > 4 && words[i]!.endsWith("ly") && isVerb(tags[i]!))
      tags[i] = /^(?:apply|supply|reply|rely|comply|imply|multiply|rally|tally|ally|bully)$/.test(lower[i]!)
        ? tags[i]!
        : Tag.RB;
  }
  nounForms(lower, tags);
  for (let i = 0; i < words.length; i++) if (finiteS(lower, tags, i)) tags[i] = Tag.VBZ;
  for (let i = 0; i < words.length; i++) gerund(lower, tags, i);
  for (let i = 0; i < words.length; i++) hiddenPast(lower, tags, i);
  for (let i = 0; i < words.length; i++) verb(lower, tags, i);
  for (let i = 1; i < words.length; i++) particle(lower, tags, i);
}

/** "it's", "that's", "he's been": a verb; after a noun, the possessive unless a participle or determiner follows. */
function possessive(lower: string[], tags: Uint8Array, kinds: Uint8Array, i: number): void {
  if (kinds[i] !== TokenKind.possessive) return;
  const before = tags[i - 1];
  const next = lower[i + 1] ?? "";
  const verbal =
    before === Tag.PRP ||
    before === Tag.WH ||
    before === Tag.EX ||
    lower[i - 1] === "that" ||
    lower[i - 1] === "there" ||
    lower[i - 1] === "here" ||
    lower[i - 1] === "let" ||
    ["a", "an", "the", "not", "been", "going"].includes(next);
  tags[i] = lower[i - 1] === "let" ? Tag.PRP : verbal ? Tag.VBZ : Tag.POS;
}

function ambiguous(lower: string[], written: string, tags: Uint8Array, i: number): void {
  const word = lower[i]!;
  const next = lower[i + 1] ?? "";
  const nextTag = tags[i + 1] ?? 0;
  if (word === "to") tags[i] = Tag.TO;
  else if (word === "that") {
    const before = tags[i - 1] ?? 0;
    const noun = before === Tag.NN || before === Tag.NNS || before === Tag.NNP;
    if (noun && (isVerb(nextTag) || nextTag === Tag.MD)) tags[i] = Tag.WH;
    else if ((nextTag === Tag.NN || nextTag === Tag.JJ) && !isVerb(before)) tags[i] = Tag.DT;
    else if (tags[i] !== Tag.DT || isVerb(before))
      tags[i] =
        nextTag === Tag.VBZ || nextTag === Tag.MD || nextTag === Tag.VBD
          ? i === 0
            ? Tag.DT
            : Tag.WH
          : Tag.IN;
  } else if (word === "there")
    tags[i] = be.has(next) || have.has(next) || nextTag === Tag.MD || next === "'s" ? Tag.EX : Tag.RB;
  else if (word === "her")
    tags[i] =
      nextTag === Tag.NN ||
      nextTag === Tag.NNS ||
      nextTag === Tag.JJ ||
      nextTag === Tag.NNP ||
      nextTag === Tag.VBG ||
      nextTag === Tag.CD
        ? Tag.PRPS
        : Tag.PRP;
  else if (word === "his") tags[i] = Tag.PRPS;
  else if (word === "further" && isVerb(nextTag)) tags[i] = Tag.RB;
  else if (word === "us") tags[i] = written === "US" ? Tag.NNP : Tag.PRP;
  else if (word === "may" || word === "march") {
    if (tags[i - 1] === Tag.IN || tags[i - 1] === Tag.CD || tags[i + 1] === Tag.CD) tags[i] = Tag.NNP;
  } else if (word === "no" && tags[i] === Tag.UH) tags[i] = Tag.DT;
}

/** "President Vale claims he", "the report says the": a plural noun is no neighbour of a subject or a determiner. */
function finiteS(lower: string[], tags: Uint8Array, i: number): boolean {
  const before = tags[i - 1] ?? 0;
  const subject = /^(?:he|she|it|they|we|i|the|a|an|its|his|their)$/.test(lower[i + 1] ?? "");
  const verbal = subject || ((lower[i + 1] === "that" || lower[i + 1] === "to") && nothingButNoun(tags, i));
  return (
    tags[i] === Tag.NNS && (before === Tag.NNP || before === Tag.NN) && verbal && finiteStems.has(lower[i]!)
  );
}

/** The sentence so far is one noun phrase: its next word should be the verb. */
function nothingButNoun(tags: Uint8Array, end: number): boolean {
  for (let i = 0; i < end; i++) {
    const tag = tags[i]!;
    if (
      tag !== Tag.DT &&
      tag !== Tag.JJ &&
      tag !== Tag.NN &&
      tag !== Tag.NNP &&
      tag !== Tag.PRPS &&
      tag !== Tag.POS
    )
      return false;
  }
  return true;
}

const finiteStems = new Set(
  "claims plans reports talks calls aims backs blames bids votes hopes fears holds doubts demands orders needs requests vows promises pledges".split(
    " ",
  ),
);

export function isVerb(tag: number): boolean {
  return tag >= Tag.VB && tag <= Tag.MD;
}

function nounForms(lower: string[], tags: Uint8Array): void {
  for (let i = 0; i < tags.length; i++) {
    const word = lower[i]!;
    if (
      tags[i] === Tag.NN &&
      word.length > 3 &&
      /[^sui]s$/.test(word) &&
      !/(?:ics|news|series|species|ss|us|is)$/.test(word)
    )
      tags[i] = Tag.NNS;
    if (
      tags[i] === Tag.NN &&
      (word === "people" ||
        word === "police" ||
        word === "men" ||
        word === "women" ||
        word === "children" ||
        word === "media")
    )
      tags[i] = Tag.NNS;
    if (
      tags[i] === Tag.NNP &&
      demonym.test(word) &&
      (tags[i + 1] === Tag.NN || tags[i + 1] === Tag.NNS || tags[i + 1] === Tag.JJ) &&
      tags[i - 1] !== Tag.NNP
    )
      tags[i] = Tag.JJ;
  }
}

/** The word that governs the verb at `i`: the nearest to the left past adverbs and commas around them. */
export function governor(
  lower: readonly string[],
  tags: Uint8Array,
  i: number,
): "to" | "modal" | "do" | "have" | "be" | "none" {
  for (let j = i - 1; j >= 0 && j >= i - 5; j--) {
    const word = lower[j]!;
    if (tags[j] === Tag.TO) return "to";
    if (have.has(word) || (word === "'s" && lower[i] === "been")) return "have";
    if (be.has(word)) return "be";
    if (tags[j] === Tag.VBZ && word === "'s") return "be";
    if (doing.has(word)) return "do";
    if (tags[j] === Tag.MD || modalEnd.test(word)) return "modal";
    if (/'(?:re|m)$/.test(word)) return "be";
    if (word.endsWith("'ve")) return "have";
    const inverted = tags[j] === Tag.PRP && j > 0 && (doing.has(lower[j - 1]!) || tags[j - 1] === Tag.MD);
    if (tags[j] !== Tag.RB && !inverted) return "none";
  }
  return "none";
}

/** ", citing sources", "in planning the attack": a verb, where the voters say noun. */
function gerund(lower: string[], tags: Uint8Array, i: number): void {
  if (tags[i] !== Tag.NN || !lower[i]!.endsWith("ing") || lower[i]!.length < 6) return;
  const before = tags[i - 1] ?? Tag.punctuation;
  const next = tags[i + 1] ?? 0;
  const object = next === Tag.DT || next === Tag.PRPS || next === Tag.PRP;
  const absolute = before === Tag.punctuation && (next === Tag.NNS || next === Tag.NNP || next === Tag.IN);
  const progressive = be.has(lower[i - 1] ?? "") || (before === Tag.RB && governor(lower, tags, i) === "be");
  if (progressive && next !== Tag.NN && next !== Tag.NNS) tags[i] = Tag.VBG;
  else if ((object && before !== Tag.DT && before !== Tag.JJ) || (absolute && i > 0)) tags[i] = Tag.VBG;
}

/** "was shot", "have put", "shot him": an irregular past that is also a noun. */
function hiddenPast(lower: string[], tags: Uint8Array, i: number): void {
  const forms = verbForms(lower[i]!);
  if (tags[i] !== Tag.NN && tags[i] !== Tag.JJ) return;
  if (!forms.past || lower[i]!.length < 3) return;
  const before = tags[i - 1] ?? 0;
  const next = tags[i + 1] ?? Tag.punctuation;
  const govern = governor(lower, tags, i);
  const regular = lower[i]!.endsWith("ed") && tags[i] === Tag.JJ;
  if (
    !regular &&
    forms.participle &&
    (govern === "be" || govern === "have") &&
    next !== Tag.NN &&
    next !== Tag.NNS
  )
    tags[i] = Tag.VBN;
  else if (/^(?:him|them|her|me|us)$/.test(lower[i + 1] ?? "") && before !== Tag.DT && before !== Tag.JJ)
    tags[i] = Tag.VBD;
}

const free = new Set("up out off down away back over on in around along through".split(" "));
const bound = new Set("up out off down".split(" "));

/** "broke down.", "carried out the search", "took over as": a particle; "out of", "went down the road": not. */
function particle(lower: string[], tags: Uint8Array, i: number): void {
  const word = lower[i]!;
  if (!free.has(word) || !isVerb(tags[i - 1]!) || tags[i - 1] === Tag.MD || be.has(lower[i - 1]!)) return;
  const next = tags[i + 1] ?? Tag.punctuation;
  if (lower[i + 1] === "of" && word !== "off") tags[i] = Tag.IN;
  else if (
    next === Tag.punctuation ||
    next === Tag.IN ||
    next === Tag.TO ||
    next === Tag.CC ||
    next === Tag.RB
  )
    tags[i] = word === "back" || word === "away" ? Tag.RB : Tag.RP;
  else if (bound.has(word)) tags[i] = Tag.RP;
  else tags[i] = word === "back" || word === "away" ? Tag.RB : Tag.IN;
}

function verb(lower: string[], tags: Uint8Array, i: number): void {
  const word = lower[i]!;
  const govern = governor(lower, tags, i);
  if (word === "have" || word === "do") {
    tags[i] = govern === "to" || govern === "modal" || govern === "do" ? Tag.VB : Tag.VBP;
    return;
  }
  if (word === "had") {
    tags[i] = govern === "have" ? Tag.VBN : Tag.VBD;
    return;
  }
  if (word === "done") {
    tags[i] = Tag.VBN;
    return;
  }
  const forms = verbForms(word);
  const previous = tags[i - 1] ?? 0;
  // A noun or adjective straight after "to" or a modal that can be a base form and has an object: the verb.
  if (
    (tags[i] === Tag.NN || tags[i] === Tag.JJ) &&
    forms.base &&
    previous === Tag.MD &&
    !word.endsWith("ing")
  )
    tags[i] = Tag.VB;
  if (!isVerb(tags[i]!) || tags[i] === Tag.MD) return;
  if (word.endsWith("ing") && word.length > 4) {
    tags[i] = Tag.VBG;
    return;
  }
  if (word.endsWith("s") && !word.endsWith("ss") && !forms.past && !forms.participle && tags[i] !== Tag.VBN) {
    tags[i] = Tag.VBZ;
    return;
  }
  if (forms.participle || forms.past) {
    if (govern === "have" && forms.participle) tags[i] = Tag.VBN;
    else if (govern === "be" && forms.participle) tags[i] = Tag.VBN;
    else if ((govern === "to" || govern === "modal" || govern === "do") && forms.base) tags[i] = Tag.VB;
    else if (!forms.participle) tags[i] = forms.base && tags[i] !== Tag.VBD ? tags[i]! : Tag.VBD;
    else if (!forms.past && !forms.base) tags[i] = Tag.VBN;
    else if (!forms.base || tags[i] === Tag.VBD || tags[i] === Tag.VBN)
      tags[i] = pastOrParticiple(lower, tags, i);
    return;
  }
  if (govern === "to" || govern === "modal" || govern === "do") tags[i] = Tag.VB;
  else if (
    tags[i] !== Tag.VBD &&
    tags[i] !== Tag.VBN &&
    (previous === Tag.PRP || previous === Tag.NNS || previous === Tag.WH)
  )
    tags[i] = previous === Tag.PRP && /^(?:him|me|them|us)$/.test(lower[i - 1]!) ? Tag.VB : Tag.VBP;
}

/** The past or the participle, where no auxiliary decides. */
function pastOrParticiple(lower: string[], tags: Uint8Array, i: number): number {
  let before = i - 1;
  while (before > 0 && (tags[before] === Tag.RB || lower[before] === "either" || lower[before] === "both"))
    before--;
  const previous = tags[before] ?? 0;
  const next = tags[i + 1] ?? 0;
  if (previous === Tag.PRP || previous === Tag.WH)
    return /^(?:him|them|me|us)$/.test(lower[before]!) ? Tag.VBN : Tag.VBD;
  if (lower[i + 1] === "by") return Tag.VBN;
  const own = next === Tag.DT || next === Tag.PRPS || next === Tag.PRP;
  if (own && before > 0 && previous !== Tag.IN && !passiveObject.test(lower[i]!)) return Tag.VBD;
  const attributive =
    previous === Tag.DT || previous === Tag.PRPS || previous === Tag.POS || previous === Tag.JJ;
  if (attributive && (next === Tag.NN || next === Tag.NNS || next === Tag.JJ || next === Tag.NNP))
    return Tag.VBN;
  if (previous === Tag.IN && lower[before] !== "that") return Tag.VBN;
  const noun = previous === Tag.NN || previous === Tag.NNS || previous === Tag.NNP;
  if (previous === Tag.punctuation && finiteInSentence(lower, tags, i) === "nowhere") return Tag.VBD;
  if (previous === Tag.CC) return tags[i] === Tag.VBN && !joinsPast(lower, tags, before) ? Tag.VBN : Tag.VBD;
  if (!noun) return tags[i] === Tag.VBN ? Tag.VBN : Tag.VBD;
  if (next === Tag.DT || next === Tag.PRPS || next === Tag.PRP || next === Tag.NNP) return Tag.VBD;
  if (previous !== Tag.NNP && pastLike(lower[i + 1] ?? "") && governor(lower, tags, i + 1) === "none")
    return Tag.VBN;
  const phrase = next === Tag.IN || next === Tag.TO || next === Tag.RB || next === Tag.punctuation;
  if (before < i - 1 && tags[i] !== Tag.VBN) return Tag.VBD;
  if (before < i - 1 && finiteInSentence(lower, tags, i) !== "after") return Tag.VBD;
  if (phrase && previous !== Tag.NNP) {
    if (objectBefore(lower, tags, i) && !reporting.has(lower[i]!)) return Tag.VBN;
    if (next !== Tag.punctuation && !reporting.has(lower[i]!) && finiteFollows(lower, tags, i + 1))
      return Tag.VBN;
  }
  return finiteInSentence(lower, tags, i) === "nowhere" || tags[i] !== Tag.VBN ? Tag.VBD : Tag.VBN;
}

/** Verbs whose passive keeps an object: "a man named Orr", "those given a permit". */
const passiveObject =
  /^(?:named|called|given|offered|paid|granted|awarded|told|shown|taught|considered|elected|dubbed|titled|denied|asked|allowed|made|left|sent)$/;

/** "included", "was", "took": another past follows at once, so that the first cannot be the main verb. */
function pastLike(lower: string): boolean {
  return (
    lower === "was" ||
    lower === "were" ||
    lower === "had" ||
    onlyPast(lower) ||
    (lower.length > 4 && lower.endsWith("ed"))
  );
}

/** "and": the verb before it, not far away, is a plain past that nothing governs. */
function joinsPast(lower: string[], tags: Uint8Array, and: number): boolean {
  for (let j = and - 1; j >= 0 && j > and - 12; j--) {
    const tag = tags[j]!;
    if (tag === Tag.VBN || tag === Tag.VB || tag === Tag.VBG) return false;
    if (tag === Tag.VBD) return !be.has(lower[j]!) && !have.has(lower[j]!);
  }
  return false;
}

/** The clause already has its verb, and no verb of saying that could open another clause without "that". */
function objectBefore(lower: string[], tags: Uint8Array, i: number): boolean {
  for (let j = i - 1; j >= 0 && j > i - 10; j--) {
    const tag = tags[j]!;
    if (tag === Tag.punctuation || tag === Tag.WH || tag === Tag.CC) return false;
    if (
      tag === Tag.IN &&
      /^(?:that|as|after|before|because|if|while|since|until|when|although)$/.test(lower[j]!)
    )
      return false;
    if (tag >= Tag.VBP && tag <= Tag.VBD) return !clausal.test(lower[j]!);
    if (tag === Tag.VB) return !clausal.test(lower[j]!);
  }
  return false;
}

const clausal =
  /^(?:sa(?:y|ys|id)|told|tells?|claim|add|announc|report|warn|confirm|believ|insist|stat|not|den|suggest|th(?:ink|ought)|kn(?:ow|ew)|argu|explain|alleg|estimat|acknowledg|admit|reveal|show|indicat|specul|mean|hope|fear|feel|felt|learn|hear|conclud|found|say)/;

/** Whether another sure finite verb stands anywhere in the sentence. */
function finiteInSentence(lower: string[], tags: Uint8Array, i: number): "before" | "after" | "nowhere" {
  const sure = (j: number): boolean =>
    tags[j] === Tag.MD ||
    tags[j] === Tag.VBZ ||
    lower[j] === "was" ||
    lower[j] === "were" ||
    lower[j] === "are" ||
    lower[j] === "had" ||
    onlyPast(lower[j]!) ||
    lower[j] === "said" ||
    lower[j] === "told";
  for (let j = 0; j < i; j++) if (sure(j) || tags[j] === Tag.VBD) return "before";
  for (let j = i + 1; j < tags.length; j++) if (sure(j)) return "after";
  return "nowhere";
}

/** A verb that can only be finite, before the clause ends. */
function finiteFollows(lower: string[], tags: Uint8Array, from: number): boolean {
  for (let i = from; i < tags.length && i < from + 14; i++) {
    const tag = tags[i]!;
    if (tag === Tag.WH || tag === Tag.CC || tag === Tag.PRP) return false;
    if (tag === Tag.punctuation) return false;
    if (lower[i] === "that" || lower[i] === "when" || lower[i] === "after" || lower[i] === "as") return false;
    if (
      tag === Tag.MD ||
      tag === Tag.VBZ ||
      onlyPast(lower[i]!) ||
      lower[i] === "was" ||
      lower[i] === "were" ||
      lower[i] === "are" ||
      lower[i] === "have" ||
      lower[i] === "had"
    )
      return true;
  }
  return false;
}
