/** The frame of every page: landmarks, the way to search, one stylesheet, one small script, nothing from elsewhere. */
import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { type Noted, withNotes } from "./notes.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Who is looking, as far as a page must know it. */
export interface Reader {
  readonly name: string | null;
  readonly editor: boolean;
  /** The token that every form of this session carries. */
  readonly csrf: string;
  readonly loggedIn: boolean;
}

export interface Frame {
  readonly title: string;
  /** The address of the same page as JSON. */
  readonly json?: string;
  /** Feeds of the same page. */
  readonly feeds?: readonly { readonly href: string; readonly type: string; readonly title: string }[];
  /** The articles that its links lead to, for the notes on paper. */
  readonly sources?: readonly Noted[];
  readonly query?: string;
  readonly wide?: boolean;
  /** Without search and links: for those who are not let in yet. */
  readonly bare?: boolean;
  /** Seconds after which the page is asked for again: while pages are being read. */
  readonly refresh?: number;
}

export function page(
  { title, json, feeds = [], sources = [], query = "", wide = false, bare = false, refresh }: Frame,
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
<link rel="preload" href="/newsreader-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${json ? html`<link rel="alternate" type="application/json" href="${json}">` : ""}
${feeds.map((feed) => html`<link rel="alternate" type="${feed.type}" href="${feed.href}" title="${feed.title}">`)}
<script src="/keys.js" defer></script>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header class="masthead">
<p class="name"><a href="/" data-key="g f">Newsledger</a></p>
${bare ? "" : tools(query)}
</header>
<main id="main" tabindex="-1" class="${wide ? "wide" : "narrow"}">
${withNotes(body, sources)}
</main>
<footer class="foot">
<p>Every line leads to the sentence that it was taken from.</p>
<ul>${json ? html`<li><a href="${json}">JSON</a></li>` : ""}${feeds.map((feed) => html`<li><a href="${feed.href}">${feed.title}</a></li>`)}<li><a href="/keys" data-key="?">Keys</a></li></ul>
</footer>
</body>
</html>`;
}

function tools(query: string): Html {
  return html`<nav aria-label="Newsledger"><a href="/add" data-key="g a">Add a page</a><a href="/changes" data-key="g c">Changes</a></nav>
<form role="search" action="/search" method="get">
<label for="q" class="hidden">Search</label>
<input id="q" name="q" type="search" value="${query}" placeholder="words, speaker: via: from:" aria-keyshortcuts="/">
<button>Find</button>
</form>`;
}

/** "1 article", "3 articles". */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
