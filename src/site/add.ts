/** Adding pages: what to read, what was read and is not kept yet, and how far a larger load has come. */
import { html } from "hono/html";
import type { Reading } from "../model.ts";
import { when } from "./dates.ts";
import { hidden } from "./entry.ts";
import { lang, quoted } from "./lang.ts";
import { count, type Html, page, type Reader } from "./layout.ts";

export interface LoadView {
  readonly id: string;
  readonly done: boolean;
  readonly readings: readonly Reading[];
  readonly failures: readonly { readonly source: string; readonly reason: string }[];
}

export function addPage(reader: Reader, problem: string | null = null): Html {
  return page(
    { title: "Add a page" },
    html`<h1>Add a page</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
<form class="fields" method="post" action="/add" enctype="multipart/form-data">${hidden(reader, "add", "/add")}
<label>Paste the text of a page, as it is <textarea name="text" rows="10"></textarea></label>
<label>Or choose files (pages, text, feeds, WARC) <input type="file" name="files" multiple></label>
<label>Or give the address of a page or a feed <input type="url" name="url" placeholder="https://"></label>
<label>Day of publication, where the page states none <input type="date" name="published"></label>
<button>Read</button>
</form>
<p class="facts">What was read is shown first. Nothing is kept before you say so.</p>`,
  );
}

export function loadPage(load: LoadView, reader: Reader): Html {
  const { id, done, readings, failures } = load;
  return page(
    { title: done ? "Read" : "Reading", ...(done ? {} : { refresh: 1 }) },
    html`<h1>${done ? "What was read" : "Reading"}</h1>
<p class="facts" role="status">${count(readings.length, "page")} read${failures.length ? html`, ${failures.length} not` : ""}${done ? "" : " so far"}.</p>
${failures.length ? html`<ul class="problem">${failures.map(({ source, reason }) => html`<li>${source}: ${reason}</li>`)}</ul>` : ""}
${done && readings.length ? html`<form class="fields" method="post" action="/add/${id}/keep">${hidden(reader, "keep", "/add")}<button>Keep ${count(readings.length, "page")}</button></form>` : ""}
${readings.slice(0, 20).map(preview)}
${readings.length > 20 ? html`<p class="facts">and ${readings.length - 20} more</p>` : ""}
${done ? html`<p><a href="/add">Read something else</a></p>` : ""}`,
  );
}

function preview({ article, origin, statements, events, cast }: Reading): Html {
  const name = (id: string): string => cast.find((m) => m.id === id)?.name ?? "";
  const cut = (spans: readonly { start: number; end: number }[]): string =>
    spans.map(({ start, end }) => article.text.slice(start, end)).join(" … ");
  const said = statements.filter(({ act }) => act === "said");
  return html`<article class="preview"${lang(article.language)}>
<h2>${article.headline ?? article.standfirst ?? article.text.slice(0, 80)}</h2>
<p class="facts" lang="en">${article.publisher ?? "no publisher"} · ${article.published?.value ? when(article.published.value) : "no certain date"} · ${origin.agency ? `copy of ${origin.agency}` : "no agency credited"} · ${count(article.teasers.length, "teaser")} set aside</p>
<details><summary lang="en">Text, ${count(article.paragraphs.length, "paragraph")}</summary>${article.paragraphs.map(({ start, end }) => html`<p>${article.text.slice(start, end)}</p>`)}</details>
<ul class="statements">${said.slice(0, 12).map((s) => html`<li class="statement ${s.manner}"><p class="speaker"><strong>${s.speaker ? name(s.speaker) : "unattributed"}</strong>${s.via.map((v) => html` <span class="via">via ${name(v)}</span>`)}</p><blockquote>${s.manner === "direct" ? quoted(cut(s.content), article.language) : cut(s.content)}</blockquote></li>`)}</ul>
<ul class="events">${events.slice(0, 8).map((e) => html`<li class="event ${e.status}"><p class="when">${when(e.when)} <span class="status">${e.status}</span></p><p class="what">${article.text.slice(e.what.start, e.what.end)}</p></li>`)}</ul>
</article>`;
}
