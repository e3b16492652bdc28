/** The clocks of a text and of an entry: when it happened or was said, was published, was captured, was kept. */
import { html } from "hono/html";
import type { Reading } from "../model.ts";
import { dateInWords, moment, when } from "./dates.ts";
import type { Html } from "./layout.ts";

/** A list of named times; lines without one are left out. */
export function clocks(lines: readonly (readonly [name: string, time: Html | null])[]): Html {
  return html`<dl class="clocks">${lines.map(([name, time]) => (time === null ? "" : html`<div><dt>${name}</dt><dd>${time}</dd></div>`))}</dl>`;
}

/** When the page was published: the moment where one is certain, else what bounds it. */
export function published(p: Reading["article"]["published"]): Html {
  if (!p) return when(null, "not stated");
  if (p.value) return moment(p.value);
  return html`<span title="${p.evidence.join("; ")}">${bounds(p.earliest, p.latest)}</span>`;
}

function bounds(earliest: string | null, latest: string | null): string {
  if (earliest === null) return `not after ${dateInWords(latest!)}`;
  if (latest === null) return `not before ${dateInWords(earliest)}`;
  return earliest === latest
    ? dateInWords(earliest)
    : `between ${dateInWords(earliest)} and ${dateInWords(latest)}`;
}
