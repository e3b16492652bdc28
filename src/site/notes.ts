/**
 * Ways to the source sentence, and what becomes of them on paper: there each is the number of its article, and the
 * numbers are explained at the foot of the page, as a newspaper's notes are. The screen hides the list.
 */
import { html, raw } from "hono/html";
import { when } from "./dates.ts";
import type { Html } from "./layout.ts";

/** An article as a note names it. */
export interface Noted {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

/** A link to the sentence (or article) that a line was taken from. */
export const sourceLink = (href: string, label: string): Html =>
  html`<a class="src" data-open href="${href}">${label}</a>`;

/** The page's own markup, as `sourceLink` writes it; text of articles is escaped and cannot look like it. */
const link = /<a class="src" data-open href="([^"]*)">([^<]*)<\/a>/g;
const mostNotes = 500;

/** A page's body with its sources numbered, and the list of them behind it, in the order in which they first stand. */
export async function withNotes(body: Html, known: readonly Noted[] = []): Promise<Html> {
  const byId = new Map(known.map((one) => [one.id, one]));
  const numbers = new Map<string, { n: number; note: Html }>();
  const numbered = (await body).toString().replace(link, (whole, href: string, label: string) => {
    const id = /^\/article\/([0-9a-f]{32})/.exec(href)?.[1] ?? href;
    if (!numbers.has(id)) {
      if (numbers.size >= mostNotes) return whole;
      numbers.set(id, { n: numbers.size + 1, note: noteOf(byId.get(id), label, href) });
    }
    return whole.replace('class="src"', `class="src" data-n="${numbers.get(id)!.n}"`);
  });
  if (!numbers.size) return raw(numbered);
  return html`${raw(numbered)}
<section class="notes" aria-hidden="true"><ol>${[...numbers.values()].map(({ note }) => html`<li>${note}</li>`)}</ol></section>`;
}

function noteOf(source: Noted | undefined, label: string, href: string): Html {
  if (!source) return html`${raw(label)} <span>${raw(href.replace(/#.*/, ""))}</span>`;
  const { publisher, title, published, url } = source;
  const address = url && /^https?:/i.test(url) ? html`. <span class="address">${url}</span>` : "";
  return html`${publisher ? `${publisher}, ` : ""}“${title}”, ${when(published)}${address}`;
}
