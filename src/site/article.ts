import { html } from "hono/html";
import type { ArticleView } from "../desk/article.ts";
import type { Reading } from "../model.ts";
import { clocks, published } from "./clocks.ts";
import { partStory } from "./correct.ts";
import { moment } from "./dates.ts";
import { changeList } from "./entry.ts";
import { lang } from "./lang.ts";
import { count, type Html, page, type Reader } from "./layout.ts";
import { type MarkKind, markKinds, marksOf, pieces } from "./marks.ts";
import { anchorOf, articleHref, empty, eventItem, statementItem } from "./parts.ts";

export function articlePage(view: ArticleView, show: MarkKind | null, reader: Reader): Html {
  const { article } = view.reading;
  const said = view.statements.filter(({ act }) => act === "said");
  const own = lang(article.language);
  const here = captureHref(view);
  return page(
    {
      title: view.title,
      json: `${here}.json`,
      wide: true,
      sources: [
        {
          ...view,
          publisher: article.publisher,
          published: article.published?.value ?? article.published?.latest ?? null,
        },
      ],
    },
    html`<article class="article">
<header>
${article.section ? html`<p class="section">${article.section}</p>` : ""}
<h1${own}>${view.title}</h1>
${article.standfirst && article.standfirst !== view.title ? html`<p class="standfirst"${own}>${article.standfirst}</p>` : ""}
<p class="byline">${[article.bylines.length ? `By ${article.bylines.join(", ")}` : "", article.publisher].filter(Boolean).join(" · ")}</p>
</header>
${earlier(view)}
<div class="spread">
<div class="body">
${article.corrections.map((text) => html`<p class="correction"${own}>${text}</p>`)}
<nav class="show" aria-label="Marks in the text"><span>Mark</span>${markKinds.map(({ kind, label }) => (kind === show ? html`<a href="${here}" aria-current="true">${label}</a>` : html`<a href="${here}?show=${kind}">${label}</a>`))}</nav>
<div class="text"${own}>${paragraphs(view, show)}</div>
</div>
${facts(view)}
</div>
<section id="statements"><h2>Who said what</h2>${said.length ? html`<ol class="statements columns">${said.map((s) => statementItem(s, { page: here, fate: view.became[s.id] }))}</ol>` : empty("Nobody is reported to have said anything.")}</section>
<section id="events"><h2>What happened when</h2>${view.events.length ? html`<ol class="events columns">${view.events.map((e) => eventItem(e, here, view.became[e.id]))}</ol>` : empty("No event with a place in time.")}</section>
${setAside(view.reading)}
${orphans(view)}
${partStory(view, reader)}
</article>`,
  );
}

/** The page's own address: an earlier capture keeps its hash. */
const captureHref = ({ id, sha256, current }: ArticleView): string =>
  sha256 === current ? articleHref(id) : `/article/${id}/${sha256}`;

function earlier({ id, sha256, current, capturedAt, addedAt }: ArticleView): Html | "" {
  if (sha256 === current) return "";
  return html`<p class="notice" role="note">This is an earlier capture, of ${moment(capturedAt ?? addedAt)}. The page has changed since: <a href="${articleHref(id)}">the page as it is now</a> · <a href="/differences/${id}@${sha256}/${id}@${current}">what changed</a></p>`;
}

/** Corrections that a later capture has left behind: nobody else would tell their author. */
function orphans({ orphans: changes }: ArticleView): Html | "" {
  if (!changes.length) return "";
  return html`<section id="orphans"><h2>Corrections on words that the page no longer has</h2>${changeList(changes, null, "")}</section>`;
}

