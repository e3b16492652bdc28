/**
 * "He" and "she": every person mentioned shortly before is weighed by distance, place in the sentence, form, gender
 * and what has been said of them (features after Lappin and Leass 1994; weights learned by a ranking perceptron,
 * `models/names/pronouns.ts`). The winner takes the pronoun; people of the other gender never stand.
 */
import { type Prose, Tag, TokenKind } from "../model.ts";
import type { Draft, DraftMention } from "./draft.ts";
import { genderOf, leaning } from "./gender.ts";
import pronouns from "./pronouns.en.json" with { type: "json" };

const male = new Set(pronouns.male.split(" "));
const female = new Set(pronouns.female.split(" "));
/** A map, since looking up a string made on the spot in an object would first intern it. */
const weights: ReadonlyMap<string, number> = new Map(Object.entries(pronouns.weights));

/** Someone a pronoun may mean, and what speaks for and against. */
export interface Candidate {
  readonly draft: Draft;
  readonly features: readonly string[];
}

/** A person's latest mention, with the place that it has in its sentence. */
interface Recent {
  readonly draft: Draft;
  readonly first: number;
  readonly sentence: number;
  readonly form: DraftMention["form"];
  readonly subject: boolean;
  readonly owner: boolean;
  readonly opens: boolean;
  readonly quoted: boolean;
  count: number;
}

export type Choose = (pronoun: number, candidates: readonly Candidate[]) => Draft | undefined;

const mostCandidates = 12;
const mostSentences = 8;

export function addPronouns(prose: Prose, drafts: readonly Draft[], choose: Choose = learned): void {
  const people = drafts.filter((draft) => draft.kind === "person");
  for (const draft of people) draft.gender = genderOf(prose, draft);
  const order = people
    .flatMap((draft) => draft.mentions.map((mention) => ({ ...mention, draft })))
    .sort((a, b) => a.first - b.first);
  const quoted = quotedTokens(prose);
  const { lower, count } = prose.tokens;
  /** Latest last. */
  let recent: Recent[] = [];
  let next = 0;
  for (let t = 0; t < count; t++) {
    for (; next < order.length && order[next]!.first <= t; next++) {
      const { draft, first, end, form } = order[next]!;
      recent = mentioned(recent, seen(prose, quoted, recent, draft, first, end, form));
    }
    const gender = male.has(lower[t]!) ? "male" : female.has(lower[t]!) ? "female" : "";
    if (!gender || (next > 0 && order[next - 1]!.end > t)) continue;
    const standing = candidates(prose, quoted, recent, t, gender);
    const meant = standing.length ? choose(t, standing) : undefined;
    if (!meant) continue;
    meant.gender ||= gender;
    meant.mentions.push({ first: t, end: t + 1, form: "pronoun" });
    recent = mentioned(recent, seen(prose, quoted, recent, meant, t, t + 1, "pronoun"));
  }
}

function learned(_pronoun: number, candidates: readonly Candidate[]): Draft | undefined {
  return heaviest(candidates, weights);
}

/** The candidate whose features weigh most. */
export function heaviest(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<string, number>,
): Draft | undefined {
  let best: Draft | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const { draft, features } of candidates) {
    let weight = 0;
    for (const feature of features) weight += weights.get(feature) ?? 0;
    if (weight > most) {
      most = weight;
      best = draft;
    }
  }
  return best;
}

function mentioned(recent: readonly Recent[], one: Recent): Recent[] {
  const others = recent.filter(({ draft }) => draft !== one.draft);
  return [...others.slice(-(mostCandidates * 2 - 1)), one];
}

const verbs: ReadonlySet<number> = new Set([Tag.VBD, Tag.VBZ, Tag.VBP, Tag.MD]);

