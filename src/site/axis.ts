/**
 * The story's days on one line of time: what happened as discs, what is planned as rings, imprecise dates as bars.
 * Drawn with attributes alone, since the policy of the site allows no style in the markup.
 */
import { html } from "hono/html";
import type { StoryView } from "../desk/story.ts";
import { edtfStretch } from "../text/edtf.ts";
import { dateInWords } from "./dates.ts";
import type { Html } from "./layout.ts";

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly planned: boolean;
  readonly label: string;
}

const width = 960;
const margin = 14;
const rowHeight = 10;
/** Days before the first and after the last article that are still drawn: older background is told in the list. */
const reach = 21;

export function axis({ first, last, happenings }: StoryView): Html | "" {
  if (!first || !last) return "";
  const start = dayNumber(first) - reach;
  const end = dayNumber(last) + reach;
  const marks = happenings.flatMap(({ when, status, title }) => {
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
  if (marks.length < 2) return "";
  const low = Math.min(...marks.map(({ from }) => from), dayNumber(first));
  const high = Math.max(...marks.map(({ to }) => to), dayNumber(last));
  const x = (day: number): number =>
    Math.round(margin + ((day - low) / Math.max(1, high - low)) * (width - 2 * margin));
  const rows: number[] = [];
  const placed = marks
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .slice(0, 120)
    .map((mark) => {
      const left = x(mark.from) - 5;
      const row = rows.findIndex((right) => right < left);
      const at = row < 0 ? rows.length : row;
      rows[at] = x(mark.to) + 6;
      return { mark, row: at };
    });
  const height = rows.length * rowHeight + 34;
  return html`<svg class="axis" viewBox="0 0 ${width} ${height}" role="img" aria-label="The days of this story on one line">
<line x1="${margin}" x2="${width - margin}" y1="${height - 22}" y2="${height - 22}" class="line"></line>
${ticks(low, high).map((day) => html`<line x1="${x(day)}" x2="${x(day)}" y1="${height - 22}" y2="${height - 17}" class="line"></line><text x="${x(day)}" y="${height - 4}" text-anchor="${x(day) < 40 ? "start" : x(day) > width - 40 ? "end" : "middle"}">${shortDay(day)}</text>`)}
${placed.map(({ mark, row }) => shape(mark, x, height - 31 - row * rowHeight))}
</svg>
<p class="facts key" aria-hidden="true">● happened ○ planned or open ▬ not known to the day</p>`;
}

function shape({ from, to, planned, label }: Mark, x: (day: number) => number, y: number): Html {
  const name = planned ? "planned" : "happened";
  if (from === to)
    return html`<circle class="${name}" cx="${x(from)}" cy="${y}" r="4"><title>${label}</title></circle>`;
  return html`<rect class="${name}" x="${x(from) - 3}" y="${y - 3}" width="${Math.max(8, x(to) - x(from) + 6)}" height="6" rx="3"><title>${label}</title></rect>`;
}

/** About seven days with a label. */
function ticks(low: number, high: number): number[] {
  const steps = [1, 2, 7, 14, 30, 61, 122, 365, 730, 3652];
  const step = steps.find((s) => (high - low) / s <= 7) ?? 36_525;
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
}

const dayNumber = (iso: string): number => Math.floor(Date.parse(iso.slice(0, 10)) / 864e5);

function shortDay(day: number): string {
  const words = dateInWords(new Date(day * 864e5).toISOString().slice(0, 10)).split(" ");
  return `${words[0]} ${words[1]!.slice(0, 3)}`;
}
