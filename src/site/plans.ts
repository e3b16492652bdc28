/** What a story announced and what became of it; and where its accounts differ, side by side. */
import { html } from "hono/html";
import type { ConflictView, HappeningView } from "../desk/happenings.ts";
import { edtfStretch } from "../text/edtf.ts";
import { dateInWords } from "./dates.ts";
import { lang, set } from "./lang.ts";
import type { Html } from "./layout.ts";
import { eventSource, folded, happeningItem } from "./parts.ts";

/** How a plan ended, in the order in which a reader asks. */
const ends: readonly (readonly [string, (h: HappeningView) => boolean])[] = [
  ["announced", (h) => h.status === "planned" && !h.open && h.when !== null],
  ["past its day", (h) => h.status === "planned" && h.open],
  ["called off", (h) => h.status === "denied" && wasPlanned(h)],
  ["took place", (h) => h.status === "happened" && wasPlanned(h)],
];

const wasPlanned = ({ reports }: HappeningView): boolean =>
  reports.some(({ status }) => status === "planned");

export function plans(happenings: readonly HappeningView[]): Html | "" {
  const told = ends.flatMap(([state, fits]) =>
    happenings
      .filter(fits)
      .toSorted((a, b) => firstDay(a).localeCompare(firstDay(b)))
      .map((one) => happeningItem(one, state)),
  );
  if (!told.length) return "";
  return html`<section id="plans"><h2>Plans, and what became of them</h2>${folded(told, 10, "events", "more")}</section>`;
}

/** "by May" is told with what comes in May. */
function firstDay({ when }: HappeningView): string {
  const stretch = when === null ? null : edtfStretch(when);
  return stretch?.first ?? stretch?.last ?? "9999";
}

const questions: Readonly<Record<ConflictView["about"], string>> = {
  date: "On which day",
  place: "Where",
  figure: "How many",
};

const mostConflicts = 12;

/** Each question with every answer and who gives it. Nobody decides between them. */
export function accounts(happenings: readonly HappeningView[]): Html | "" {
  const differing = happenings.flatMap((one) => one.conflicts).slice(0, mostConflicts);
  if (!differing.length) return "";
  return html`<section id="accounts"><h2>Where accounts differ</h2>
<ol class="accounts">${differing.map((conflict) => html`<li data-row><h3>${questions[conflict.about]}</h3><div class="sides">${conflict.versions.map((v) => side(v, conflict.about))}</div></li>`)}</ol></section>`;
}

function side({ value, accordingTo, reports }: ConflictView["versions"][number], about: string): Html {
  const first = reports[0];
  return html`<div class="side"><p class="value">${about === "date" ? dateInWords(value) : value}</p>
${first ? html`<p${lang(first.language)}>${set(first.sentence, first.language)}</p>` : ""}
<p class="source">${accordingTo.length ? `according to ${accordingTo.join(", ")} · ` : ""}${reports.map((report, i) => html`${i ? ", " : ""}${eventSource(report)}`)}</p></div>`;
}
