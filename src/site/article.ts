import { html } from "hono/html";
import type { ArticleView } from "../desk/article.ts";
import type { Reading } from "../model.ts";
import { dateInWords, type Html, page, when } from "./layout.ts";
import { articleHref, empty, eventItem, statementItem } from "./parts.ts";

export function articlePage(view: ArticleView): Html {
  const { article } = view.reading;
  const said = view.statements.filter(({ act }) => act === "said");
  return page(
    { title: view.title, json: `/article/${view.id}.json` },
    html`<article class="article">
<header>
${article.section ? html`<p class="section">${article.section}</p>` : ""}
<h1>${view.title}</h1>
${article.standfirst && article.standfirst !== view.title ? html`<p class="standfirst">${article.standfirst}</p>` : ""}
<p class="facts">${[article.bylines.join(", "), article.publisher].filter(Boolean).join(" · ")}</p>
<dl class="clocks">
<div><dt>Published</dt><dd>${published(article.published)}</dd></div>
<div><dt>Captured</dt><dd>${when(view.capturedAt, "not known")}</dd></div>
<div><dt>Kept</dt><dd>${when(view.addedAt)}</dd></div>
<div><dt>Whose copy</dt><dd>${view.reading.origin.agency ?? "no agency credited"}</dd></div>
</dl>
</header>
<div class="text">${paragraphs(view)}</div>
<section><h2>Who said what</h2>${said.length ? html`<ol class="statements">${said.map(statementItem)}</ol>` : empty("Nobody is reported to have said anything.")}</section>
<section><h2>What happened when</h2>${view.events.length ? html`<ol class="events">${view.events.map(eventItem)}</ol>` : empty("No event with a place in time.")}</section>
${view.copies.length ? html`<section><h2>The same text elsewhere</h2><ul>${view.copies.map((c) => html`<li>${c.publisher ?? "unknown publisher"}: <a href="${articleHref(c.id)}">${c.title}</a></li>`)}</ul></section>` : ""}
${setAside(view.reading)}
<section><h2>Captures</h2><ul>${view.versions.map((v) => html`<li>${when(v.capturedAt ?? v.addedAt)} <a href="${articleHref(`${view.id}/${v.sha256}`)}"><code>${v.sha256.slice(0, 16)}</code></a>${v.sha256 === view.sha256 ? " (shown)" : ""}</li>`)}</ul>
<p class="facts">Read from ${view.url ? html`<a href="${view.url}" rel="noreferrer">${view.url}</a>` : view.source}. ${view.story ? html`Part of <a href="/story/${view.story}">a story</a>.` : ""}</p></section>
</article>`,
  );
}

function published(p: Reading["article"]["published"]): Html {
  if (!p) return when(null, "not stated");
  if (p.value) return when(p.value);
  return html`<span title="${p.evidence.join("; ")}">between ${p.earliest ? dateInWords(p.earliest) : "an unknown day"} and ${p.latest ? dateInWords(p.latest) : "an unknown day"}</span>`;
}

/** The text with an anchor a sentence, and the anchors of the entries that rest on it. */
function paragraphs({ sentences, statements, events }: ArticleView): Html[] {
  const anchors = new Map<number, string[]>();
  for (const { span, id } of [...statements, ...events])
    anchors.set(span.start, [...(anchors.get(span.start) ?? []), id.slice(33)]);
  const groups: (typeof sentences)[number][][] = [];
  for (const sentence of sentences) {
    if (groups.at(-1)?.[0]?.paragraph === sentence.paragraph) groups.at(-1)!.push(sentence);
    else groups.push([sentence]);
  }
  return groups.map(
    (group) =>
      html`<p>${group.map((s) => html`<span class="sentence" id="n${s.number}">${(anchors.get(s.start) ?? []).map((a) => html`<a id="${a}"></a>`)}${s.text}</span> `)}</p>`,
  );
}

function setAside({ article, notes }: Reading): Html | "" {
  const items = [
    ...article.notices,
    ...article.corrections,
    ...article.captions.map(({ text, credit }) => (credit ? `${text} (${credit})` : text)),
    ...article.teasers,
  ];
  if (!items.length && !notes.length) return "";
  return html`<section><h2>Set aside</h2><details><summary>${items.length} passages that are not the story, ${notes.length} notes</summary>
<ul>${items.map((text) => html`<li>${text}</li>`)}</ul>
<ul class="notes">${notes.map((n) => html`<li><code>${n.stage}/${n.rule}</code> ${n.reason}</li>`)}</ul></details></section>`;
}
