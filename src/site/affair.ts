/** The affair that a story is part of: what came before and after, and why it is thought to belong together. */
import { html } from "hono/html";
import type { AffairStory } from "../desk/affair.ts";
import type { StoryView } from "../desk/story.ts";
import { fromTo } from "./dates.ts";
import { lang, set } from "./lang.ts";
import { count, type Html } from "./layout.ts";
import { nameList } from "./parts.ts";

export const affairHref = (id: string): string => `/affair/${id}`;

/** Beside a story: the thread that leads through it. Beside the whole affair: its stories. */
export function affair({ id, affair: stories, whole }: StoryView): Html | "" {
  if (!stories.length) return "";
  const own = stories.findIndex((one) => one.id === id);
  const list = (some: readonly AffairStory[]): Html =>
    html`<ol class="named">${some.map((one) => item(one, whole ? null : id, stories))}</ol>`;
  const part = (title: string, some: readonly AffairStory[]): Html | "" =>
    some.length ? html`<h3>${title}</h3>${list(some)}` : "";
  if (whole) return html`<section id="affair"><h2>Its stories</h2>${list(stories)}</section>`;
  return html`<section id="affair"><h2>The affair</h2>
${part("Earlier in this affair", stories.slice(0, own))}${part("Later in this affair", stories.slice(own + 1))}
<p><a href="${affairHref(id)}">All ${stories.length} stories as one</a></p></section>`;
}

/** One line under the title that says so. */
export function partOf({ affair: stories, whole }: StoryView): Html | "" {
  if (!stories.length) return "";
  return whole
    ? html` · ${count(stories.length, "story", "stories")} of one affair`
    : html` · <a href="#affair">part of an affair of ${count(stories.length, "story", "stories")}</a>`;
}

/** `own`: the story whose page it is, which needs no naming; null on the page of them all. */
function item(one: AffairStory, own: string | null, stories: readonly AffairStory[]): Html {
  const through = one.by === null || one.by === own ? null : stories.find(({ id }) => id === one.by);
  const names = one.shares.map((name) => ({ ...name, kind: "person" }));
  const why = names.length
    ? html` · tells of ${nameList(names)}, as ${through ? html`“${set(through.title, through.language)}” does` : "this does"}`
    : "";
  return html`<li data-row><a data-open href="/story/${one.id}"${lang(one.language)}>${set(one.title, one.language)}</a>
<p class="facts">${fromTo(one.first, one.last)}${why}</p></li>`;
}
