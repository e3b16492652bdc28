import { html } from "hono/html";
import type { FrontView, StoryLine } from "../desk/front.ts";
import { affairHref } from "./affair.ts";
import { fromTo } from "./dates.ts";
import { lang, set } from "./lang.ts";
import { count, type Html, page } from "./layout.ts";
import { empty, folded, happeningItem } from "./parts.ts";
import { feedsOf } from "./story.ts";

/** Plans that stand open beside the stories. */
const planned = 6;

export function frontPage(view: FrontView): Html {
  const stories = withoutFollowers(view);
  const [lead, ...rest] = leadFirst(stories);
  const line = (story: StoryLine): Html => storyLine(story, followers(view, story));
  const sections = Map.groupBy(rest, ({ section }) => section ?? "News");
  return page(
    {
      title: "Front page",
      json: "/index.json",
      wide: true,
      feeds: [...feedsOf("/announced"), { href: "/sources.opml", type: "text/x-opml", title: "OPML" }],
    },
    html`<h1 class="hidden">Front page</h1>
${view.articles === 0 ? empty("This ledger is empty. “Add a page” above puts one in, and so does “newsledger add” on the command line.") : ""}
<div class="front">
<div class="stories">
${lead ? html`<section class="lead"><h2 class="section">${lead.section ?? "News"}</h2>${line(lead)}</section>` : ""}
<div class="sections">${[...sections].map(([section, own]) => html`<section><h2 class="section">${section}</h2>${own.map(line)}</section>`)}</div>
${view.more ? html`<p><a href="/?page=${view.more}">Older stories</a></p>` : ""}
</div>
<aside class="rail" aria-label="Plans">
<section><h2 class="section">Announced</h2>
${
  view.announced.length
    ? folded(
        view.announced.map((h) => happeningItem(h)),
        planned,
        "events",
        "more",
      )
    : empty("Nothing is announced for the coming days.")
}</section>
<section><h2 class="section">Past its day</h2>
${
  view.overdue.length
    ? html`<p class="facts">Announced for a day that is past; no report says that it took place.</p>${folded(
        view.overdue.map((h) => happeningItem(h)),
        planned,
        "events",
        "more",
      )}`
    : empty("Nothing that was announced is left open.")
}</section>
</aside>
</div>`,
  );
}

/** An affair stands where the story of most origins of it stands; its other stories stand beneath that one. */
function headOf({ stories, affairs }: FrontView, id: string): string {
  const own = affairs.find((affair) => affair.includes(id));
  return own ? leadFirst(stories.filter((story) => own.includes(story.id)))[0]!.id : id;
}

const withoutFollowers = (view: FrontView): StoryLine[] =>
  view.stories.filter(({ id }) => headOf(view, id) === id);

/** The other stories of its affair, as they happened. */
function followers(view: FrontView, { id }: StoryLine): StoryLine[] {
  return view.stories
    .filter((story) => story.id !== id && headOf(view, story.id) === id)
    .toSorted((a, b) => `${a.first} ${a.last}`.localeCompare(`${b.first} ${b.last}`));
}

/** The story that most independent origins tell opens the page; the others stay in their order, the newest first. */
function leadFirst(stories: readonly StoryLine[]): StoryLine[] {
  const lead = stories.toSorted((a, b) => b.origins - a.origins || b.articles - a.articles)[0];
  return lead ? [lead, ...stories.filter((story) => story !== lead)] : [];
}

function storyLine(
  { id, title, standfirst, first, last, articles, copies, origins, language }: StoryLine,
  others: readonly StoryLine[],
): Html {
  return html`<article class="story-line" data-row>
<h3${lang(language)}><a data-open href="/story/${id}">${set(title, language)}</a></h3>
${standfirst && standfirst !== title ? html`<p class="standfirst"${lang(language)}>${standfirst}</p>` : ""}
<p class="facts">${fromTo(first, last)} · <strong>${count(origins, "independent origin")}</strong>, ${count(articles, "article")}${copies > 0 ? html`, ${count(copies, "copy", "copies")} among them` : ""}</p>
${
  others.length
    ? html`<p class="facts">In the same affair:</p>
<ul class="named">${others.map((one) => html`<li data-row><a data-open href="/story/${one.id}"${lang(one.language)}>${set(one.title, one.language)}</a> <span class="facts">${fromTo(one.first, one.last)}</span></li>`)}</ul>
<p class="facts"><a href="${affairHref(id)}">All of it as one</a></p>`
    : ""
}
</article>`;
}
