/** One entry: its words, how to cite it, what people changed, and the forms to change it. */
import { html } from "hono/html";
import type { EntryView } from "../desk/entry.ts";
import type { KeptChange } from "../ledger/ledger.ts";
import { clocks, published } from "./clocks.ts";
import { moment, when } from "./dates.ts";
import { lang } from "./lang.ts";
import { type Html, page, type Reader } from "./layout.ts";
import { anchorOf, articleHref, empty, entryHref, eventItem, statementItem } from "./parts.ts";

const formNames: Readonly<Record<string, string>> = {
  markdown: "Markdown",
  bibtex: "BibTeX",
  csl: "CSL-JSON",
  annotation: "Web Annotation",
};

export function entryPage(view: EntryView, reader: Reader): Html {
  const kind = view.statement ? "Statement" : view.event ? "Event" : "Passage";
  return page(
    { title: `${kind}: ${view.words.slice(0, 60)}`, json: `/entry/${view.id}.json` },
    html`<article class="entry">
<header><p class="section">${kind}</p>
<h1 class="cited"${lang(view.statement?.language ?? view.event?.language ?? null)}>${view.words.length > 600 ? `${view.words.slice(0, 600)}…` : view.words}</h1>
<p class="facts"><a data-open href="${placeOf(view)}">${view.title}</a>${view.publisher ? html`, ${view.publisher}` : ""} · read ${when(view.accessed)}</p></header>
${became(view)}
${view.statement ? html`<ol class="statements">${statementItem(view.statement, { page: pageOf(view) })}</ol>` : ""}
${view.event ? html`<ol class="events">${eventItem(view.event, pageOf(view))}</ol>` : ""}
${clocks([
  ["Said", view.statement ? when(view.statement.saidOn, "not stated") : null],
  ["Happened", view.event ? when(view.event.when, "not stated") : null],
  ["Published", published(view.published)],
  ["Captured", moment(view.capturedAt, "not known")],
  ["Kept here", moment(view.addedAt)],
])}
<section id="cite"><h2>Cite</h2>
${view.citations.map(({ form, text }) => html`<details${form === "markdown" ? html` open` : ""}><summary>${formNames[form]}</summary><pre tabindex="0">${text}</pre></details>`)}
<p class="facts">These words for good, whatever becomes of the page: <a href="${entryHref(view.permanent)}">${entryHref(view.permanent)}</a></p>
<p class="facts">Bytes read: SHA-256 <code>${view.sha256}</code></p></section>
${view.captures.length ? html`<section id="captures"><h2>Other captures of the page</h2><ul>${view.captures.map((c) => html`<li>${moment(c.at)} <a href="${captureHref(view, c)}"><code>${c.sha256.slice(0, 16)}</code></a>${c.isCurrent ? " (the page as it is now)" : ""}: <strong>${c.state}</strong>${c.state === "changed" ? html`<p>${c.words}</p>` : ""}</li>`)}</ul></section>` : ""}
${view.statement || view.event ? correct(view, reader) : ""}
<section id="changes"><h2>What people changed</h2>${changeList(view.changes, reader, `/entry/${view.id}`)}</section>
</article>`,
  );
}

/** The page in the capture that the entry stands in. */
const pageOf = ({ article, sha256, isCurrent }: EntryView): string =>
  isCurrent ? articleHref(article) : `/article/${article}/${sha256}`;

function placeOf(view: EntryView): string {
  const number = /:(\d+)/.exec(view.id)?.[1];
  if (view.statement || view.event) return `${pageOf(view)}#${anchorOf(view.id)}`;
  return number ? `${pageOf(view)}#n${number}` : pageOf(view);
}

function captureHref({ article }: EntryView, { sha256, isCurrent, sentence }: Capture): string {
  return `/article/${article}${isCurrent ? "" : `/${sha256}`}${sentence ? `#n${sentence}` : ""}`;
}

type Capture = EntryView["captures"][number];

const fates: Readonly<Record<Capture["state"], string>> = {
  kept: "the sentence is still there",
  changed: "the sentence has changed",
  vanished: "the sentence is gone",
};

/** Of an entry of an earlier capture: what the page says now. */
function became(view: EntryView): Html | "" {
  const now = view.captures.find(({ isCurrent }) => isCurrent);
  if (!now) return "";
  return html`<div class="notice" role="note"><p>These are words of an earlier capture. On the page as it is now ${fates[now.state]}: <a href="${captureHref(view, now)}">the page as it is now</a> · <a href="/differences/${view.article}@${view.sha256}/${view.article}@${now.sha256}">what changed</a></p>${now.state === "changed" ? html`<blockquote${lang(view.statement?.language ?? view.event?.language ?? null)}>${now.words}</blockquote>` : ""}</div>`;
}

function correct({ id, statement, event }: EntryView, reader: Reader): Html | "" {
  if (!reader.editor) return "";
  const back = `/entry/${id}`;
  const wrong = statement?.wrong ?? event?.wrong ?? false;
  return html`<section id="correct"><h2>Correct</h2>
${
  statement
    ? html`<form class="fields" method="post" action="/changes">${hidden(reader, "speaker", back)}<input type="hidden" name="entry" value="${id}">
<label>Who said it <input name="name" required maxlength="200" value="${statement.speaker?.name ?? ""}" autocomplete="off"></label><button>Change the speaker</button></form>`
    : ""
}
${
  wrong
    ? ""
    : html`<form class="fields" method="post" action="/changes">${hidden(reader, "wrong", back)}<input type="hidden" name="entry" value="${id}"><button>Mark this entry wrong</button></form>`
}
<p class="facts">What was read stays as it is. Your change lies over it under the name “${reader.name ?? "editor"}”, and can be undone.</p></section>`;
}

export function hidden(reader: Reader, kind: string, back: string): Html {
  return html`<input type="hidden" name="csrf" value="${reader.csrf}"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="back" value="${back}">`;
}

/** Without a reader the list is only shown. */
export function changeList(changes: readonly KeptChange[], reader: Reader | null, back: string): Html {
  if (!changes.length) return empty("Nothing: this is what was read.");
  return html`<ol class="changes">${changes.map(
    (one) => html`<li class="${one.undoneAt ? "undone" : "standing"}"><p>${inWords(one)}</p>
<p class="facts">${one.author}, ${when(one.at)}${one.undoneAt ? html` · undone by ${one.undoneBy}, ${when(one.undoneAt)}` : ""}</p>
${!one.undoneAt && reader?.editor ? html`<form method="post" action="/changes/${one.id}/undo">${hidden(reader, "undo", back)}<button>Undo</button></form>` : ""}</li>`,
  )}</ol>`;
}

function inWords({ change }: KeptChange): Html {
  switch (change.kind) {
    case "wrong":
      return html`<a href="/entry/${change.entry}">An entry</a> was marked wrong.`;
    case "speaker":
      return html`The speaker of <a href="/entry/${change.entry}">a statement</a> was changed to “${change.name}”.`;
    case "join-names":
      return html`“${change.key}” was joined to “${change.into}”.`;
    case "part-name":
      return html`In <a href="/article/${change.article}">an article</a> “${change.key}” became “${change.as}”.`;
    case "join-stories":
      return html`A story was joined to <a href="/story/${change.into}">another</a>.`;
    default:
      return html`<a href="/article/${change.article}">An article</a> was taken out of its story.`;
  }
}
