/** ninjs (IPTC's "News in JSON", 1.x and 2.x): one page an item; JSON Feed goes on to the feeds. */
import type { Page } from "../model.ts";
import { peopleOf } from "./bylines.ts";
import { type Carrier, givenOf, innerPage, webAddress } from "./carrier.ts";
import { pageError } from "./failure.ts";

type Json = Readonly<Record<string, unknown>>;

/** Throws a page error where the JSON is neither a feed nor wire items. */
export async function jsonPages(carrier: Carrier, text: string): Promise<Page[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw pageError(
      isRows(text) ? "JSON lines; they are read with --articles" : "JSON that is not well formed",
    );
  }
  const root = objectOf(value);
  if (typeof root["version"] === "string" && root["version"].includes("jsonfeed.org")) {
    const { feedPages } = await import("./feed.ts");
    return [...feedPages(carrier, text)];
  }
  const list = Array.isArray(value) ? value : listOf(root["items"] ?? root["_items"] ?? root["packageItems"]);
  const items = (list.length ? list : [value]).map(objectOf);
  const pages = items.flatMap((item) => pageOf(carrier, item) ?? []);
  if (!pages.length) throw pageError("JSON that is neither a feed nor a wire item with a text (ninjs)");
  return pages;
}

/** A first line that is a whole object, and a second. */
function isRows(text: string): boolean {
  const end = text.indexOf("\n");
  try {
    return end > 0 && typeof JSON.parse(text.slice(0, end)) === "object";
  } catch {
    return false;
  }
}

function pageOf(carrier: Carrier, item: Json): Page | null {
  const body = bodyOf(item);
  if (!body) return null;
  const sources = listOf(item["infosources"] ?? item["infosource"]).map(objectOf);
  const byline = stringOf(item["byline"]) ?? stringOf(objectOf(listOf(item["bylines"])[0])["byline"]);
  const given = givenOf({
    title: headlineOf(item),
    bylines: peopleOf(byline ?? ""),
    credits: [
      ...new Set(
        [
          item["creditline"],
          item["provider"],
          item["source"],
          item["copyrightholder"],
          ...sources.map((s) => s["name"]),
        ].flatMap((credit) => stringOf(credit) ?? stringOf(objectOf(credit)["name"]) ?? []),
      ),
    ],
    dateline: stringOf(item["dateline"]) ?? stringOf(item["located"]),
    language: stringOf(item["language"]),
    published:
      stringOf(item["firstcreated"]) ?? stringOf(item["firstCreated"]) ?? stringOf(item["versioncreated"]),
    modified: stringOf(item["versioncreated"]) ?? stringOf(item["versionCreated"]),
  });
  const address = webAddress(stringOf(item["canonicalurl"]) ?? stringOf(item["url"]), null);
  return innerPage(carrier, body.form, body.content, address, given, []);
}

/** `body_xhtml` and the like in ninjs 1, `bodies` in ninjs 2. Markup first: it keeps the paragraphs. */
function bodyOf(item: Json): { form: "html" | "text"; content: string } | null {
  const bodies = listOf(item["bodies"]).map(objectOf);
  const ofType = (pattern: RegExp): string | undefined =>
    bodies.flatMap((body) =>
      pattern.test(String(body["contenttype"] ?? body["role"])) ? (stringOf(body["value"]) ?? []) : [],
    )[0];
  const markup = stringOf(item["body_xhtml"]) ?? stringOf(item["body_html"]) ?? ofType(/html/i);
  if (markup) return { form: "html", content: markup };
  const text = stringOf(item["body_text"]) ?? ofType(/plain|text/i) ?? stringOf(bodies[0]?.["value"]);
  return text ? { form: "text", content: text } : null;
}

function headlineOf(item: Json): string | undefined {
  const first = objectOf(listOf(item["headlines"])[0]);
  return (
    stringOf(item["headline"]) ??
    stringOf(first["value"]) ??
    stringOf(item["title"]) ??
    stringOf(item["name"])
  );
}

const stringOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() ? value : undefined;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};
