/** Whom a "he" or a "she" may mean, and what speaks for and against each. */
import { Tag, TokenKind } from "../model.ts";
import type { Draft, Range } from "./draft.ts";
import { leaning } from "./gender.ts";
import { type Role, roleOf } from "./roles.ts";
import type { Ground, Trace } from "./traces.ts";

export interface Pronoun {
  readonly token: number;
  readonly gender: "female" | "male";
  readonly role: Role;
}

/** Someone a pronoun may mean; nobody where there is no draft. */
export interface Candidate {
  readonly draft: Draft | null;
  readonly unnamed: boolean;
  readonly features: readonly string[];
}

const mostCandidates = 12;
const mostSentences = 8;

/** Latest first; the last one is always nobody. */
export function candidatesFor(
  ground: Ground,
  traces: readonly Trace[],
  order: readonly (Range & { readonly draft: Draft })[],
  pronoun: Pronoun,
): Candidate[] {
  const { tokens, sentences } = ground.prose;
  const sentence = tokens.sentence[pronoun.token]!;
  const barred = barredFrom(ground, traces, order, pronoun);
  const found: Candidate[] = [];
  for (let i = traces.length - 1; i >= 0 && found.length < mostCandidates; i--) {
    const trace = traces[i]!;
    if (sentence - trace.sentence > mostSentences) break;
    const { draft } = trace;
    if ((draft.gender && draft.gender !== pronoun.gender) || barred.has(draft)) continue;
    if (bindsElsewhere(ground, trace, pronoun)) continue;
    const features = featuresOf(ground, trace, pronoun, found.length);
    found.push({ draft, unnamed: trace.unnamed, features });
    // "A sailor, who hid because he was afraid, said": between a subject and its verb stands what is said of it.
    if (trace.sentence === sentence && trace.verb > pronoun.token && hasRelative(ground, trace.end)) break;
  }
  const opens = pronoun.token <= sentences[sentence]!.firstToken + 1 ? "opening" : "inside";
  const quoted = ground.quotes.at[pronoun.token]! > 0 ? "quoted" : "told";
  const nobody = [
    "nobody",
    `nobody ${pronoun.role}`,
    `nobody ${opens} ${quoted}`,
    `nobody of ${Math.min(found.length, 3)}`,
  ];
  return [...found, { draft: null, unnamed: true, features: nobody }];
}

/** "who" comes next, or after "of the crew" and a comma. */
function hasRelative({ prose: { tokens } }: Ground, end: number): boolean {
  for (let t = end; t < end + 6; t++) if (tokens.lower[t] === "who") return true;
  return false;
}

function featuresOf(ground: Ground, trace: Trace, pronoun: Pronoun, rank: number): string[] {
  const { prose, quotes } = ground;
  const { tokens, sentences } = prose;
  const sentence = tokens.sentence[pronoun.token]!;
  const { paragraph } = sentences[sentence]!;
  const away = Math.min(sentence - trace.sentence, 4);
  const near = away === 0 ? "here" : away === 1 ? "last" : away === 2 ? "second" : "far";
  const quoted = quotes.at[pronoun.token]! > 0;
  const features = [
    `away ${away}`,
    `rank ${Math.min(rank, 3)}`,
    `${near} ${trace.form}`,
    `${near} ${trace.here}`,
    `${near} ${trace.here} ${pronoun.role}`,
    `${away === 0 ? "here" : "later"} count ${Math.min(Math.floor(Math.log2(trace.count)), 4)}`,
    `paragraph ${Math.min(paragraph - trace.paragraph, 2)}`,
    ...genderFeatures(trace, pronoun.gender),
  ];
  if (trace.opens) features.push(`${near} opens`);
  if (trace.unnamed) features.push("unnamed", `unnamed ${near}`, `unnamed ${pronoun.role}`);
  const { before } = trace;
  if (before !== null && away < 2 && sentence - before.sentence < 3)
    features.push(`before ${sentence - before.sentence} ${before.role}`);
  if (quoted && trace.quote === 0) features.push(`quoted, told ${near} ${trace.here}`);
  if (!quoted && trace.quote > 0) features.push("told, quoted");
  if (quoted && trace.quote === quotes.at[pronoun.token]) features.push("same quotation");
  if (away === 0 && governs(ground, trace, pronoun.token)) features.push("its verb's subject");
  return features;
}

