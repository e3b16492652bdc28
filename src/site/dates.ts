/** Dates as people write them. */
import { html } from "hono/html";
import type { Html } from "./layout.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const seasons: Readonly<Record<string, string>> = {
  "21": "spring",
  "22": "summer",
  "23": "autumn",
  "24": "winter",
};

/** An EDTF date as people write it, in a `time` element where it is one day, month, year or moment. */
export function when(edtf: string | null, missing = "undated"): Html {
  if (edtf === null) return html`<span class="undated">${missing}</span>`;
  const iso = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d(T[\d:.+Z-]+)?)?)?$/.test(edtf);
  return iso
    ? html`<time datetime="${edtf}">${dateInWords(edtf)}</time>`
    : html`<span title="${edtf}">${dateInWords(edtf)}</span>`;
}

/** A moment with its time of day, as its own zone has it: "9 March 2026, 18:40 (+01:00)"; a day is a day. */
export function moment(iso: string | null, missing = "undated"): Html {
  const [, time, zone] = /^\d{4}-\d\d-\d\dT(\d\d:\d\d)[:\d.]*(Z|[+-]\d\d:\d\d)?$/.exec(iso ?? "") ?? [];
  if (iso === null || time === undefined) return when(iso, missing);
  const offset = zone === undefined ? "" : zone === "Z" ? " UTC" : ` (${zone})`;
  return html`<time datetime="${iso}">${dateInWords(iso)}, ${time}${offset}</time>`;
}

/** Two ISO days as one stretch: "6–12 March 2026". */
export const fromTo = (first: string | null, last: string | null): Html =>
  when(first === last || first === null || last === null ? (last ?? first) : `${first}/${last}`);

export function dateInWords(edtf: string): string {
  const [from, to] = edtf.split("/");
  if (to === undefined) return one(edtf);
  if (from === ".." || from === "") return `up to ${one(to)}`;
  if (to === ".." || to === "") return `from ${one(from!)}`;
  return stretch(from!, to);
}

/** What both ends share is written once, as newspapers do. */
function stretch(from: string, to: string): string {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/;
  const [a, b] = [day.exec(from), day.exec(to)];
  if (a && b && a[1] === b[1])
    return a[2] === b[2] ? `${Number(a[3])}–${one(to)}` : `${one(from).replace(/ \d{4}$/, "")} – ${one(to)}`;
  return `${one(from)} – ${one(to)}`;
}

function one(edtf: string): string {
  const about = /[~?%]/.test(edtf) ? "about " : "";
  const [year, month, day] = edtf.replace(/[~?%]/g, "").replace(/T.*/, "").split("-");
  if (year!.endsWith("XX")) return `${about}the ${Number(year!.slice(0, 2)) + 1}th century`;
  if (year!.endsWith("X")) return `${about}the ${year!.replaceAll("X", "0")}s`;
  if (!month || month === "XX") return `${about}${year}`;
  if (seasons[month]) return `${about}${seasons[month]} ${year}`;
  const name = months[Number(month) - 1] ?? month;
  return day && day !== "XX" ? `${about}${Number(day)} ${name} ${year}` : `${about}${name} ${year}`;
}
