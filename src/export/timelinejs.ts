/** Timelines for TimelineJS (Knight Lab): its JSON form, with imprecise dates said as they are. */
import type { TimelineItem } from "../model.ts";
import { edtfStretch, type Stretch } from "../text/edtf.ts";
import { escapeHtml, sourceLine } from "./lines.ts";

interface TimelineJsDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly display_date?: string;
}

interface TimelineJsSlide {
  readonly unique_id: string;
  readonly start_date: TimelineJsDate;
  readonly end_date?: TimelineJsDate;
  readonly display_date?: string;
  readonly group: string;
  readonly text: { readonly headline: string; readonly text: string };
}

/** The object that TimelineJS loads. An item whose date no calendar can place is left out. Texts are HTML, escaped. */
export function toTimelineJs(
  items: readonly TimelineItem[],
  title: string | null = null,
): {
  readonly title?: { readonly text: { readonly headline: string } };
  readonly events: readonly TimelineJsSlide[];
} {
  const events = items.flatMap((item) => {
    const stretch = edtfStretch(item.when);
    return stretch ? [slide(item, stretch)] : [];
  });
  return { ...(title === null ? {} : { title: { text: { headline: escapeHtml(title) } } }), events };
}

function slide(item: TimelineItem, stretch: Stretch): TimelineJsSlide {
  const [first, last] = [stretch.first ?? stretch.last!, stretch.last ?? stretch.first!];
  const exact = stretch.precision === "day" || stretch.precision === "time";
  const display = exact && !stretch.approximate ? null : displayDate(stretch);
  const body = [...item.sentences.map((one) => `<p>${escapeHtml(one)}</p>`), sourceLine(item.sources)];
  return {
    unique_id: item.id,
    start_date: partsOf(first, exact || stretch.precision === "interval" ? "day" : stretch.precision),
    ...(exact || first === last ? {} : { end_date: partsOf(last, "day") }),
    ...(display === null ? {} : { display_date: display }),
    group: item.status,
    text: { headline: escapeHtml(item.title), text: body.filter(Boolean).join("") },
  };
}

function partsOf(iso: string, precision: string): TimelineJsDate {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  if (precision === "day") return { year, month, day };
  return precision === "month" ? { year, month } : { year };
}

const months = "January February March April May June July August September October November December".split(
  " ",
);
const seasons: Record<string, string> = { "03": "spring", "06": "summer", "09": "autumn", "12": "winter" };

/** "about February 2022", "until 31 October 2023", "spring 2021", "the 1990s": what the date really says. */
export function displayDate(stretch: Stretch): string {
  const words = plainDate(stretch);
  return stretch.approximate ? `about ${words}` : words;
}

function plainDate({ first, last, precision }: Stretch): string {
  if (first === null) return `until ${dayWords(last!)}`;
  if (last === null) return `since ${dayWords(first)}`;
  const [year, month] = first.split("-") as [string, string];
  switch (precision) {
    case "month":
      return `${months[Number(month) - 1]} ${Number(year)}`;
    case "season":
      return `${seasons[month]} ${Number(year)}`;
    case "year":
      return String(Number(year));
    case "decade":
      return `the ${Number(year)}s`;
    case "century":
      return `${Number(year)} to ${Number(last.slice(0, 4))}`;
    case "interval":
      return intervalWords(first, last);
    default:
      return dayWords(first);
  }
}

/** Ends at the edges of months are months: an interval from 1 February to 31 March says "February 2022 to March 2022". */
function intervalWords(first: string, last: string): string {
  const whole = first.endsWith("-01") && edtfStretch(last.slice(0, 7))?.last === last;
  if (!whole) return `${dayWords(first)} to ${dayWords(last)}`;
  const wholeYears = first.endsWith("-01-01") && last.endsWith("-12-31");
  const say = (iso: string): string =>
    wholeYears
      ? String(Number(iso.slice(0, 4)))
      : `${months[Number(iso.slice(5, 7)) - 1]} ${Number(iso.slice(0, 4))}`;
  return `${say(first)} to ${say(last)}`;
}

function dayWords(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  return `${day} ${months[month - 1]} ${year}`;
}
