/**
 * Members meant by a noun phrase with "the": "the Russian president" by the office that a person holds, "the company"
 * by its kind. An office that nobody in the text holds is a member of its own where it speaks ("the Kremlin
 * spokesperson said").
 */
import { type Prose, Tag, TokenKind } from "../model.ts";
import demonyms from "./demonyms.en.json" with { type: "json" };
import { type Draft, type Range, textOf, tidy } from "./draft.ts";
import { Place, type View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import nouns from "./nouns.en.json" with { type: "json" };
import { isOffice, type Scene } from "./offices.ts";
import titles from "./titles.en.json" with { type: "json" };
import { known } from "./words.ts";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const stops = setOf(titles.stops);
const links = setOf(titles.links);
const ranks = setOf(nouns.ranks);
const predicative = setOf(nouns.predicative);
/** "the minister yesterday": a tagger takes the day for a noun. */
const calendar = setOf("yesterday today tomorrow tonight");
const determiners = setOf(nouns.determiners);
const attributes = setOf(nouns.attributes);
const kindOf: ReadonlyMap<string, { readonly kind: Draft["kind"]; readonly words: ReadonlySet<string> }> =
  new Map(
    nouns.things.flatMap(({ kind, nouns: names, words }) =>
      names.split(" ").map((noun) => [noun, { kind: kind as Draft["kind"], words: setOf(words) }] as const),
    ),
  );

const countries = new Set(Object.values(demonyms.words));
const publicBodies = setOf(nouns.publicBodies);
const lone: readonly {
  readonly nouns: ReadonlySet<string>;
  readonly may: (draft: Draft, view: View, first: number) => boolean;
}[] = [
  { nouns: setOf("country nation"), may: ({ name, kind }) => kind === "place" && countries.has(name) },
  {
    nouns: setOf("city town"),
    may: ({ name, kind }, view, first) =>
      kind === "place" &&
      !countries.has(name) &&
      (view.phrase[first]! & (Place.cityBegin | Place.townBegin)) !== 0,
  },
  {
    nouns: setOf("company firm"),
    may: ({ name, kind }) =>
      kind === "organisation" &&
      !name
        .toLowerCase()
        .split(/[\s-]+/)
        .some((word) => publicBodies.has(word)),
  },
];

/** People by the head word of an office, and the latest body or place of each noun. */
interface Register {
  readonly byHead: Map<string, { readonly draft: Draft; readonly words: ReadonlySet<string> }[]>;
  readonly byOffice: Map<string, Draft>;
}

export function addNominals(scene: Scene, drafts: Draft[]): void {
  const { prose, held } = scene;
  const { lower, count } = prose.tokens;
  const register = registerOf(scene, drafts);
  const taken = new Uint8Array(count);
  for (const { offices, kind } of drafts)
    if (kind === "person") for (const { first, end } of offices) taken.fill(1, first, end);
  const latest = latestOf(drafts);
  for (let t = 0; t + 1 < count; t++) {
    if (!determiners.has(lower[t]!) || held[t] !== 0) continue;
    const thing = bodyOrPlace(scene, t, latest);
    if (thing) {
      thing.draft.mentions.push({ first: t, end: thing.end, form: "nominal" });
      continue;
    }
    const phrase = lower[t] === "the" ? officePhrase(scene, t + 1) : undefined;
    // "Resigned as the governor", "has become the leader": said of someone, and nobody.
    if (!phrase || taken[phrase.first] || taken[phrase.end - 1] || predicative.has(lower[t - 1] ?? ""))
      continue;
    const holder = holderOf(scene, register, phrase, t);
    if (holder) holder.mentions.push({ first: t, end: phrase.end, form: "nominal" });
    else if (hasOwner(scene, phrase) && speaks(scene, t, phrase.end))
      officeAlone(prose, drafts, register, phrase, t);
  }
}

function officeAlone(
  prose: Prose,
  drafts: Draft[],
  { byOffice }: Register,
  phrase: Range,
  the: number,
): void {
  const name = tidy(textOf(prose, phrase));
  let draft = byOffice.get(name.toLowerCase());
  if (!draft) {
    draft = { kind: "person", name, words: [], mentions: [], offices: [], gender: "", heard: "" };
    byOffice.set(name.toLowerCase(), draft);
    drafts.push(draft);
  }
  draft.mentions.push({ first: the, end: phrase.end, form: "nominal" });
  draft.offices.push(phrase);
}

const mostHolders = 32;

function registerOf({ prose }: Scene, drafts: readonly Draft[]): Register {
  const register: Register = { byHead: new Map(), byOffice: new Map() };
  for (const draft of drafts) {
    if (draft.kind !== "person") continue;
    for (const { first, end } of draft.offices.slice(0, mostHolders)) {
      const all = prose.tokens.lower.slice(first, end);
      const words = new Set(all);
      // "Lawyer for the victim" is no victim.
      const link = all.findIndex((word) => links.has(word) && word !== "and");
      for (const word of new Set(link > 0 ? all.slice(0, link) : all)) {
        const list = register.byHead.get(word) ?? [];
        if (list.length < mostHolders) list.push({ draft, words });
        register.byHead.set(word, list);
      }
    }
  }
  return register;
}

/** Up to five modifiers and an office in the singular; the word after must not go on with the phrase. */
export function officePhrase(scene: Scene, first: number): Range | undefined {
  const { prose, view, held } = scene;
  const { lower, kind, word } = prose.tokens;
  const limit = Math.min(view.sentenceEnd[first] ?? 0, first + 7);
  for (let t = first; t < limit; t++) {
    if (isOffice(scene, t) && !(t + 1 < limit && isOffice(scene, t + 1))) {
      const goesOn =
        t + 1 < view.sentenceEnd[first]! &&
        (held[t + 1] !== 0 || word[t + 1] === "-" || lower[t + 1] === "elect" || isNoun(prose, t + 1));
      return goesOn ? undefined : { first, end: t + 1 };
    }
    if (held[t] !== 0 || word[t] === "-" || kind[t] === TokenKind.possessive) continue;
    if (kind[t] !== TokenKind.word || stops.has(lower[t]!) || links.has(lower[t]!)) return undefined;
  }
  return undefined;
}

/** "the town hall", "the general census": the phrase is of another thing. */
function isNoun({ tokens }: Prose, t: number): boolean {
  const tag = tokens.tag[t];
  return (
    (tag === Tag.NN || tag === Tag.NNS) &&
    tokens.word[t] === tokens.lower[t] &&
    !calendar.has(tokens.lower[t]!)
  );
}

function hasOwner({ view, held }: Scene, { first, end }: Range): boolean {
  for (let t = first; t < end; t++)
    if (held[t] !== 0 || (known.bits[view.word[t]!]! & Bit.demonym) !== 0) return true;
  return false;
}

/** Followed by a verb of saying, or by "according to" before it. */
function speaks({ prose, view }: Scene, the: number, end: number): boolean {
  const { lower } = prose.tokens;
  if (lower[the - 1] === "to" && lower[the - 2] === "according") return true;
  for (let t = end; t < Math.min(end + 3, view.count); t++)
    if ((known.bits[view.word[t]!]! & Bit.saying) !== 0) return true;
  return false;
}

/**
 * The person, nearest before, with an office that has every word of the phrase and no rank that the phrase lacks:
 * "the president" is no vice president. Where nobody before has one, the only person after who has: "The minister said
 * so … Education Minister Rosa Kendrick".
 */
function holderOf(scene: Scene, { byHead }: Register, phrase: Range, before: number): Draft | undefined {
  const wanted = scene.prose.tokens.lower.slice(phrase.first, phrase.end);
  const later = new Set<Draft>();
  let best: Draft | undefined;
  let nearest = -1;
  let second = -1;
  for (const { draft, words } of byHead.get(wanted.at(-1)!) ?? []) {
    if (!wanted.every((word) => words.has(word))) continue;
    if ([...words].some((word) => ranks.has(word) && !wanted.includes(word))) continue;
    const last = lastBefore(draft, before);
    if (last < 0) later.add(draft);
    if (last > nearest) {
      if (best !== draft) second = nearest;
      nearest = last;
      best = draft;
    } else if (best !== draft) second = Math.max(second, last);
  }
  // "Defence Minister Vale met Foreign Minister Reid. The minister said": either may be meant.
  const { sentence } = scene.prose.tokens;
  if (second >= 0 && sentence[second] === sentence[nearest]) return undefined;
  return best ?? (later.size === 1 ? [...later][0] : undefined);
}

function lastBefore({ mentions }: Draft, before: number): number {
  let last = -1;
  for (let i = Math.max(0, mentions.length - 400); i < mentions.length; i++)
    if (mentions[i]!.first < before && mentions[i]!.first > last) last = mentions[i]!.first;
  return last;
}

/** Names of bodies and places in order of the text, for "the company" after them. */
interface Latest {
  readonly order: readonly { readonly first: number; readonly draft: Draft }[];
  at: number;
}

function latestOf(drafts: readonly Draft[]): Latest {
  const order = drafts
    .filter(({ kind }) => kind !== "person")
    .flatMap((draft) => draft.mentions.map(({ first }) => ({ first, draft })))
    .sort((a, b) => a.first - b.first);
  return { order, at: 0 };
}

const howFarBack = 12;

/** "the company", "the Mexican company": the last body or place named before whose name or context fits the noun. */
function bodyOrPlace(
  { prose, view, held, people }: Scene,
  the: number,
  latest: Latest,
): { readonly draft: Draft; readonly end: number } | undefined {
  const { lower, word } = prose.tokens;
  let noun = the + 1;
  while (noun < the + 4 && held[noun] === 0 && isAttribute(view, noun, lower)) noun++;
  const wanted = kindOf.get(lower[noun] ?? "");
  if (!wanted || word[noun] !== lower[noun] || held[noun] !== 0) return undefined;
  if (noun + 1 < view.sentenceEnd[the]! && isNoun(prose, noun + 1)) return undefined;
  if (lower[noun + 1] === "of" || word[noun + 1] === "-" || held[noun + 1] !== 0) return undefined;
  const { order } = latest;
  while (latest.at < order.length && order[latest.at]!.first < the) latest.at++;
  for (let i = latest.at - 1; i >= Math.max(0, latest.at - howFarBack); i--) {
    const { draft, first } = order[i]!;
    if (draft.kind !== wanted.kind || prose.tokens.sentence[the]! - prose.tokens.sentence[first]! > 6)
      continue;
    if (
      draft.name
        .toLowerCase()
        .split(/[\s-]+/)
        .some((part) => wanted.words.has(part))
    )
      return { draft, end: noun + 1 };
    if (introducedAs(prose, draft, lower[noun]!)) return { draft, end: noun + 1 };
  }
  const alone = onlyOne({ prose, view, held, people }, the, latest, lower[noun]!);
  return alone && { draft: alone, end: noun + 1 };
}

/** Sentences back in which the only country, city or company named can be meant without more. */
const nearby = 4;

/** "the country" after one country and no other, "the company" after one body that may be a company. */
function onlyOne(
  { prose, view }: Scene,
  the: number,
  { order, at }: Latest,
  noun: string,
): Draft | undefined {
  const fits = lone.find(({ nouns: list }) => list.has(noun));
  if (!fits) return undefined;
  let only: Draft | undefined;
  for (let i = at - 1; i >= Math.max(0, at - howFarBack); i--) {
    const { draft, first } = order[i]!;
    if (prose.tokens.sentence[the]! - prose.tokens.sentence[first]! > nearby) break;
    if (!fits.may(draft, view, first)) continue;
    if (only && only !== draft) return undefined;
    only = draft;
  }
  return only;
}

function isAttribute(view: View, t: number, lower: readonly string[]): boolean {
  return (known.bits[view.word[t]!]! & Bit.demonym) !== 0 || attributes.has(lower[t] ?? "");
}

/** "a cybersecurity company, UpGuard", "UpGuard, a company": the noun itself stands beside one of its names. */
function introducedAs({ tokens }: Prose, { mentions }: Draft, noun: string): boolean {
  return mentions.slice(0, 6).some(({ first, end, form }) => {
    if (form !== "name") return false;
    for (let t = Math.max(0, first - 4); t < first; t++) if (tokens.lower[t] === noun) return true;
    if (tokens.word[end] !== ",") return false;
    for (let t = end; t < Math.min(tokens.count, end + 6); t++) if (tokens.lower[t] === noun) return true;
    return false;
  });
}
