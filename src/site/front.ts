import { html } from "hono/html";
import type { FrontView, StoryLine } from "../desk/front.ts";
import { count, type Html, page, when } from "./layout.ts";
import { empty, eventItem } from "./parts.ts";

export function frontPage(view: FrontView): Html {
  const sections = [...new Set(view.stories.map(({ section }) => section ?? "News"))];
  return page(
    { title: "Front page", json: "/index.json", wide: true },
    html`<h1 class="hidden">Front page</h1>
${view.articles === 0 ? empty("This ledger is empty. “newsledger add” puts pages in, and so does “Add a page”.") : ""}
<div class="front">
<div class="stories">
${sections.map((section) => html`<section aria-label="${section}"><h2 class="section">${section}</h2>${view.stories.filter((s) => (s.section ?? "News") === section).map(storyLine)}</section>`)}
</div>
<aside>
<h2 class="section">Announced</h2>
${view.announced.length ? html`<ol class="events">${view.announced.map(eventItem)}</ol>` : empty("Nothing announced for the coming days.")}
</aside>
</div>`,
  );
}

function storyLine({ id, title, standfirst, first, last, articles, origins }: StoryLine): Html {
  const span = first === last ? when(last) : html`${when(first)} to ${when(last)}`;
  return html`<article class="story-line">
<h3><a href="/story/${id}">${title}</a></h3>
${standfirst ? html`<p class="standfirst">${standfirst}</p>` : ""}
<p class="facts">${span} · <strong>${count(origins, "independent origin")}</strong>, ${count(articles, "article")}</p>
</article>`;
}
