/**
 * One cited passage in the forms that people cite with: Markdown, BibTeX, CSL-JSON, and the W3C Web Annotation data
 * model with a TextQuoteSelector. Each carries the SHA-256 of the bytes that were read, so that a citation can be
 * checked: the same bytes give the same text, and the quote stands in it or it does not.
 */
import type { Reading, Span } from "../model.ts";

/** What is cited: a span of `reading.article.text`, from one capture of a page. */
export interface Citation {
  readonly id: string;
  readonly reading: Reading;
  readonly span: Span;
  /** SHA-256 of the captured bytes, in hexadecimal. */
  readonly sha256: string;
  readonly source: string;
  /** ISO 8601: when the bytes were captured, or when they were added. */
  readonly accessed: string;
}

export const citationForms = ["markdown", "bibtex", "csl", "annotation"] as const;
export type CitationForm = (typeof citationForms)[number];

export function cite(citation: Citation, form: CitationForm): string {
  return { markdown, bibtex, csl, annotation }[form](citation);
}

/** Characters of context on each side of the quote, in UTF-16 units. */
const context = 32;

/** The TextQuoteSelector of a span (W3C Web Annotation, 4.2.4): exact words with what stands around them. */
export function selectorOf(
  text: string,
  { start, end }: Span,
): { exact: string; prefix: string; suffix: string } {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
  };
}

function partsOf({ reading, source }: Citation) {
  const { article } = reading;
  return {
    title: article.headline ?? article.standfirst ?? firstWords(article.text),
    authors: article.bylines,
    publisher: article.publisher,
    date: article.published?.value?.slice(0, 10) ?? null,
    address: reading.url ?? source,
  };
}

const firstWords = (text: string): string =>
  text.length <= 80 ? text.trim() : `${text.slice(0, 80).replace(/(?<!\s)\s+\S*$/, "")}…`;
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

function markdown(citation: Citation): string {
  const { title, authors, publisher, date, address } = partsOf(citation);
  const safe = (text: string): string => oneLine(text).replace(/([\\`*_{}[\]<>#|])/g, "\\$1");
  const { exact } = selectorOf(citation.reading.article.text, citation.span);
  const link = /^https?:/i.test(address)
    ? `[${safe(title)}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`
    : `${safe(title)} (${safe(address)})`;
  const parts = [
    authors.map(safe).join(", "),
    link,
    publisher && safe(publisher),
    date ?? "undated",
    `read ${citation.accessed.slice(0, 10)}`,
  ].filter(Boolean);
  return `> ${safe(exact)}\n>\n> ${parts.join(", ")}. SHA-256 \`${citation.sha256}\`, entry \`${citation.id}\`.`;
}

function bibtex(citation: Citation): string {
  const { title, authors, publisher, date, address } = partsOf(citation);
  const escape = (text: string): string => oneLine(text).replace(/[\\{}%&$#_~^]/g, (c) => bibtexMarks[c]!);
  const fields: [string, string | null][] = [
    ["title", `{${escape(title)}}`],
    ["author", authors.length ? authors.map((name) => `{${escape(name)}}`).join(" and ") : null],
    ["organization", publisher && escape(publisher)],
    ["date", date],
    ["url", /^https?:/i.test(address) ? address.replace(/[{}\\\s]/g, encodeURIComponent) : null],
    ["urldate", citation.accessed.slice(0, 10)],
    [
      "note",
      `“${escape(selectorOf(citation.reading.article.text, citation.span).exact)}” SHA-256 ${citation.sha256}`,
    ],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@online{newsledger-${citation.id.slice(0, 12)}${citation.id.slice(32).replace("@", ".")},\n${lines.join(",\n")}\n}`;
}

const bibtexMarks: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "&": "\\&",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

function csl(citation: Citation): string {
  const { title, authors, publisher, date, address } = partsOf(citation);
  const parts = (day: string): { "date-parts": number[][] } => ({
    "date-parts": [day.slice(0, 10).split("-").map(Number)],
  });
  return JSON.stringify(
    {
      id: citation.id,
      type: "article-newspaper",
      title: oneLine(title),
      ...(authors.length ? { author: authors.map((literal) => ({ literal })) } : {}),
      ...(publisher ? { "container-title": publisher } : {}),
      ...(date ? { issued: parts(date) } : {}),
      ...(/^https?:/i.test(address) ? { URL: address } : {}),
      accessed: parts(citation.accessed),
      note: `“${oneLine(selectorOf(citation.reading.article.text, citation.span).exact)}” SHA-256 ${citation.sha256}`,
    },
    null,
    2,
  );
}

function annotation(citation: Citation): string {
  const { reading, span, sha256, accessed, id } = citation;
  return JSON.stringify(
    {
      "@context": "http://www.w3.org/ns/anno.jsonld",
      id: `urn:newsledger:${id}`,
      type: "Annotation",
      created: accessed,
      motivation: "identifying",
      target: {
        source: reading.url ?? `urn:newsledger:${reading.id}`,
        state: { type: "TimeState", sourceDate: accessed, cached: `urn:sha256:${sha256}` },
        selector: {
          type: "TextQuoteSelector",
          ...selectorOf(reading.article.text, span),
          refinedBy: { type: "TextPositionSelector", start: span.start, end: span.end },
        },
      },
    },
    null,
    2,
  );
}
