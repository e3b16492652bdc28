/**
 * The story's days on one line of time: what happened as discs, what is planned as rings, imprecise dates as bars. A
 * busy day becomes a column with its number, so that the line stays a line. Drawn with attributes alone, since the
 * policy of the site allows no style in the markup; once for wide screens and once for narrow ones.
 */
import { html } from "hono/html";
import type { StoryView } from "../desk/story.ts";
import { edtfStretch } from "../text/edtf.ts";
import { dateInWords } from "./dates.ts";
import { count, type Html } from "./layout.ts";

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly planned: boolean;
  readonly label: string;
}

interface Size {
  readonly name: "wide" | "slim";
  readonly width: number;
  /** Labels of days, about. */
  readonly labels: number;
}

const sizes: readonly Size[] = [
  { name: "wide", width: 960, labels: 7 },
  { name: "slim", width: 340, labels: 3 },
];
const margin = 14;
const dot = 10;
/** Dots on top of each other; a day with more is a column. */
const mostRows = 5;
const columnHeight = mostRows * dot;
const mostBars = 4;
/** Days before the first and after the last article that are still drawn: older background is told in the list. */
const reach = 21;

export function axis(story: StoryView): Html | "" {
  const { first, last } = story;
  if (!first || !last) return "";
  const marks = marksOf(story, dayNumber(first) - reach, dayNumber(last) + reach);
  if (marks.length < 2) return "";
  const low = Math.min(...marks.map(({ from }) => from), dayNumber(first));
  const high = Math.max(...marks.map(({ to }) => to), dayNumber(last));
  return html`${sizes.map((size) => drawing(marks, low, high, size))}
<p class="facts key" aria-hidden="true">Filled: happened. Outlined: planned or open. Below: not known to the day.</p>`;
}

function marksOf({ happenings }: StoryView, start: number, end: number): Mark[] {
  return happenings.flatMap(({ when, status, title }) => {
    const stretch = when === null ? null : edtfStretch(when);
    const from = stretch?.first ?? stretch?.last;
    const to = stretch?.last ?? stretch?.first;
    if (!from || !to || dayNumber(to) < start || dayNumber(from) > end) return [];
    return [
      {
        from: Math.max(start, dayNumber(from)),
        to: Math.min(end, dayNumber(to)),
        planned: status !== "happened",
        label: `${dateInWords(when!)}: ${title}`,
      },
    ];
  });
}

function drawing(marks: readonly Mark[], low: number, high: number, size: Size): Html {
  const { name, width } = size;
  const x = (day: number): number =>
    Math.round(margin + ((day - low) / Math.max(1, high - low)) * (width - 2 * margin));
  const dayWidth = (width - 2 * margin) / Math.max(1, high - low);
  const bars = barsOf(
    marks.filter(({ from, to }) => from !== to),
    x,
  );
  const days = Map.groupBy(
    marks.filter(({ from, to }) => from === to),
    ({ from }) => from,
  );
  const most = Math.max(1, ...[...days.values()].map((some) => some.length));
  const across = Math.max(1, Math.min(5, Math.floor((dayWidth - 4) / dot)));
  const busy = most > across * mostRows;
  const rows = busy ? mostRows : Math.ceil(most / across);
  const barRows = bars.length ? Math.max(...bars.map(({ row }) => row)) + 1 : 0;
  const base = 16 + rows * dot;
  const line = base + 6 + barRows * 9;
  return html`<svg class="axis ${name}" viewBox="0 0 ${width} ${line + 22}" role="img" aria-label="The days of this story on one line: ${count(marks.length, "event")}">
${[...days].map(([day, some]) => (busy ? column(some, x(day), base, most, dayWidth) : dots(some, x(day), base, across)))}
${bars.map(({ mark, row }) => bar(mark, x, base + 8 + row * 9))}
<line x1="${margin}" x2="${width - margin}" y1="${line}" y2="${line}" class="line"></line>
${ticks(low, high, size.labels).map((day) => html`<line x1="${x(day)}" x2="${x(day)}" y1="${line}" y2="${line + 5}" class="line"></line><text x="${x(day)}" y="${line + 18}" text-anchor="${x(day) < 40 ? "start" : x(day) > width - 40 ? "end" : "middle"}">${shortDay(day)}</text>`)}
</svg>`;
}

/** Bars one under the other where they overlap; what does not fit into the rows lies on the last one. */
function barsOf(marks: readonly Mark[], x: (day: number) => number): { mark: Mark; row: number }[] {
  const ends: number[] = [];
  return marks
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .slice(0, 60)
    .map((mark) => {
      const left = x(mark.from) - 5;
      const free = ends.findIndex((right) => right < left);
      const row = free >= 0 ? free : Math.min(ends.length, mostBars - 1);
      ends[row] = x(mark.to) + 6;
      return { mark, row };
    });
}

/** What happened first, what is planned on top of it; some beside each other where the day has room. */
function dots(marks: readonly Mark[], at: number, base: number, across: number): Html[] {
  const columns = Math.min(across, marks.length);
  const left = at - ((columns - 1) * dot) / 2;
  return marks
    .toSorted((a, b) => Number(a.planned) - Number(b.planned))
    .map(
      ({ planned, label }, i) =>
        html`<circle class="${kind(planned)}" cx="${left + (i % columns) * dot}" cy="${base - 5 - Math.floor(i / columns) * dot}" r="4"><title>${label}</title></circle>`,
    );
}

/** A day as one column, as high as its number of events against the busiest day's. */
function column(marks: readonly Mark[], at: number, base: number, most: number, dayWidth: number): Html {
  const wide = Math.max(3, Math.min(18, dayWidth - 2));
  const high = (n: number): number => (n === 0 ? 0 : Math.max(4, Math.round((n / most) * columnHeight)));
  const planned = marks.filter((mark) => mark.planned).length;
  const done = marks.length - planned;
  const label = `${dateInWords(isoDay(marks[0]!.from))}: ${count(done, "event")}${planned ? `, ${planned} planned or open` : ""}`;
  const top = base - high(done) - high(planned);
  const part = (className: string, y: number, height: number): Html | "" =>
    height === 0
      ? ""
      : html`<rect class="${className}" x="${at - wide / 2}" y="${y}" width="${wide}" height="${height}"><title>${label}</title></rect>`;
  return html`${part("happened", base - high(done), high(done))}${part("planned", top, high(planned))}${dayWidth >= 14 ? html`<text x="${at}" y="${top - 4}" text-anchor="middle">${marks.length}</text>` : ""}`;
}

const kind = (planned: boolean): string => (planned ? "planned" : "happened");

function bar({ from, to, planned, label }: Mark, x: (day: number) => number, y: number): Html {
  return html`<rect class="${kind(planned)}" x="${x(from) - 3}" y="${y - 3}" width="${Math.max(8, x(to) - x(from) + 6)}" height="5" rx="2.5"><title>${label}</title></rect>`;
}

function ticks(low: number, high: number, labels: number): number[] {
  const steps = [1, 2, 7, 14, 30, 61, 122, 365, 730, 3652];
  const step = steps.find((s) => (high - low) / s <= labels) ?? 36_525;
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}

const dayNumber = (iso: string): number => Math.floor(Date.parse(iso.slice(0, 10)) / 864e5);
const isoDay = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);

function shortDay(day: number): string {
  const words = dateInWords(isoDay(day)).split(" ");
  return `${words[0]} ${words[1]!.slice(0, 3)}`;
}
