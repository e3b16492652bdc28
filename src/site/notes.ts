/**
 * Ways to the source sentence, and what becomes of them on paper: there each is a number, and the numbers are
 * explained at the foot of the page. The screen hides the list.
 */
import { html, raw } from "hono/html";
import type { Html } from "./layout.ts";

/** A link to the sentence (or article) that a line was taken from. */
export const sourceLink = (href: string, label: string): Html =>
  html`<a class="src" data-open href="${href}">${label}</a>`;

/** The page's own markup, as `sourceLink` writes it; text of articles is escaped and cannot look like it. */
const link = /<a class="src" data-open href="([^"]*)">([^<]*)<\/a>/g;
const mostNotes = 500;

/** A page's body with the list of its sources behind it, in the order in which the links stand. */
export async function withNotes(body: Html): Promise<Html> {
  const text = (await body).toString();
  const notes = [...text.matchAll(link)].slice(0, mostNotes);
  if (!notes.length) return raw(text);
  return html`${raw(text)}
<section class="notes" aria-hidden="true"><ol>${notes.map(([, href, label]) => html`<li>${raw(label!)} <span>${raw(href!)}</span></li>`)}</ol></section>`;
}
