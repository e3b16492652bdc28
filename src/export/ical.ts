/** Timelines as an iCalendar stream (RFC 5545): whole days, planned events as tentative. */
import type { TimelineItem } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { isWebAddress } from "./lines.ts";

/** Longer stretches than this are no calendar entry but a period; they would cover every day of a year. */
const LONGEST_DAYS = 62;

/**
 * The calendar's text, with CRLF line ends. `stampedAt` (ISO 8601, UTC) is when it was made. Items that no calendar
 * can hold as days (open at an end, or longer than two months) are left out.
 */
export function toCalendar(items: readonly TimelineItem[], name: string, stampedAt: string): string {
  const stamp = `${stampedAt.replace(/[-:]|\.\d+/g, "").slice(0, 15)}Z`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Newsledger//Timeline//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...items.flatMap((item) => entry(item, stamp)),
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

function entry(item: TimelineItem, stamp: string): string[] {
  const stretch = edtfStretch(item.when);
  if (!stretch?.first || !stretch.last) return [];
  const end = nextDay(stretch.last);
  if ((Date.parse(end) - Date.parse(stretch.first)) / 864e5 > LONGEST_DAYS) return [];
  const url = item.sources.map((source) => source.url).find(isWebAddress);
  const said = [
    ...item.sentences,
    ...item.sources.flatMap(({ publisher, title }) => publisher ?? title ?? []),
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(item.id)}@newsledger`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${stretch.first.replaceAll("-", "")}`,
    // The end of a whole-day entry is the day after the last (RFC 5545, 3.6.1).
    `DTEND;VALUE=DATE:${end.replaceAll("-", "")}`,
    `SUMMARY:${escapeText(item.title)}`,
    ...(said.length ? [`DESCRIPTION:${escapeText(said.join("\n"))}`] : []),
    ...(item.where.length ? [`LOCATION:${escapeText(item.where.join(", "))}`] : []),
    ...(url ? [`URL:${url.replace(/[\r\n]/g, "")}`] : []),
    `STATUS:${statusOf(item.status)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function statusOf(status: TimelineItem["status"]): string {
  if (status === "denied") return "CANCELLED";
  return status === "planned" || status === "hypothetical" ? "TENTATIVE" : "CONFIRMED";
}

function nextDay(iso: string): string {
  return new Date(Date.parse(iso) + 864e5).toISOString().slice(0, 10);
}

/** RFC 5545, 3.3.11; other control characters may not stand in a text at all. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");
}

/** Lines of at most 75 bytes of UTF-8, continued after a space (RFC 5545, 3.1); no character is cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      parts.push(part);
      part = " ";
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join("\r\n");
}
