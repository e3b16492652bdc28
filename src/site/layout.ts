/** The frame of every page: landmarks, the way to search, one stylesheet, one small script, nothing from elsewhere. */
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Who is looking, as far as a page must know it. */
export interface Reader {
  readonly name: string | null;
  readonly editor: boolean;
  /** The token that every form of this session carries. */
  readonly csrf: string;
}

export interface Frame {
  readonly title: string;
  /** The address of the same page as JSON. */
  readonly json?: string;
  /** Feeds of the same page. */
  readonly feeds?: readonly { readonly href: string; readonly type: string; readonly title: string }[];
  readonly query?: string;
  readonly wide?: boolean;
  /** Without search and links: for those who are not let in yet. */
  readonly bare?: boolean;
  /** Seconds after which the page is asked for again: while pages are being read. */
  readonly refresh?: number;
}

export function page(
  { title, json, feeds = [], query = "", wide = false, bare = false, refresh }: Frame,
  body: Html,
): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refresh ? html`<meta http-equiv="refresh" content="${refresh}">` : ""}
<title>${title} · Newsledger</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${json ? html`<link rel="alternate" type="application/json" href="${json}">` : ""}
${feeds.map((feed) => html`<link rel="alternate" type="${feed.type}" href="${feed.href}" title="${feed.title}">`)}
<script type="module" src="/keys.js"></script>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header class="masthead">
<p class="name"><a href="/">Newsledger</a></p>
${bare ? "" : tools(query)}
</header>
<main id="main" tabindex="-1" class="${wide ? "wide" : "narrow"}">
${body}
</main>
<footer class="foot">
<p>Every line leads to the sentence that it was taken from.${json ? html` <a href="${json}">This page as JSON</a>` : ""}${feeds.map((feed) => html` <a href="${feed.href}">${feed.title}</a>`)} <a href="/keys">Keys</a></p>
</footer>
</body>
</html>`;
}

function tools(query: string): Html {
  return html`<nav aria-label="Newsledger"><a href="/add">Add a page</a> <a href="/changes">Changes</a></nav>
<form role="search" action="/search" method="get">
<label for="q" class="hidden">Search</label>
<input id="q" name="q" type="search" value="${query}" placeholder="Search: words, speaker: via: from:" aria-keyshortcuts="/">
<button>Find</button>
</form>`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const seasons: Readonly<Record<string, string>> = {
  "21": "spring",
  "22": "summer",
  "23": "autumn",
  "24": "winter",
};

/** An EDTF date as people write it, in a `time` element where it is one day, month, year or moment. */
export function when(edtf: string | null, missing = "undated"): Html {
  if (edtf === null) return html`<span class="undated">${missing}</span>`;
  const iso = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d(T[\d:.+Z-]+)?)?)?$/.test(edtf);
  return iso
    ? html`<time datetime="${edtf}">${dateInWords(edtf)}</time>`
    : html`<span title="${edtf}">${dateInWords(edtf)}</span>`;
}

export function dateInWords(edtf: string): string {
  const [from, to] = edtf.split("/");
  if (to !== undefined) {
    if (from === ".." || from === "") return `up to ${dateInWords(to)}`;
    if (to === ".." || to === "") return `from ${dateInWords(from!)}`;
    return `${dateInWords(from!)} to ${dateInWords(to)}`;
  }
  const about = /[~?%]/.test(edtf) ? "about " : "";
  const [year, month, day] = edtf.replace(/[~?%]/g, "").replace(/T.*/, "").split("-");
  if (year!.endsWith("XX")) return `${about}the ${Number(year!.slice(0, 2)) + 1}th century`;
  if (year!.endsWith("X")) return `${about}the ${year!.replaceAll("X", "0")}s`;
  if (!month || month === "XX") return `${about}${year}`;
  if (seasons[month]) return `${about}${seasons[month]} ${year}`;
  const name = months[Number(month) - 1] ?? month;
  return day && day !== "XX" ? `${about}${Number(day)} ${name} ${year}` : `${about}${name} ${year}`;
}

/** "1 article", "3 articles". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Straight marks around a whole passage become typographic ones; what stands inside stays as it was read. */
export function quoted(words: string): string {
  const inner = words.replace(/^["“”„«]|["“”»]$/g, "");
  return inner === words ? words : `“${inner}”`;
}
