/**
 * Who wrote the story. A byline holds people; agencies, houses and desks that stand in the author field go apart into
 * `credits`, where the origin of the copy is looked for.
 */
import type { Layout } from "./blocks.ts";
import { folded } from "./compare.ts";
import type { LinkedArticle } from "./jsonld.ts";
import type { Metadata } from "./metadata.ts";
import { bare, housesOf, isFullName, kindOf, splitNames, withoutBy } from "./names.ts";
import { isCountry, printedBylines } from "./printed-byline.ts";
import type { Tree } from "./tree.ts";

export interface Bylines {
  /** People, as printed, in order; where the page names none, the body that it names instead. */
  readonly bylines: readonly string[];
  /** Names in the author field that are no people's. */
  readonly credits: readonly string[];
  readonly rule: string;
}

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly linked: LinkedArticle | null;
  readonly language: string | null;
  readonly headline: number;
  readonly publisher: string | null;
}

interface Source {
  readonly rule: string;
  readonly people: readonly string[];
  readonly bodies: readonly string[];
  /** Fields that hold nothing but bodies, as printed: "Le Monde et AFP" is one byline. */
  readonly whole: readonly string[];
  /** How many pieces of it were neither. */
  readonly doubtful: number;
}

const metaNames =
  "author|article:author_name|parsely-author|sailthru.author|dc.creator|dcterms.creator|byl|cxenseparse:author|author_name|article.author|article:author|og:article:author|rbauthors|bt:author|citation_author|twitter:creator:name|shareaholic:article_author_name|dc.contributor|creator|vr:author|lp.article:author".split(
    "|",
  );
const most = 40;
/** Asked only where the metadata name nobody. */
const weakRules: ReadonlySet<string> = new Set(["author-link", "signature"]);
/** What may be fuller than the metadata: the rest names others, too, such as photographers and checkers. */
const fullRules: ReadonlySet<string> = new Set(["json-ld", "printed", "by-line", "name-line", "beside-date"]);

/**
 * Sources in order of trust: JSON-LD, what the page prints as its byline, meta. The first that names people decides;
 * where the page prints all of them and more, the printed list is the fuller one.
 */
export function findBylines(setting: Setting): Bylines {
  const linked = sourceOf("json-ld", fromLinked(setting), setting);
  const printed = printedBylines(setting)
    .map(({ rule, fields }) => sourceOf(rule, fields, setting))
    .filter(({ people, bodies }) => people.length + bodies.length > 0);
  const meta = sourceOf("meta", fromMeta(setting), setting);
  const credits = distinct([linked, ...printed, meta].flatMap((source) => source.bodies));
  const lines = printed.filter((source) => source.people.length > 0);
  const strong = lines.filter(({ rule }) => !weakRules.has(rule));
  const chosen = [linked, ...strong.slice(0, 1), meta, ...lines].find((source) => source.people.length > 0);
  if (chosen === undefined) {
    const body = [linked, ...printed, meta].find((source) => source.bodies.length > 0);
    return {
      bylines: distinct(body === undefined ? [] : body.whole.length > 0 ? body.whole : body.bodies),
      credits,
      rule: body === undefined ? "none" : `${body.rule}-body`,
    };
  }
  const fuller = lines.find(
    (source) =>
      source !== chosen &&
      fullRules.has(source.rule) &&
      source.doubtful === 0 &&
      source.people.length > chosen.people.length &&
      isWithin(chosen.people, source.people),
  );
  const people = (fuller ?? chosen).people.map((name) => asPrinted(name, lines));
  return { bylines: distinct(people), credits, rule: (fuller ?? chosen).rule };
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return (
    all.length <= 6 &&
    all.every((name) => name.includes(" ")) &&
    some.every((name) => all.some((other) => bare(other) === bare(name)))
  );
}

/** Metadata lose accents; the page has them. */
function asPrinted(name: string, lines: readonly Source[]): string {
  for (const { people } of lines)
    for (const other of people) if (bare(other) === bare(name) && other !== other.toUpperCase()) return other;
  return name;
}

function sourceOf(rule: string, raw: readonly string[], setting: Setting): Source {
  const { language } = setting;
  const houses = housesOf([setting.publisher, setting.linked?.publisher], hostOf(setting.metadata));
  const people: string[] = [];
  const bodies: string[] = [];
  const whole: string[] = [];
  let doubtful = 0;
  for (const field of raw) {
    const names = splitNames(field, language);
    if (names.length > 0 && names.every((name) => kindOf(name, houses) === "body"))
      whole.push(/[,;|/]/.test(field) ? names.join(", ") : withoutBy(field.trim()));
    for (const name of names) {
      const kind = kindOf(name, houses);
      const printed = rule !== "json-ld" && rule !== "meta";
      if (kind === "body") bodies.push(name);
      else if (kind === "person" && rule === "source") bodies.push(name);
      else if (kind === "person" && (!printed || isFullName(name)) && !isCountry(name)) people.push(name);
      else doubtful++;
    }
  }
  return {
    rule,
    people: people.slice(0, most),
    bodies: bodies.slice(0, most),
    whole: whole.slice(0, most),
    doubtful,
  };
}

function hostOf(metadata: Metadata): string | null {
  const address = metadata.canonical ?? metadata.meta.get("og:url")?.[0] ?? "";
  return /^https?:\/\/([^/:?#]{1,200})/i.exec(address)?.[1]?.toLowerCase() ?? null;
}

function fromLinked({ linked, metadata }: Setting): string[] {
  const named = linked?.authors ?? [];
  const all = named.length > 0 ? named : (metadata.page?.authors ?? []);
  return all.map(({ name }) => name);
}

function fromMeta({ metadata }: Setting): string[] {
  for (const name of metaNames) {
    const found = metadata.meta.get(name)?.filter((value) => !/^https?:\/\/|^\/\/|^@/.test(value));
    if (found && found.length > 0) return found.slice(0, 30);
  }
  return [];
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(folded(name))) seen.set(folded(name), name);
  return [...seen.values()].slice(0, most);
}
