/** Parts that several pages share: a statement, an event, a name, the way to a source sentence. */
import { html } from "hono/html";
import type { EventView, Named, StatementView } from "../desk/entries.ts";
import type { StoryStatement } from "../desk/story.ts";
import { count, type Html, quoted, when } from "./layout.ts";

export const nameHref = (key: string): string => `/name/${encodeURIComponent(key)}`;
export const articleHref = (id: string, anchor = ""): string => `/article/${id}${anchor && `#${anchor}`}`;

export function nameLink({ name, key }: Named): Html {
  return html`<a class="who" href="${nameHref(key)}">${name}</a>`;
}

const isStory = (s: StatementView | StoryStatement): s is StoryStatement => "sources" in s;

/** One line of a statement ledger: who, through whom, the words, and the way to the sentence. */
export function statementItem(s: StatementView | StoryStatement): Html {
  const speaker = s.speaker
    ? nameLink(s.speaker)
    : html`<span class="open">${s.source ?? "unattributed"}</span>`;
  const relay = s.via.length
    ? html` <span class="via">via ${s.via.map((v, i) => html`${i ? ", via " : ""}${nameLink(v)}`)}</span>`
    : "";
  const sources = isStory(s)
    ? html`${s.sources.map((source, i) => html`${i ? ", " : ""}<a href="${articleHref(source.article, source.id.slice(33))}">${source.publisher ?? "source"}</a>`)}${s.sources.length > 1 ? html` (${count(s.origins, "independent origin")})` : ""}`
    : html`<a href="${articleHref(s.article, s.id.slice(33))}">${s.publisher ?? "the sentence"}</a>`;
  return html`<li class="statement ${s.manner}">
<p class="speaker">${speaker}${relay} <span class="when">${when(s.saidOn ?? s.day)}</span></p>
<blockquote>${quoted(s.words)}</blockquote>
<p class="source">${sources} · <a href="/cite/${s.id}">cite</a></p>
</li>`;
}

export function eventItem(e: EventView): Html {
  const places = e.where.length
    ? html` in ${e.where.map((n, i) => html`${i ? ", " : ""}${nameLink(n)}`)}`
    : "";
  const according = e.accordingTo.length
    ? html`, according to ${e.accordingTo.map((n, i) => html`${i ? ", " : ""}${nameLink(n)}`)}`
    : "";
  return html`<li class="event ${e.status}">
<span class="when">${when(e.when)}</span>
<span class="what">${e.what}</span><span class="facts">${e.status === "happened" ? "" : ` (${e.status})`}${places}${according}</span>
<a class="source" href="${articleHref(e.article, e.id.slice(33))}">${e.publisher ?? "the sentence"}</a>
</li>`;
}

export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
