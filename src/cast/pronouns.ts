/**
 * "He" and "she": every person mentioned shortly before is weighed by distance, role in the sentence, form, gender and
 * what has been said of them (features after Lappin and Leass 1994), against those whom the text never names and
 * against nobody at all. A log-linear model, learned by `models/names/pronouns.ts`; who is not likely enough does not
 * take the pronoun, which then stays open.
 */
import type { Note, Prose } from "../model.ts";
import { type Candidate, candidatesFor, type Pronoun } from "./candidates.ts";
import { type Draft, type DraftMention, spanOf } from "./draft.ts";
import type { View } from "./evidence.ts";
import { genderOf } from "./gender.ts";
import pronouns from "./pronouns.en.json" with { type: "json" };
import { quotesOf } from "./quotes.ts";
import { roleOf } from "./roles.ts";
import { type Ground, mentioned, type Trace } from "./traces.ts";
import { findUnnamed } from "./unnamed.ts";

/** One map of both, since every word of a text is looked up. */
const genders: ReadonlyMap<string, "female" | "male"> = new Map(
  (["female", "male"] as const).flatMap((gender) =>
    pronouns[gender].split(" ").map((word) => [word, gender] as const),
  ),
);
/** A map, since looking up a string made on the spot in an object would first intern it. */
const weights: ReadonlyMap<string, number> = new Map(Object.entries(pronouns.weights));

/** How a pronoun is decided, and whose gender is known before: other than this only in training. */
export interface Deciding {
  /** The person meant; one of those never named; undefined for nobody that stands. */
  readonly choose: (token: number, candidates: readonly Candidate[]) => Draft | undefined;
  readonly genderOf: typeof genderOf;
}

const shipped: Deciding = { choose: (_, candidates) => likeliest(candidates, weights), genderOf };

interface Mentioned extends DraftMention {
  readonly draft: Draft;
  readonly unnamed: boolean;
}

export function addPronouns(
  prose: Prose,
  view: View,
  drafts: readonly Draft[],
  deciding: Deciding = shipped,
): Note[] {
  const people = drafts.filter((draft) => draft.kind === "person");
  for (const draft of people) draft.gender = deciding.genderOf(prose, draft);
  const ground: Ground = { prose, view, quotes: quotesOf(prose) };
  const order = orderOf(prose, view, drafts, people);
  const notes: Note[] = [];
  const { lower, count } = prose.tokens;
  let traces: Trace[] = [];
  let next = 0;
  for (let t = 0; t < count; t++) {
    for (; next < order.length && order[next]!.first < t; next++) {
      const one = order[next]!;
      traces = mentioned(ground, traces, one.draft, one, one.unnamed);
    }
    const gender = genders.get(lower[t]!);
    if (!gender || isNamePart(order, next, t)) continue;
    const pronoun: Pronoun = { token: t, gender, role: roleOf(prose, view, t, t + 1) };
    const standing = candidatesFor(ground, traces, order, pronoun);
    const meant = deciding.choose(t, standing);
    const chosen = standing.find(({ draft }) => draft === meant);
    if (chosen === undefined || chosen.unnamed) notes.push(open(prose, t, chosen?.draft?.name ?? null));
    else chosen.draft!.mentions.push({ first: t, end: t + 1, form: "pronoun" });
    if (meant === undefined || chosen === undefined) continue;
    meant.heard = meant.heard === "" || meant.heard === gender ? gender : meant.heard;
    traces = mentioned(ground, traces, meant, { first: t, end: t + 1, form: "pronoun" }, chosen.unnamed);
  }
  return notes;
}

/** "Her" may be a name or in one. */
function isNamePart(order: readonly Mentioned[], next: number, t: number): boolean {
  const [last, now] = [order[next - 1], order[next]];
  return (last?.form === "name" && last.end > t) || (now?.form === "name" && now.first === t);
}

/** Mentions of people, named or not, in order of the text. */
function orderOf(prose: Prose, view: View, drafts: readonly Draft[], people: readonly Draft[]): Mentioned[] {
  const taken = new Uint8Array(prose.tokens.count);
  for (const { mentions } of drafts) for (const { first, end } of mentions) taken.fill(1, first, end);
  const named = people.flatMap((draft) =>
    draft.mentions.map((mention): Mentioned => ({ ...mention, draft, unnamed: false })),
  );
  const unnamed = findUnnamed(prose, view, taken).map(
    ({ first, end, draft }): Mentioned => ({ first, end, form: "nominal", draft, unnamed: true }),
  );
  return [...named, ...unnamed].sort((a, b) => a.first - b.first || b.end - a.end);
}

function open(prose: Prose, t: number, unnamed: string | null): Note {
  const reason =
    unnamed === null
      ? "nobody is likely enough to be meant"
      : `seems to mean someone without a name: ${unnamed}`;
  return { stage: "cast", rule: "pronoun-open", span: spanOf(prose, { first: t, end: t + 1 }), reason };
}

/** The least probability at which a pronoun is given to somebody. */
const least = 0.45;

/** The draft of the most probable candidate; undefined where that is nobody, or is not probable enough. */
export function likeliest(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<string, number>,
): Draft | undefined {
  let best: Candidate | undefined;
  let top = Number.NEGATIVE_INFINITY;
  let total = 0;
  for (const candidate of candidates) {
    let weight = 0;
    for (const feature of candidate.features) weight += weights.get(feature) ?? 0;
    total += Math.exp(Math.min(weight, 100));
    if (weight > top) {
      top = weight;
      best = candidate;
    }
  }
  return best && Math.exp(Math.min(top, 100)) >= least * total ? (best.draft ?? undefined) : undefined;
}
