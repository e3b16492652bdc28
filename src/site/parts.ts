/** Parts that several pages share: a statement, an event, a name, the way to a source sentence. */
import { html } from "hono/html";
import type { EventView, Named, StatementView } from "../desk/entries.ts";
import type { HappeningView } from "../desk/happenings.ts";
import type { StoryStatement } from "../desk/story.ts";
import { when } from "./dates.ts";
import { lang, quoted, set } from "./lang.ts";
import { count, type Html } from "./layout.ts";
import { sourceLink } from "./notes.ts";

export const nameHref = (key: string): string => `/name/${encodeURIComponent(key)}`;
export const articleHref = (id: string, anchor = ""): string => `/article/${id}${anchor && `#${anchor}`}`;
export const entryHref = (id: string): string => `/entry/${id}`;
/** The anchor of an entry in its article: the part of its id behind the article's. */
export const anchorOf = (id: string): string => id.slice(33);

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
export function statementItem(
  s: StatementView | StoryStatement,
  /** `own`: on the speaker's own page, where the name need not stand in each line. `page`: where its article stands; `fate`: what became of its sentence since. */
  {
    dated = true,
    own = false,
    page,
    fate,
  }: { dated?: boolean; own?: boolean; page?: string; fate?: string | undefined } = {},
): Html {
  const speaker = s.speaker
    ? nameLink(s.speaker)
    : html`<span class="open">${s.source ?? "unattributed"}</span>`;
  const relay = s.via.map((v) => html` <span class="via">via ${nameLink(v)}</span>`);
  const changed = s.changes.length
    ? html` · <a href="${entryHref(s.id)}">${s.wrong ? "marked wrong" : "speaker changed"} by ${s.changes.at(-1)!.author}</a>`
    : "";
  return html`<li class="${classes("statement", s.manner, s.wrong && "wrong")}" id="${isStory(s) ? s.id : `st-${anchorOf(s.id)}`}" data-row>
<p class="speaker">${own ? "" : speaker}${relay}${s.act === "thought" ? html` <span class="via">(reported thought)</span>` : ""}${dated ? html` <span class="when">${when(s.saidOn ?? s.day)}</span>` : ""}</p>
<blockquote${lang(s.language)}>${s.manner === "direct" ? quoted(s.words, s.language) : set(s.words, s.language)}</blockquote>
<p class="source">${sourcesOf(s, page)} · <a href="${entryHref(s.id)}">cite</a>${fateOf(fate)}${changed}</p>
</li>`;
}

const fateOf = (fate: string | undefined): Html | string =>
  fate === undefined ? "" : fate === "kept" ? " · kept" : html` · <span class="status">${fate}</span>`;

function sourcesOf(s: StatementView | StoryStatement, page?: string): Html {
  if (!isStory(s))
    return sourceLink(`${page ?? articleHref(s.article)}#${anchorOf(s.id)}`, s.publisher ?? "the sentence");
  const links = s.sources.map(
    (source, i) =>
      html`${i ? ", " : ""}${sourceLink(articleHref(source.article, anchorOf(source.id)), source.publisher ?? "source")}`,
  );
  return html`${links}${s.sources.length > 1 ? html` (${count(s.origins, "independent origin")})` : ""}`;
}

/** The link of an event to its sentence. */
export const eventSource = (e: EventView, page: string = articleHref(e.article)): Html =>
  sourceLink(`${page}#${anchorOf(e.id)}`, e.publisher ?? "the sentence");

/** `page`: where its article stands, if that is not its current capture; `fate`: what became of its sentence since. */
export function eventItem(e: EventView, page?: string, fate?: string): Html {
  const changed = e.wrong
    ? html` · <a href="${entryHref(e.id)}">marked wrong by ${e.changes.at(-1)!.author}</a>`
    : "";
  return html`<li class="${classes("event", e.status, e.wrong && "wrong")}" data-row>
<p class="when">${when(e.when)}${e.status === "happened" ? "" : html` <span class="status">${e.status}</span>`}</p>
<p class="what"${lang(e.language)}>${set(e.what, e.language)}</p>
<p class="source">${e.where.length ? html`in ${nameList(e.where)} · ` : ""}${e.accordingTo.length ? html`according to ${nameList(e.accordingTo)} · ` : ""}${eventSource(e, page)} · <a href="${entryHref(e.id)}">cite</a>${fateOf(fate)}${changed}</p>
</li>`;
}

/** Longer sentences are shown only as far as they tell the event. */
const longest = 240;

/** A happening in the words of the report that tells it, with everyone who reports it. */
export function happeningItem({ id, when: date, status, reports }: HappeningView, state = ""): Html {
  const lead = reports.find((report) => report.id === id) ?? reports[0]!;
  const told = reports.filter((r, i) => reports.findIndex((o) => o.article === r.article) === i);
  return html`<li class="${classes("event", status)}" data-row>
<p class="when">${when(date)}${state ? html` <span class="status">${state}</span>` : ""}</p>
<p class="what"${lang(lead.language)}>${set(lead.sentence.length > longest ? lead.what : lead.sentence, lead.language)}</p>
<p class="source">${told.slice(0, 6).map((report, i) => html`${i ? ", " : ""}${eventSource(report)}`)}${told.length > 6 ? ` and ${told.length - 6} more` : ""} · <a href="${entryHref(id)}">cite</a></p>
</li>`;
}

/** The first lines of a list, the rest folded under their number. */
export function folded(items: readonly Html[], shown: number, className: string, more: string): Html {
  const list = (some: readonly Html[]): Html => html`<ul class="${className}">${some}</ul>`;
  if (items.length <= shown + 2) return list(items);
  return html`${list(items.slice(0, shown))}<details class="more"><summary>${items.length - shown} ${more}</summary>${list(items.slice(shown))}</details>`;
}

export function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
