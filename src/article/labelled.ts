/**
 * Bylines of scripts that have no capitals, or whose labels need a colon: "作者：王海", "بقلم: ليلى حداد", "김바다 기자";
 * and names that sign a story in brackets at its end: "… nach der Wahl. (Ada Marlow)".
 */
import words from "./labelled.json" with { type: "json" };

const list = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length).join("|");
const sources = new Set(words.sources);
const separators = ":：●|｜/／,，、;；()（）【】\\[\\]0-9\\n";
const anyLabel = list([...words.people, ...words.sources]);
const labelled = new RegExp(
  `(?:^|[\\s|｜(（【\\[•·])(${anyLabel})\\s?[:：●・]\\s{0,3}([^${separators}]{2,60}?)(?=[${separators}]|$|\\s(?:${anyLabel})\\s?[:：])`,
  "giu",
);
/** "김바다 기자", "记者 王海": the title stands behind or before a name of one script without capitals. */
const titled = /^(\p{Script=Hangul}{2,4})\s?(?:기자|특파원)(?:\s?\S{1,40}@\S{1,40})?$/u;
const inBrackets =
  /^.{0,40}[（(](?:记者|記者)\s?(\p{Script=Han}{2,4}(?:[\s、]\p{Script=Han}{2,4}){0,4})[）)]/u;
const signature = /[.!?»“”"’…。！？」』]\s?[（(【]([^（()）【】]{2,40})[）)】][\s+*]{0,5}$/u;
const hanName = /^(?:\p{Script=Han}{3,5}|\p{Script=Han}{1,3}[\s・]\p{Script=Han}{1,3})$/u;

/** Names behind labels, as printed: who wrote the story, and whose it is. */
export function labelledNames(line: string): { people: string[]; sources: string[] } {
  const found = { people: [] as string[], sources: [] as string[] };
  for (const [, label, raw] of line.matchAll(labelled)) {
    const name = whole(raw!);
    if (name !== "") found[sources.has(label!.toLowerCase()) ? "sources" : "people"].push(name);
  }
  return found;
}

/** A name of letters with spaces ends with the line or a gap; one of characters with a space, but for a given name. */
function whole(raw: string): string {
  const name = raw.split(/\s{2,}|\s[-–—]\s/)[0]!.trim();
  const parts = name.split(/\s/);
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(parts[0]!))
    return parts.length <= 5 ? name : "";
  return parts.length === 2 && hanName.test(name) ? name : parts[0]!;
}

/** A line that is a reporter's name and title, or a paragraph that begins with a reporter in brackets. */
export function titledNames(line: string): string[] {
  const name = titled.exec(line.trim()) ?? inBrackets.exec(line.slice(0, 120));
  return name === null ? [] : name[1]!.split(/[\s、]/);
}

/** What a paragraph holds in brackets behind its last sentence; whether it is a name is for the caller to say. */
export function signatureOf(paragraph: string): string | null {
  const name = signature.exec(paragraph.slice(-120))?.[1]?.trim() ?? null;
  return name === null || words.not_names.includes(name) ? null : name;
}

export const isHanName = (name: string): boolean => hanName.test(name);
