/** Parts that several pages share: a statement, an event, a name, the way to a source sentence. */
import { html } from "hono/html";
import type { EventView, Named, StatementView } from "../desk/entries.ts";
import type { StoryStatement } from "../desk/story.ts";
import { count, type Html, quoted, when } from "./layout.ts";

export const nameHref = (key: string): string => `/name/${encodeURIComponent(key)}`;
export const articleHref = (id: string, anchor = ""): string => `/article/${id}${anchor && `#${anchor}`}`;
export const entryHref = (id: string): string => `/entry/${id}`;

export function nameLink({ name, key }: Named): Html {
  return html`<a class="who" href="${nameHref(key)}">${name}</a>`;
}

/** "A, B and C" of links. */
export function nameList(names: readonly Named[]): Html {
  return html`${names.map((name, i) => html`${i === 0 ? "" : i === names.length - 1 ? " and " : ", "}${nameLink(name)}`)}`;
}

/** Empty, one part or several: a class list without holes. */
const classes = (...names: (string | false)[]): string => names.filter(Boolean).join(" ");

const isStory = (s: StatementView | StoryStatement): s is StoryStatement => "sources" in s;

/** One line of a statement ledger: who, through whom, the words, and the way to the sentence. */
export function statementItem(s: StatementView | StoryStatement): Html {
  const speaker = s.speaker
    ? nameLink(s.speaker)
    : html`<span class="open">${s.source ?? "unattributed"}</span>`;
  const relay = s.via.map((v) => html` <span class="via">via ${nameLink(v)}</span>`);
  const changed = s.changes.length
    ? html` · <a href="${entryHref(s.id)}">${s.wrong ? "marked wrong" : "speaker changed"} by ${s.changes.at(-1)!.author}</a>`
    : "";
  return html`<li class="${classes("statement", s.manner, s.wrong && "wrong")}" id="${isStory(s) ? s.id : `st-${s.id.slice(33)}`}" data-row>
<p class="speaker">${speaker}${relay}${s.act === "thought" ? html` <span class="via">(reported thought)</span>` : ""} <span class="when">${when(s.saidOn ?? s.day)}</span></p>
<blockquote>${s.manner === "direct" ? quoted(s.words) : s.words}</blockquote>
<p class="source">${sourcesOf(s)} · <a href="${entryHref(s.id)}">cite</a>${changed}</p>
</li>`;
}

function sourcesOf(s: StatementView | StoryStatement): Html {
  if (!isStory(s))
    return html`<a data-open href="${articleHref(s.article, s.id.slice(33))}">${s.publisher ?? "the sentence"}</a>`;
  const links = s.sources.map(
    (source, i) =>
      html`${i ? ", " : ""}<a data-open href="${articleHref(source.article, source.id.slice(33))}">${source.publisher ?? "source"}</a>`,
  );
  return html`${links}${s.sources.length > 1 ? html` (${count(s.origins, "independent origin")})` : ""}`;
}

export function eventItem(e: EventView): Html {
  const changed = e.wrong
    ? html` · <a href="${entryHref(e.id)}">marked wrong by ${e.changes.at(-1)!.author}</a>`
    : "";
  return html`<li class="${classes("event", e.status, e.wrong && "wrong")}" data-row>
<p class="when">${when(e.when)}${e.status === "happened" ? "" : html` <span class="status">${e.status}</span>`}</p>
<p class="what">${e.what}</p>
<p class="source">${e.where.length ? html`in ${nameList(e.where)} · ` : ""}${e.accordingTo.length ? html`according to ${nameList(e.accordingTo)} · ` : ""}<a data-open href="${articleHref(e.article, e.id.slice(33))}">${e.publisher ?? "the sentence"}</a> · <a href="${entryHref(e.id)}">cite</a>${changed}</p>
</li>`;
}

export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
