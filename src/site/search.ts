/** The page of a search: articles with the sentences that fit, or statements, or events; and files of what was found. */
import { html } from "hono/html";
import type { EventView, StatementView } from "../desk/entries.ts";
import { type SearchKind, searchKinds } from "../desk/found.ts";
import type { Hit } from "../desk/search.ts";
import type { NameRow } from "../ledger/ledger.ts";
import { when } from "./dates.ts";
import { lang, set } from "./lang.ts";
import { type Html, page } from "./layout.ts";
import { articleHref, empty, eventItem, nameLink, statementItem } from "./parts.ts";
import { feedsOf } from "./story.ts";

export interface SearchFound {
  readonly kind: SearchKind;
  readonly order: "rank" | "date";
  /** Of the three lists the one that was asked for is filled. */
  readonly hits: readonly Hit[];
  readonly statements: readonly StatementView[];
  readonly events: readonly EventView[];
  /** Names of the ledger that begin with the words. */
  readonly names: readonly NameRow[];
  /** The address of the next page, where there is one. */
  readonly next: string | null;
  /** Why the query cannot be understood. */
  readonly problem: string | null;
}

export function searchPage(query: string, found: SearchFound): Html {
  const { kind, names, next, problem } = found;
  const q = encodeURIComponent(query);
  const fits = query !== "" && problem === null;
  return page(
    {
      title: query ? `Search: ${query}` : "Search",
      query,
      json: `/search.json?q=${q}&in=${kind}`,
      feeds: fits ? feedsOf("/search", `?q=${q}`) : [],
    },
    html`<h1>Search</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
${query ? "" : help}
${fits ? kindsOf(q, found) : ""}
${names.length ? html`<p class="facts">Names: ${names.map((name, i) => html`${i ? ", " : ""}${nameLink(name)}`)}</p>` : ""}
${fits ? results(found) : ""}
${next ? html`<p><a href="${next}" rel="next">More</a></p>` : ""}
${fits && count(found) ? taking(q, kind) : ""}`,
  );
}

const help = html`<p>Words, “phrases”, <code>-without</code>, and the fields <code>speaker:</code> <code>via:</code> <code>publisher:</code> <code>agency:</code> <code>from:2026-03</code> <code>to:2026-03-10</code> <code>planned:yes</code>.</p>
<p class="facts">“via:Norpress from:2026-03 to:2026-03”, looked for among the statements, is all that was passed on by Norpress in March.</p>`;

/** Where to look, and in what order. */
function kindsOf(q: string, { kind, order }: SearchFound): Html {
  const links = searchKinds.map((one) =>
    one === kind
      ? html`<a href="/search?q=${q}&amp;in=${one}" aria-current="true">${one}</a>`
      : html`<a href="/search?q=${q}&amp;in=${one}">${one}</a>`,
  );
  const orders =
    order === "date"
      ? html`by date · <a href="/search?q=${q}">by rank</a>`
      : html`by rank · <a href="/search?q=${q}&amp;order=date">by date</a>`;
  const sorted =
    kind === "articles"
      ? html`Sorted ${orders}`
      : kind === "statements"
        ? "The newest first"
        : "By their own date";
  return html`<nav class="show" aria-label="Search in">${links}</nav><p class="facts">${sorted}</p>`;
}

const count = ({ hits, statements, events }: SearchFound): number =>
  hits.length + statements.length + events.length;

function results(found: SearchFound): Html {
  if (!count(found)) return empty("Nothing in this ledger fits.");
  if (found.kind === "statements")
    return html`<ol class="statements">${found.statements.map((s) => statementItem(s))}</ol>`;
  if (found.kind === "events") return html`<ol class="events">${found.events.map((e) => eventItem(e))}</ol>`;
  // Copies of one text are one find: whoever reads the third of them learns nothing new.
  const texts = Map.groupBy(found.hits, ({ row }) => row.fold ?? row.id);
  return html`<ol class="hits">${[...texts.values()].map(([first, ...copies]) => articleHit(first!, copies))}</ol>`;
}

function articleHit({ row, title, sentences }: Hit, copies: readonly Hit[]): Html {
  return html`<li data-row><h2${lang(row.language)}><a data-open href="${articleHref(row.id)}">${set(title, row.language)}</a></h2>
<p class="facts">${row.publisher ?? "unknown publisher"} · ${when(row.published ?? row.latest)}${row.agency ? ` · copy of ${row.agency}` : ""}</p>
${sentences.map((s) => html`<p class="hit"><a class="number" href="${articleHref(row.id, `n${s.number}`)}" aria-label="sentence ${s.number}">${s.number}</a> <span${lang(row.language)}>${s.pieces.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}</span></p>`)}
${copies.length ? html`<p class="facts">The same text in ${copies.map((copy, i) => html`${i ? ", " : ""}<a href="${articleHref(copy.row.id)}">${copy.row.publisher ?? copy.title}</a>`)}</p>` : ""}</li>`;
}

/** What was found, with its citations, as files. */
function taking(q: string, kind: SearchKind): Html {
  return html`<p class="facts">All ${kind} that fit, each with its source: <a href="/search.csv?q=${q}&amp;in=${kind}">table (CSV)</a> · <a href="/search.bib?q=${q}&amp;in=${kind}">BibTeX</a> · <a href="/search.csl.json?q=${q}&amp;in=${kind}">CSL-JSON</a></p>`;
}