/** Beside the text: its clocks, whose copy it is, where else it stands, its captures. */
function facts(view: ArticleView): Html {
  const { article, origin } = view.reading;
  return html`<aside class="rail" aria-label="About this text">
${clocks([
  ["Published", published(article.published)],
  ["Changed", article.modified ? moment(article.modified) : null],
  ["Captured", moment(view.capturedAt, "not known")],
  ["Kept here", moment(view.addedAt)],
  [
    "Copy",
    html`${origin.agency ? html`<strong>${origin.agency}</strong>, ${edits[origin.edited]}` : "no agency credited"}${article.paywalled ? "; the text stops at a paywall" : ""}`,
  ],
])}
${view.story ? html`<p><a href="/story/${view.story}">The story it belongs to</a></p>` : ""}
${view.copies.length ? html`<section id="copies"><h2>The same text elsewhere</h2><ul>${view.copies.map((c) => html`<li>${c.publisher ?? "unknown publisher"}: <a href="${articleHref(c.id)}">${c.title}</a> · <a href="/differences/${view.id}/${c.id}">differences</a></li>`)}</ul></section>` : ""}
${captures(view)}
</aside>`;
}

const edits = {
  none: "carried as it came",
  headline: "only the headline edited",
  text: "edited by the publisher",
  unknown: "edits not stated",
};

/** The text with an anchor a sentence, the anchors of the entries that rest on it, and the marks asked for. */
function paragraphs({ sentences, statements, events, reading }: ArticleView, show: MarkKind | null): Html[] {
  const anchors = Map.groupBy([...statements, ...events], ({ span }) => span.start);
  const marks = show === null ? [] : marksOf(reading, show);
  const groups = Map.groupBy(sentences, ({ paragraph }) => paragraph);
  return [...groups.values()].map(
    (group) =>
      html`<p>${group.map(
        (s) =>
          html`<span class="sentence" id="n${s.number}">${(anchors.get(s.start) ?? []).map(({ id }) => html`<a class="anchor" id="${anchorOf(id)}"></a>`)}${pieces(reading.article.text, s, marks).map(({ text, label }) => (label === null ? text : html`<mark title="${label}">${text}</mark>${tagged(show, label)}`))}</span> `,
      )}</p>`,
  );
}

/** What a mark says is also written behind it, small, where it is not in the words themselves. */
const tagged = (show: MarkKind | null, label: string): Html | "" =>
  show === "names" ? "" : html` <span class="tag">${label}</span>`;

function setAside({ article, notes }: Reading): Html | "" {
  const items: [string, readonly string[]][] = [
    ["Notices", article.notices],
    ["Captions", article.captions.map(({ text, credit }) => (credit ? `${text} (${credit})` : text))],
    ["Teasers of other stories", article.teasers],
  ];
  const n = items.reduce((sum, [, texts]) => sum + texts.length, 0);
  if (!n && !notes.length) return "";
  return html`<section id="aside"><h2>Set aside</h2><details><summary>${count(n, "passage")} that are not the story, ${count(notes.length, "note")} on what was left out or is in doubt</summary>
${items.filter(([, texts]) => texts.length).map(([label, texts]) => html`<h3>${label}</h3><ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`)}
${notes.length ? html`<h3>Notes</h3><ul class="notes">${notes.map((note) => html`<li><code>${note.stage}/${note.rule}</code> ${note.reason}</li>`)}</ul>` : ""}</details></section>`;
}

function captures({ id, versions, sha256, url, source }: ArticleView): Html {
  return html`<section id="captures"><h2>Captures</h2>
<ol>${versions.map(
    (v, i) =>
      html`<li>${moment(v.capturedAt ?? v.addedAt)} <a href="/article/${id}/${v.sha256}"><code>${v.sha256.slice(0, 16)}</code></a>${v.sha256 === sha256 ? " (shown)" : ""}${i > 0 ? html` · <a href="/differences/${id}@${versions[i - 1]!.sha256}/${id}@${v.sha256}">what changed</a>` : ""}</li>`,
  )}</ol>
<p class="facts">Read from ${url && /^https?:/i.test(url) ? html`<a href="${url}" rel="noreferrer noopener">${url}</a>` : (url ?? source)}</p></section>`;
}
