/** The forms by which editors join and part stories and names. What the machine put together stays under them. */
import { html } from "hono/html";
import type { ActorView } from "../desk/actor.ts";
import type { ArticleView } from "../desk/article.ts";
import type { StoryView } from "../desk/story.ts";
import { hidden } from "./entry.ts";
import type { Html, Reader } from "./layout.ts";
import { nameHref } from "./parts.ts";

/** On a story: it is the same as another one. */
export function joinStory({ id, near, affair }: StoryView, reader: Reader): Html | "" {
  if (!reader.editor) return "";
  return html`<section id="correct"><h2>Correct</h2>
<form class="fields" method="post" action="/changes">${hidden(reader, "join-stories", `/story/${id}`)}<input type="hidden" name="story" value="${id}">
<label>This is one story with (the address or id of the other) <input name="into" required maxlength="300" autocomplete="off" list="near-stories"></label><datalist id="near-stories">${[...affair.filter((one) => one.id !== id), ...near].map((one) => html`<option value="/story/${one.id}">${one.title.slice(0, 90)}</option>`)}</datalist><button>Join the two</button></form></section>`;
}

/** On an article: it belongs to no story here, or to another one. */
export function partStory({ id, story }: ArticleView, reader: Reader): Html | "" {
  if (!reader.editor || !story) return "";
  return html`<section id="correct"><h2>Correct</h2>
<form class="fields" method="post" action="/changes">${hidden(reader, "part-story", `/article/${id}`)}<input type="hidden" name="article" value="${id}">
<label>It is of another story (its address or id; nothing for a story of its own) <input name="into" maxlength="300" autocomplete="off"></label><button>Take it out of its story</button></form></section>`;
}

/** On a name: it is one with another, or in one article it means someone else. */
export function joinName({ key, in: articles, alike }: ActorView, reader: Reader): Html | "" {
  if (!reader.editor) return "";
  const back = nameHref(key);
  return html`<section id="correct"><h2>Correct</h2>
<form class="fields" method="post" action="/changes">${hidden(reader, "join-names", back)}<input type="hidden" name="key" value="${key}"><label>This is the same as <input name="into" required maxlength="200" autocomplete="off" list="alike-names"></label><datalist id="alike-names">${alike.map(({ name }) => html`<option value="${name}"></option>`)}</datalist><button>Join the two</button></form>
<form class="fields" method="post" action="/changes">${hidden(reader, "part-name", back)}<input type="hidden" name="key" value="${key}">
<label>In the article <select name="article">${articles.map(({ id, title }) => html`<option value="${id}">${title.slice(0, 90)}</option>`)}</select></label>
<label>this name means <input name="as" required maxlength="200" autocomplete="off" list="alike-names"></label><button>Part the two</button></form></section>`;
}
