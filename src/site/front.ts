import { html } from "hono/html";
import type { FrontView, StoryLine } from "../desk/front.ts";
import { count, type Html, page, when } from "./layout.ts";
import { empty, eventItem } from "./parts.ts";
import { feedsOf } from "./story.ts";

export function frontPage(view: FrontView): Html {
  const sections = Map.groupBy(view.stories, ({ section }) => section ?? "News");
  return page(
    { title: "Front page", json: "/index.json", wide: true, feeds: feedsOf("/announced") },
    html`<h1 class="hidden">Front page</h1>
${view.articles === 0 ? empty("This ledger is empty. “Add a page” above puts one in, and so does “newsledger add” on the command line.") : ""}
<div class="front">
<div class="stories">
${[...sections].map(([section, stories]) => html`<section><h2 class="section">${section}</h2>${stories.map(storyLine)}</section>`)}
${view.more ? html`<p><a href="/?page=${view.more}">Older stories</a></p>` : ""}
</div>
<aside>
<section><h2 class="section">Announced</h2>
${view.announced.length ? html`<ol class="events">${view.announced.map(eventItem)}</ol>` : empty("Nothing is announced for the coming days.")}</section>
<section><h2 class="section">Past its day</h2>
${view.overdue.length ? html`<p class="facts">Announced, and no report says that it took place.</p><ol class="events">${view.overdue.map(eventItem)}</ol>` : empty("Nothing that was announced is left open.")}</section>
</aside>
</div>`,
  );
}

function storyLine({ id, title, standfirst, first, last, articles, origins }: StoryLine): Html {
  const span = first === last ? when(last) : html`${when(first)} to ${when(last)}`;
  return html`<article class="story-line" data-row>
<h3><a data-open href="/story/${id}">${title}</a></h3>
${standfirst && standfirst !== title ? html`<p class="standfirst">${standfirst}</p>` : ""}
<p class="facts">${span} · <strong>${count(origins, "independent origin")}</strong>, ${count(articles, "article")}</p>
</article>`;
}