function seen(
  { tokens, sentences }: Prose,
  quoted: Uint8Array,
  recent: readonly Recent[],
  draft: Draft,
  first: number,
  end: number,
  form: DraftMention["form"],
): Recent {
  const sentence = tokens.sentence[first]!;
  const before = first > 0 && tokens.sentence[first - 1] === sentence ? tokens.tag[first - 1]! : 0;
  const old = recent.find((r) => r.draft === draft);
  return {
    draft,
    first,
    sentence,
    form,
    subject:
      before !== Tag.IN && before !== Tag.TO && (verbs.has(tokens.tag[end] ?? 0) || tokens.word[end] === ","),
    owner: tokens.kind[end] === TokenKind.possessive || tokens.tag[first] === Tag.PRPS,
    opens:
      first <= sentences[sentence]!.firstToken + 3 ||
      !recent.some((r) => r.sentence === sentence && r.draft !== draft),
    quoted: quoted[first] === 1,
    count: (old?.count ?? 0) + 1,
  };
}

function candidates(
  prose: Prose,
  quoted: Uint8Array,
  recent: readonly Recent[],
  t: number,
  gender: "female" | "male",
): Candidate[] {
  const { tokens } = prose;
  const sentence = tokens.sentence[t]!;
  const found: Candidate[] = [];
  const opens = t <= prose.sentences[sentence]!.firstToken + 1;
  const kind = pronouns.object.split(" ").includes(tokens.lower[t]!) ? "object" : "subject";
  for (let i = recent.length - 1; i >= 0 && found.length < mostCandidates; i--) {
    const one = recent[i]!;
    if (sentence - one.sentence > mostSentences) break;
    if (one.draft.gender && one.draft.gender !== gender) continue;
    const away = Math.min(sentence - one.sentence, 4);
    const near = away === 0 ? "here" : away === 1 ? "last" : "far";
    const features = [
      `away ${away}`,
      `rank ${Math.min(found.length, 3)}`,
      `${near} ${one.form}`,
      `${near} ${one.subject ? "subject" : "other"}${one.opens ? " opens" : ""}`,
      `${near} rank ${Math.min(found.length, 2)} ${opens ? "opening" : kind}`,
      `count ${Math.min(Math.floor(Math.log2(one.count)), 4)}`,
    ];
    if (one.owner) features.push(`owner ${near}`);
    if (quoted[t] && !one.quoted) features.push(`speaker ${near}`);
    if (!quoted[t] && one.quoted) features.push("quoted");
    if (one.draft.gender) features.push("gender known");
    else {
      const lean = leaning(one.draft.name);
      features.push(
        lean === "" ? "gender open" : lean === gender ? "gender leans so" : "gender leans against",
      );
    }
    if (away === 0 && opens) features.push("same sentence, opening");
    if (away === 0 && governs(prose, one, t)) features.push("its verb's subject");
    if (away === 0 && kind === "object" && one.subject) features.push("object after subject");
    found.push({ draft: one.draft, features });
  }
  return found;
}

/** "Karimi said she", "Karimi, 40, also told police that he": between the person and the pronoun stands one verb. */
function governs({ tokens }: Prose, one: Recent, t: number): boolean {
  let found = 0;
  for (let i = one.first + 1; i < t && i < one.first + 12; i++) {
    if (verbs.has(tokens.tag[i]!)) found++;
    if (tokens.tag[i] === Tag.CC) return false;
  }
  return found === 1 && t - one.first < 12;
}

/** 1 for tokens between quotation marks. A mark left open closes at the paragraph's end. */
function quotedTokens(prose: Prose): Uint8Array {
  const { tokens, sentences, text } = prose;
  const quoted = new Uint8Array(tokens.count);
  let open = false;
  let paragraph = -1;
  for (let t = 0; t < tokens.count; t++) {
    const at = sentences[tokens.sentence[t]!]?.paragraph ?? 0;
    if (at !== paragraph) open = false;
    paragraph = at;
    const code = text.charCodeAt(tokens.start[t]!);
    if (code === 0x201c) open = true;
    else if (code === 0x201d) open = false;
    else if (code === 34) open = !open;
    else if (open) quoted[t] = 1;
  }
  return quoted;
}
