import { html } from "hono/html";
import type { CastLine } from "../desk/people.ts";
import type { StoryView } from "../desk/story.ts";
import { affair, affairHref, partOf } from "./affair.ts";
import { axis } from "./axis.ts";
import { joinStory } from "./correct.ts";
import { fromTo, when } from "./dates.ts";
import { provenance } from "./folds.ts";
import { lang, set } from "./lang.ts";
import { count, type Html, page, type Reader } from "./layout.ts";
import { sourceLink } from "./notes.ts";
import { articleHref, empty, folded, nameHref } from "./parts.ts";
import { accounts, plans } from "./plans.ts";
import { type StatementFilter, statementLedger } from "./statements.ts";

export function storyPage(view: StoryView, filter: StatementFilter, reader: Reader): Html {
  const home = view.whole ? affairHref(view.id) : `/story/${view.id}`;
  const copies = view.articles.length - view.folds.length;
  const differ = accounts(view.happenings);
  const announced = plans(view.happenings);
  return page(
    {
      title: view.title,
      json: `${home}.json`,
      wide: true,
      ...(view.whole ? {} : { feeds: feedsOf(home) }),
      sources: view.articles.map((row) => ({
        ...row,
        title: row.headline ?? row.source,
        published: row.published ?? row.latest,
      })),
    },
    html`<article class="story">
<header>
${view.whole || view.section ? html`<p class="section">${view.whole ? "A whole affair" : view.section}</p>` : ""}
<h1${lang(view.language)}>${set(view.title, view.language)}</h1>
${view.standfirst && view.standfirst !== view.title ? html`<p class="standfirst"${lang(view.language)}>${view.standfirst}</p>` : ""}
<p class="facts">${fromTo(view.first, view.last)} · <strong>${count(view.origins, "independent origin")}</strong>, ${count(view.articles.length, "article")}${copies ? html`, ${count(copies, "copy", "copies")} among them` : ""}${partOf(view)}</p>
<nav class="onpage" aria-label="On this page"><a href="#timeline">Timeline</a>${announced ? html`<a href="#plans">Plans</a>` : ""}${differ ? html`<a href="#accounts">Where accounts differ</a>` : ""}<a href="#statements">Who said what</a><a href="#sources">Whose copy</a><a href="#cast">Cast</a></nav>
</header>
<div class="spread">
<section id="timeline">
<h2>Timeline</h2>
${axis(view)}
${view.timeline.length ? html`<ol class="timeline">${view.timeline.map((line) => timelineDay(line, view.last))}</ol>` : empty("No day in these articles can be told.")}
</section>
<div class="rail">${affair(view)}${announced}${cast(view.cast)}${near(view)}</div>
</div>
${differ}
${statementLedger(view, filter, home)}
${provenance(view)}
${view.whole ? "" : joinStory(view, reader)}
</article>`,
  );
}

export const feedsOf = (path: string, query = ""): { href: string; type: string; title: string }[] => [
  { href: `${path}.atom${query}`, type: "application/atom+xml", title: "Atom" },
  { href: `${path}.feed.json${query}`, type: "application/feed+json", title: "JSON Feed" },
  { href: `${path}.ics${query}`, type: "text/calendar", title: "Calendar" },
];

/** A day behind the last article can only be one that was spoken of in advance. */
function timelineDay({ date, sentences }: StoryView["timeline"][number], last: string | null): Html {
  const ahead = last !== null && date > last;
  return html`<li id="day-${date}" class="${ahead ? "ahead" : "past"}" data-row><h3>${when(date)}${ahead ? html` <span class="status">ahead</span>` : ""}</h3>
${sentences.map(({ text, sources, language }) => html`<p><span${lang(language)}>${set(text, language)}</span> <span class="source">${sources.map((s, i) => html`${i ? ", " : ""}${sourceLink(articleHref(s.article, `n${s.number}`), s.publisher ?? "source")}`)}</span></p>`)}</li>`;
}

/** Other stories of the same people and places. */
function near({ near: stories }: StoryView): Html | "" {
  if (!stories.length) return "";
  return html`<section id="near"><h2>Near this story</h2><ul class="named">${stories.map((one) => html`<li data-row><a data-open href="/story/${one.id}"${lang(one.language)}>${set(one.title, one.language)}</a></li>`)}</ul></section>`;
}

const castKinds = [
  ["person", "People", 10],
  ["organisation", "Organisations", 6],
  ["place", "Places", 6],
] as const;

function cast(members: readonly CastLine[]): Html {
  return html`<section id="cast"><h2>Cast</h2>
${castKinds.map(([kind, title, shown]) => {
  const some = members.filter((member) => member.kind === kind);
  return some.length ? html`<h3>${title}</h3>${folded(some.map(castItem), shown, "cast", "more")}` : "";
})}</section>`;
}

function castItem({ key, name, offices, articles }: CastLine): Html {
  return html`<li><span><a class="who" href="${nameHref(key)}">${name}</a>${offices.length ? html`<span class="office">, ${offices.slice(0, 2).join(", ")}</span>` : ""}</span> <span class="number" title="${count(articles, "article")}">${articles}</span></li>`;
}
