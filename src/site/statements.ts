/** The statement ledger of a story: who said what, by day, with its filter. */
import { html } from "hono/html";
import type { StoryStatement, StoryView } from "../desk/story.ts";
import { when } from "./dates.ts";
import { count, type Html } from "./layout.ts";
import { empty, statementItem } from "./parts.ts";

/** The filter of the statement ledger, as the address has it. */
export interface StatementFilter {
  readonly speaker: string;
  readonly via: string;
  readonly manner: string;
  readonly from: string;
  readonly to: string;
}

/** Statements that stand open; the rest is folded, in the order of days. */
const shown = 40;

/** `home`: the page that it stands on. */
export function statementLedger({ statements }: StoryView, filter: StatementFilter, home: string): Html {
  const said = statements.filter(({ act }) => act === "said");
  const fits = said.filter((statement) => passes(statement, filter));
  const filtered = fits.length !== said.length || Object.values(filter).some(Boolean);
  const open = filtered || fits.length <= shown + 10 ? fits : fits.slice(0, shown);
  return html`<section id="statements">
<h2>Who said what</h2>
${filterForm(said, filter, home)}
<p class="facts" role="status">${filtered ? html`${fits.length} of ${count(said.length, "statement")} · <a href="${home}#statements">show all</a>` : count(said.length, "statement")}</p>
${fits.length ? days(open) : empty(said.length ? "No statement fits these filters." : "Nobody is reported to have said anything.")}
${open.length < fits.length ? html`<details class="more"><summary>${fits.length - open.length} later statements</summary>${days(fits.slice(shown))}</details>` : ""}
</section>`;
}

function passes(s: StoryStatement, { speaker, via, manner, from, to }: StatementFilter): boolean {
  return (
    (!speaker || s.speaker?.key === speaker) &&
    (!via || s.via.some(({ key }) => key === via)) &&
    (!manner || s.manner === manner) &&
    (!from || (s.day ?? "") >= from) &&
    (!to || (s.day ?? "9999") <= to)
  );
}

function days(statements: readonly StoryStatement[]): Html {
  const byDay = Map.groupBy(statements, ({ day }) => day);
  return html`${[...byDay].map(
    ([day, some]) => html`<section class="day"><h3>${when(day)}</h3>
<ol class="statements">${some.map((s) => statementItem(s, { dated: s.saidOn !== null && s.saidOn !== day }))}</ol></section>`,
  )}`;
}

function filterForm(said: readonly StoryStatement[], filter: StatementFilter, home: string): Html {
  const speakers = new Map(
    said.flatMap(({ speaker }) => (speaker ? [[speaker.key, speaker.name] as const] : [])),
  );
  const relays = new Map(said.flatMap(({ via }) => via.map(({ key, name }) => [key, name] as const)));
  const manners = new Map(["direct", "indirect", "mixed"].map((manner) => [manner, manner]));
  return html`<form class="filter" method="get" action="${home}#statements">
<label>Speaker ${choice("speaker", speakers, filter.speaker)}</label>
<label>Relay ${choice("via", relays, filter.via)}</label>
<label>Manner ${choice("manner", manners, filter.manner)}</label>
<label>From <input type="date" name="from" value="${filter.from}"></label>
<label>To <input type="date" name="to" value="${filter.to}"></label>
<button>Show</button>
</form>`;
}

function choice(name: string, options: ReadonlyMap<string, string>, chosen: string): Html {
  const sorted = [...options].sort((a, b) => a[1].localeCompare(b[1]));
  return html`<select name="${name}"><option value="">all</option>${sorted.map(([key, label]) => html`<option value="${key}"${key === chosen ? html` selected` : ""}>${label}</option>`)}</select>`;
}