function genderFeatures({ draft, unnamed }: Trace, gender: string): string[] {
  if (draft.gender) return ["gender known"];
  if (draft.heard) return [draft.heard === gender ? "gender heard so" : "gender heard against"];
  // "A clerk" is either by its nature; a name without a gender may be a man's that no list has.
  if (unnamed) return [];
  const lean = leaning(draft.name);
  return [lean === "" ? "gender open" : lean === gender ? "gender leans so" : "gender leans against"];
}

const verbs: ReadonlySet<number> = new Set([Tag.VBD, Tag.VBZ, Tag.VBP, Tag.MD]);

/** "Karimi said she", "Karimi, 40, also told police that he": no other verb stands between its own and the pronoun. */
function governs({ prose: { tokens } }: Ground, { verb }: Trace, t: number): boolean {
  if (verb < 0 || verb >= t || t - verb > 12) return false;
  for (let i = verb + 1; i < t; i++) if (verbs.has(tokens.tag[i]!) || tokens.tag[i] === Tag.CC) return false;
  return true;
}

const anyVerb: ReadonlySet<number> = new Set([...verbs, Tag.VB, Tag.VBG, Tag.VBN]);

/** "Moll called him": the object of a verb is not its subject (principle B of binding, Chomsky 1981). */
function bindsElsewhere(
  { prose: { tokens }, quotes }: Ground,
  one: Trace,
  { token, role }: Pronoun,
): boolean {
  if (role !== "object" || (one.role !== "subject" && one.role !== "says")) return false;
  if (tokens.sentence[one.first] !== tokens.sentence[token] || token - one.first > 12) return false;
  if (quotes.at[one.first] !== quotes.at[token]) return false;
  let found = 0;
  for (let i = one.end; i < token; i++) {
    if (tokens.kind[i] === TokenKind.quote || tokens.tag[i] === Tag.CC) return false;
    if (anyVerb.has(tokens.tag[i]!)) found++;
  }
  return found === 1;
}

const farthestAttribution = 9;

/**
 * Nobody speaks of oneself as "he": whoever says a quotation is not meant within it; and who is spoken of in the words
 * right before "he said" does not say them.
 */
function barredFrom(
  ground: Ground,
  traces: readonly Trace[],
  order: readonly (Range & { readonly draft: Draft })[],
  { token, role }: Pronoun,
): ReadonlySet<Draft> {
  const { prose, view, quotes } = ground;
  const barred = new Set<Draft>();
  const inside = quotes.at[token]!;
  if (inside > 0) {
    const { sentence } = prose.tokens;
    const opening = quotes.open[inside]!;
    const closing = quotes.close[inside] ?? token;
    for (const trace of traces)
      if (
        trace.role === "says" &&
        trace.sentence === sentence[opening] &&
        trace.first < opening &&
        opening - trace.first < 20
      )
        barred.add(trace.draft);
    for (let i = firstAfter(order, closing); i < order.length; i++) {
      const { first, end, draft } = order[i]!;
      if (first > closing + farthestAttribution || sentence[first] !== sentence[closing]) break;
      if (roleOf(prose, view, first, end) === "says") barred.add(draft);
    }
    return barred;
  }
  if (role !== "says") return barred;
  const said = quoteBefore(ground, token);
  if (said > 0) for (const trace of traces) if (trace.quote === said) barred.add(trace.draft);
  return barred;
}

/** The quotation that ends right before "he said". */
function quoteBefore({ prose, quotes }: Ground, token: number): number {
  for (let t = token - 1; t >= Math.max(0, token - 4); t--) {
    if (prose.tokens.sentence[t] !== prose.tokens.sentence[token] && prose.tokens.kind[t] !== TokenKind.quote)
      return 0;
    if (quotes.at[t]! > 0) return quotes.at[t]!;
  }
  return 0;
}

function firstAfter(order: readonly Range[], token: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order[middle]!.first <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}
