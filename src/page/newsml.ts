/** NewsML-G2 (IPTC), with XHTML, NITF or plain text inside, and NITF alone: one page an item. */
import type { Page } from "../model.ts";
import { peopleOf } from "./bylines.ts";
import { type Carrier, givenOf, innerPage, webAddress } from "./carrier.ts";
import { pageError } from "./failure.ts";
import { type Element, find, findAll, parseXml, wordsOf } from "./xml.ts";

/** Throws a page error where no item holds a text (pictures and packages don't). */
export function newsmlPages(carrier: Carrier, source: string): Page[] {
  const root = parseXml(source);
  const items = findAll(root, "newsitem").filter((item) => !findAll(item, "newsitem").length);
  const pages = (items.length ? items : findAll(root, "nitf").slice(0, 1)).flatMap(
    (item) => pageOf(carrier, source, item) ?? [],
  );
  if (!pages.length) throw pageError("a wire item that holds no text");
  return pages;
}

function pageOf(carrier: Carrier, source: string, item: Element): Page | null {
  const body = bodyOf(source, item);
  if (!body) return null;
  const meta = find(item, "contentmeta");
  const nitf = item.name === "nitf" ? item : find(item, "nitf");
  const head = find(nitf, "body.head");
  const link = findAll(item, "link").find(({ attributes }) =>
    /canonical|alternate/i.test(attributes["rel"] ?? ""),
  );
  const bylines = findAll(meta ?? head ?? item, "by").concat(head ? findAll(head, "byline") : []);
  const given = givenOf({
    title: wordsOf(find(meta, "headline")) ?? wordsOf(find(head, "hl1")) ?? wordsOf(find(item, "title")),
    standfirst: wordsOf(find(head, "hl2")),
    bylines: [...new Set(bylines.flatMap((by) => peopleOf(wordsOf(by) ?? "")))],
    credits: [
      ...new Set(
        [...findAll(meta ?? item, "creditline"), ...providers(item)].flatMap((e) => nameOf(e) ?? []),
      ),
    ],
    dateline: wordsOf(find(meta, "dateline")) ?? wordsOf(find(head, "dateline")),
    language: find(meta, "language")?.attributes["tag"] ?? langOf(item),
    published: momentOf(item),
    modified: wordsOf(find(meta, "contentmodified")) ?? wordsOf(find(item, "itemmeta", "versioncreated")),
  });
  return innerPage(
    carrier,
    body.form,
    body.content,
    webAddress(link?.attributes["href"], carrier.url),
    given,
    [],
  );
}

/** The story's own markup, cut from the source as it stands. */
function bodyOf(source: string, item: Element): { form: "html" | "text"; content: string } | null {
  const nitf = item.name === "nitf" ? item : find(item, "inlinexml", "nitf");
  const whole = nitf ? (find(nitf, "body.content") ?? find(nitf, "body")) : find(item, "inlinexml");
  if (whole) {
    const content = source.slice(whole.from, whole.to);
    return content.trim() ? { form: "html", content } : null;
  }
  const data = find(item, "inlinedata");
  if (!data) return null;
  const markup = /html/i.test(data.attributes["contenttype"] ?? "");
  const content = markup
    ? unescape(source.slice(data.from, data.to))
    : unescape(source.slice(data.from, data.to));
  return content.trim() ? { form: markup ? "html" : "text", content } : null;
}

/** Character data with its five references and CDATA undone. */
function unescape(data: string): string {
  const marks: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return data
    .split("<![CDATA[")
    .map((part, index) => {
      const end = index ? part.indexOf("]]>") : -1;
      const raw = end < 0 ? "" : part.slice(0, end);
      const rest = end < 0 ? part : part.slice(end + 3);
      return raw + rest.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => marks[name]!);
    })
    .join("");
}

function providers(item: Element): Element[] {
  const meta = find(item, "itemmeta");
  return [...(meta ? findAll(meta, "provider") : []), ...findAll(item, "infosource")];
}

/** A concept's name, or the last part of its code: `<provider qcode="nprov:AFP"/>`. */
function nameOf(element: Element): string | undefined {
  const code = element.attributes["qcode"] ?? element.attributes["literal"];
  return wordsOf(find(element, "name")) ?? wordsOf(element) ?? code?.slice(code.indexOf(":") + 1);
}

function langOf(item: Element): string | undefined {
  return item.attributes["xml:lang"] ?? item.attributes["lang"];
}

function momentOf(item: Element): string | undefined {
  const meta = find(item, "contentmeta");
  const issued = find(item, "date.issue")?.attributes["norm"];
  const compact = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})?)?$/.exec(issued ?? "");
  const norm = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}${compact[4] ? `T${compact[4]}:${compact[5]}:${compact[6]}${compact[7] ?? ""}` : ""}`
    : issued;
  return (
    wordsOf(find(item, "itemmeta", "firstcreated")) ??
    wordsOf(find(meta, "contentcreated")) ??
    wordsOf(find(item, "itemmeta", "versioncreated")) ??
    norm
  );
}
