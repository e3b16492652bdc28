/**
 * An agency that no list has. Brackets in a dateline stand where an agency does, but a house may put its own name or a
 * writer's there: only what the page says a second time, in a place of credit, is believed.
 */
import type { Article } from "../model.ts";
import type { Agency } from "./agencies.ts";
import words from "./words.json" with { type: "json" };

const joined = new RegExp(
  `(?:(?<!\\s)\\s+)?[,;|/&]\\s*|(?<!\\s)\\s+(?:${words.joining.join("|")})\\s+`,
  "iu",
);
const longest = 40;

/** The name in the dateline's brackets where an author's place, a notice or "the news agency X" names it too; or null. */
export function unlistedAgency({
  dateline,
  text,
  bylines,
  credits,
  notices,
  publisher,
}: Article): Agency | null {
  if (!dateline || dateline.agency !== null) return null;
  const head = text.slice(dateline.span.start, Math.min(dateline.span.end, dateline.span.start + 200));
  const name = /\(([^()]{2,40})\)/u.exec(head)?.[1]?.trim();
  if (!name || name.length > longest || !/^\p{Lu}[\p{L}\p{M}.' -]{1,38}$/u.test(name)) return null;
  if (name === dateline.date) return null;
  // A house that signs its own dateline is no agency, and where the house is unknown nobody can tell.
  const isOther = publisher !== null && !isSame(name, publisher);
  const signed = [...bylines, ...credits].some((line) =>
    line.split(joined).some((part) => isSame(name, part)),
  );
  const noticed = notices.some((notice) => hasWord(notice, name));
  if (!(isOther && (signed || noticed)) && !isCalledAgency(text, name)) return null;
  return { name, full: name, country: "", languages: [], names: [name] };
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s/, "")
    .trim();
const isSame = (a: string, b: string): boolean => fold(a) === fold(b);

function hasWord(line: string, name: string): boolean {
  const at = line.indexOf(name);
  if (at < 0) return false;
  return !/[\p{L}\p{N}]$/u.test(line.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(line.slice(at + name.length));
}

/** "the news agency Meridian", "Meridian news agency". */
function isCalledAgency(text: string, name: string): boolean {
  return words.calledAgency.some(
    (called) => hasWord(text, `${called} ${name}`) || hasWord(text, `${name} ${called}`),
  );
}
