import { html } from "hono/html";
import type { FoldView, StoryView } from "../desk/story.ts";
import { axis } from "./axis.ts";
import { count, type Html, page, when } from "./layout.ts";
import { articleHref, empty, nameHref, statementItem } from "./parts.ts";

/** The filter of the statement ledger, as the address has it. */
export interface StatementFilter {
  readonly speaker: string;
  readonly via: string;
  readonly manner: string;
  readonly from: string;
  readonly to: string;
}

export function storyPage(view: StoryView, filter: StatementFilter): Html {
  const copies = view.articles.length - view.folds.length;
  return page(
    { title: view.title, json: `/story/${view.id}.json`, wide: true, feeds: feedsOf(`/story/${view.id}`) },
    html`<article class="story">
<header>
<h1>${view.title}</h1>
<p class="facts">${view.first === view.last ? when(view.first) : html`${when(view.first)} to ${when(view.last)}`} · <strong>${count(view.origins, "independent origin")}</strong>, ${count(view.articles.length, "article")}${copies ? html`, ${count(copies, "copy", "copies")} among them` : ""}</p>
<nav aria-label="On this page"><a href="#timeline">Timeline</a><a href="#statements">Who said what</a><a href="#sources">Whose copy</a><a href="#cast">Cast</a></nav>
</header>
<section id="timeline">
<h2>Timeline</h2>
${axis(view)}
${view.timeline.length ? html`<ol class="timeline">${view.timeline.map(timelineDay)}</ol>` : empty("No day in these articles can be told.")}
</section>
${statementLedger(view, filter)}
<section id="sources">
<h2>Whose copy</h2>
<ol class="folds">${view.folds.map(foldItem)}</ol>
</section>
<section id="cast">
<h2>Cast</h2>
<ul class="cast">${view.cast.slice(0, 80).map(({ key, name, offices, articles }) => html`<li><a class="who" href="${nameHref(key)}">${name}</a>${offices.length ? html`, ${offices.slice(0, 3).join(", ")}` : ""} <span class="facts">${articles}</span></li>`)}</ul>
</section>
</article>`,
  );
}

export const feedsOf = (path: string): { href: string; type: string; title: string }[] => [
  { href: `${path}.atom`, type: "application/atom+xml", title: "Atom" },
  { href: `${path}.feed.json`, type: "application/feed+json", title: "JSON Feed" },
  { href: `${path}.ics`, type: "text/calendar", title: "Calendar" },
];

function timelineDay({ date, sentences }: StoryView["timeline"][number]): Html {
  return html`<li id="day-${date}" data-row><h3>${when(date)}</h3>
${sentences.map(({ text, sources }) => html`<p>${text} <span class="source">${sources.map((s, i) => html`${i ? ", " : ""}<a data-open href="${articleHref(s.article, `n${s.number}`)}">${s.publisher ?? "source"}</a>`)}</span></p>`)}</li>`;
}

function statementLedger({ statements, id }: StoryView, filter: StatementFilter): Html {
  const said = statements.filter(({ act }) => act === "said");
  const fits = said.filter(
    (s) =>
      (!filter.speaker || s.speaker?.key === filter.speaker) &&
      (!filter.via || s.via.some(({ key }) => key === filter.via)) &&
      (!filter.manner || s.manner === filter.manner) &&
      (!filter.from || (s.day ?? "") >= filter.from) &&
      (!filter.to || (s.day ?? "9999") <= filter.to),
  );
  const speakers = new Map(
    said.flatMap(({ speaker }) => (speaker ? [[speaker.key, speaker.name] as const] : [])),
  );
  const relays = new Map(said.flatMap(({ via }) => via.map(({ key, name }) => [key, name] as const)));
  return html`<section id="statements">
<h2>Who said what</h2>
<form class="filter" method="get" action="/story/${id}#statements">
<label>Speaker ${choice("speaker", speakers, filter.speaker)}</label>
<label>Relay ${choice("via", relays, filter.via)}</label>
<label>Manner ${choice("manner", new Map(["direct", "indirect", "mixed"].map((m) => [m, m])), filter.manner)}</label>
<label>From <input type="date" name="from" value="${filter.from}"></label>
<label>To <input type="date" name="to" value="${filter.to}"></label>
<button>Show</button>
</form>
<p class="facts">${fits.length === said.length ? count(said.length, "statement") : `${fits.length} of ${count(said.length, "statement")}`}</p>
${fits.length ? html`<ol class="statements">${fits.map(statementItem)}</ol>` : empty(said.length ? "No statement fits these filters." : "Nobody is reported to have said anything.")}
</section>`;
}

function choice(name: string, options: ReadonlyMap<string, string>, chosen: string): Html {
  return html`<select name="${name}"><option value="">all</option>${[...options].sort((a, b) => a[1].localeCompare(b[1])).map(([key, label]) => (key === chosen ? html`<option value="${key}" selected>${label}</option>` : html`<option value="${key}">${label}</option>`))}</select>`;
}

const kinds: Readonly<Record<string, string>> = {
  verbatim: "word for word",
  cut: "shortened",
  extended: "with additions",
  edited: "edited",
  rewritten: "rewritten in part",
};

/** One origin: its agency where it is known, then everyone who carries its text and what each made of it. */
function foldItem({ agency, first, articles }: FoldView): Html {
  const title =
    agency ??
    (articles.length > 1 ? "One text, no agency credited" : (articles[0]!.publisher ?? "One report"));
  return html`<li data-row><h3>${title} <span class="facts">${count(articles.length, "article")}</span></h3>
<ul class="tree">${articles.map(
    (a) =>
      html`<li>${a.publisher ?? "unknown publisher"}: <a data-open href="${articleHref(a.id)}">${a.title}</a> <span class="facts">${when(a.published)}${a.change ? html` · ${kinds[a.change.kind] ?? a.change.kind}${a.change.headline === "same" ? "" : ", another headline"}${a.change.added ? `, ${a.change.added} words added` : ""}${a.change.cut ? `, ${a.change.cut} cut` : ""} · <a href="/differences/${first.article ?? articles[0]!.id}/${a.id}">differences</a>` : a.id === first.article && articles.length > 1 ? html` · came first (${first.confidence})` : ""}</span></li>`,
  )}</ul>
${articles.length > 1 ? html`<details><summary>Which came first: ${first.confidence}</summary><ul>${first.reasons.map((r) => html`<li>${r.says}</li>`)}</ul></details>` : ""}</li>`;
}
