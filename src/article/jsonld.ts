/**
 * What a page says of itself in JSON-LD (schema.org). Nothing here is trusted blindly: pages list other stories, name
 * the house as author and leave templates unfilled, so that the rooms that use a value weigh it against the page.
 */
import { decodeEntities } from "./entities.ts";

export type Thing = Readonly<Record<string, unknown>>;

/** The story as JSON-LD states it; every value as it stands there. */
export interface LinkedArticle {
  readonly types: readonly string[];
  readonly headline: string | null;
  readonly description: string | null;
  readonly body: string | null;
  readonly authors: readonly { readonly name: string; readonly organisation: boolean }[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly free: boolean | null;
  readonly posts: readonly Thing[];
}

const articleTypes =
  /^(?:.*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|Newsarticle)$/;
/** More things than this on one page are a catalogue; the rest is left unread. */
const mostThings = 3000;

/** Every article that the page's JSON-LD describes, in order; scripts that are no JSON are passed over. `page` is the
 * first web page that states when it was published: for sites whose JSON-LD has no article. */
export function linkedArticles(scripts: readonly string[]): {
  articles: LinkedArticle[];
  page: LinkedArticle | null;
} {
  const things: Thing[] = [];
  for (const script of scripts) collect(parseLoosely(script), things, 0);
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    const id = thing["@id"];
    if (typeof id === "string" && Object.keys(thing).length > 1 && !byId.has(id)) byId.set(id, thing);
  }
  const page = things.find(
    (thing) => thing["datePublished"] !== undefined && typesOf(thing).some((type) => type.endsWith("Page")),
  );
  return {
    articles: things
      .filter((thing) => typesOf(thing).some((type) => articleTypes.test(type)))
      .map((thing) => toArticle(thing, byId)),
    page: page === undefined ? null : toArticle(page, byId),
  };
}

/** JSON as pages hold it: in comments or CDATA, with raw line breaks in strings, with a comma too many. */
export function parseLoosely(script: string): unknown {
  const bare = script
    .replace(/^\s{0,99}(?:\/\/\s{0,9})?<!(?:--|\[CDATA\[)/, "")
    .replace(/(?:\/\/\s{0,9})?(?:-->|\]\]>)[\s;]{0,99}$/, "")
    .trim()
    .replace(/;$/, "");
  try {
    return JSON.parse(bare);
  } catch {
    try {
      return JSON.parse(bare.replace(/\p{Cc}+/gu, " ").replace(/,(\s{0,99}[}\]])/g, "$1"));
    } catch {
      return fromBroken(bare);
    }
  }
}

/** What can still be read of JSON that is broken elsewhere (a quotation mark in a text): fields whose form is plain. */
function fromBroken(script: string): Thing | null {
  const type = /"@type"\s{0,9}:\s{0,9}"(\w*Article|\w*BlogPosting)"/.exec(script);
  if (type === null) return null;
  const found: Record<string, unknown> = { "@type": type[1] };
  for (const key of ["datePublished", "dateModified", "headline", "inLanguage"]) {
    const value = new RegExp(`"${key}"\\s{0,9}:\\s{0,9}"([^"\\\\\\n]{1,300})"\\s{0,9}[,}\\n\\r]`).exec(
      script,
    );
    if (value !== null) found[key] = value[1];
  }
  return found;
}

function collect(value: unknown, into: Thing[], depth: number): void {
  if (depth > 6 || into.length >= mostThings || value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  const thing = value as Thing;
  if (thing["@type"] !== undefined || thing["@id"] !== undefined) into.push(thing);
  for (const key of [
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "author",
    "publisher",
    "hasPart",
    "isPartOf",
  ])
    collect(thing[key], into, depth + 1);
}

function typesOf(thing: Thing): string[] {
  const type = thing["@type"];
  const list = Array.isArray(type) ? type : [type];
  return list.filter((t): t is string => typeof t === "string").map((t) => t.replace(/^.*[/#:]/, ""));
}

function toArticle(thing: Thing, byId: ReadonlyMap<string, Thing>): LinkedArticle {
  const main = thing["mainEntityOfPage"];
  return {
    types: typesOf(thing),
    headline: words(thing["headline"]) ?? words(thing["name"]),
    description: words(thing["description"]),
    body: typeof thing["articleBody"] === "string" ? decodeEntities(thing["articleBody"]) : null,
    authors: peopleOf(thing["author"] ?? thing["creator"], byId),
    publisher: peopleOf(thing["publisher"], byId)[0]?.name ?? null,
    published: words(thing["datePublished"]) ?? words(thing["dateCreated"]),
    modified: words(thing["dateModified"]),
    section: words(first(thing["articleSection"])),
    language: words(thing["inLanguage"]),
    url:
      words(thing["url"]) ??
      words(main) ??
      (main !== null && typeof main === "object" ? words((main as Thing)["@id"]) : null),
    free: truth(thing["isAccessibleForFree"]),
    posts: asList(thing["liveBlogUpdate"]).filter((p): p is Thing => p !== null && typeof p === "object"),
  };
}

function peopleOf(
  value: unknown,
  byId: ReadonlyMap<string, Thing>,
): { name: string; organisation: boolean }[] {
  const found: { name: string; organisation: boolean }[] = [];
  for (const item of asList(value)) {
    if (typeof item === "string") {
      const name = words(item);
      if (name !== null && !/^https?:/.test(name)) found.push({ name, organisation: false });
    } else if (item !== null && typeof item === "object") {
      const own = item as Thing;
      const whole =
        own["name"] === undefined && typeof own["@id"] === "string" ? (byId.get(own["@id"]) ?? own) : own;
      const organisation = typesOf(whole).some((type) => /Organi[sz]ation/.test(type));
      for (const name of asList(whole["name"])) {
        const text = words(name);
        if (text !== null) found.push({ name: text, organisation });
      }
    }
  }
  return found;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** A string's words with entities and tags taken out; `null` for anything else and for nothing. */
export function words(value: unknown): string | null {
  const one = first(value);
  if (typeof one !== "string") return null;
  const plain = decodeEntities(one.slice(0, 100000))
    .replace(/<[^<>]{1,200}>/g, " ")
    .replace(/[\s\u00A0]+/g, " ")
    .trim();
  return plain === "" ? null : plain;
}

function truth(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  return typeof value === "string"
    ? /^true$/i.test(value)
      ? true
      : /^false$/i.test(value)
        ? false
        : null
    : null;
}
