/** Timelines as a table (RFC 4180): one row a source, so that nothing is lost in a cell. */
import type { TimelineItem } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";

const heads = [
  "id",
  "when",
  "first_day",
  "last_day",
  "status",
  "title",
  "sentences",
  "where",
  "publisher",
  "source_title",
  "url",
];

/** The table's text with a header row and CRLF line ends. */
export function toCsv(items: readonly TimelineItem[]): string {
  const rows = items.flatMap((item) => {
    const stretch = edtfStretch(item.when);
    const sources = item.sources.length ? item.sources : [{ title: null, publisher: null, url: null }];
    return sources.map(({ title, publisher, url }) => [
      item.id,
      item.when,
      stretch?.first ?? "",
      stretch?.last ?? "",
      item.status,
      item.title,
      item.sentences.join("\n"),
      item.where.join("; "),
      publisher ?? "",
      title ?? "",
      url ?? "",
    ]);
  });
  return [heads, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it, since page text is hostile. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
