import { html } from "hono/html";
import type { FoldView, StoryView } from "../desk/story.ts";
import { count, type Html, page, when } from "./layout.ts";
import { articleHref, empty, nameHref, statementItem } from "./parts.ts";

export function storyPage(view: StoryView): Html {
  const copies = view.articles.length - view.folds.length;
  const said = view.statements.filter(({ act }) => act === "said");
  return page(
    { title: view.title, json: `/story/${view.id}.json`, wide: true },
    html`<article class="story">
<header>
<h1>${view.title}</h1>
<p class="facts">${when(view.first)} to ${when(view.last)} · <strong>${count(view.folds.length, "independent origin")}</strong>, ${count(copies, "copy", "copies")}</p>
<nav aria-label="On this page"><a href="#timeline">Timeline</a> <a href="#statements">Who said what</a> <a href="#sources">Whose copy</a> <a href="#cast">Cast</a></nav>
</header>
<section id="timeline">
<h2>Timeline</h2>
${view.timeline.length ? html`<ol class="timeline">${view.timeline.map(timelineDay)}</ol>` : empty("No day in these articles can be told.")}
</section>
<section id="statements">
<h2>Who said what</h2>
${said.length ? html`<ol class="statements">${said.map(statementItem)}</ol>` : empty("Nobody is reported to have said anything.")}
</section>
<section id="sources">
<h2>Whose copy</h2>
<ol class="folds">${view.folds.map(foldItem)}</ol>
</section>
<section id="cast">
<h2>Cast</h2>
<ul class="cast">${view.cast.slice(0, 60).map(({ key, name, offices, articles }) => html`<li><a class="who" href="${nameHref(key)}">${name}</a>${offices.length ? html`, ${offices.slice(0, 3).join(", ")}` : ""} <span class="facts">${count(articles, "article")}</span></li>`)}</ul>
</section>
</article>`,
  );
}

function timelineDay({ date, sentences }: StoryView["timeline"][number]): Html {
  return html`<li><h3>${when(date)}</h3>
${sentences.map(({ text, sources }) => html`<p>${text} <span class="source">${sources.map((s, i) => html`${i ? ", " : ""}<a href="${articleHref(s.article, `n${s.number}`)}">${s.publisher ?? "source"}</a>`)}</span></p>`)}</li>`;
}

function foldItem({ agency, articles }: FoldView): Html {
  return html`<li><h3>${agency ?? "No agency credited"} <span class="facts">${count(articles.length, "article")}</span></h3>
<ul>${articles.map((a) => html`<li>${when(a.published)} ${a.publisher ?? "unknown publisher"}: <a href="${articleHref(a.id)}">${a.title}</a>${a.edited === "unknown" ? "" : html` <span class="facts">(edited: ${a.edited})</span>`}</li>`)}</ul></li>`;
}
