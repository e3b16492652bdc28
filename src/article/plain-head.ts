/** The lines above a story: menus, label, headline, standfirst, byline, dates, the picture's line. */
import { folded } from "./compare.ts";
import { isWireName } from "./dateline-words.ts";
import sections from "./furniture.en.json" with { type: "json" };
import { type Line, sharedWords } from "./plain-body.ts";
import { isDesk, isJointCredit, isPerson } from "./plain-names.ts";

/** What a line above the story was taken for. */
export type HeadRole =
  | "section"
  | "headline"
  | "standfirst"
  | "byline"
  | "dated"
  | "caption"
  | "repeated"
  | "furniture";

/**
 * A role for each line above the story. `story` holds its words, `hasTitle` tells that the headline is known already,
 * so that no line is taken for one. `first` is the story's first paragraph: a line that is its first sentence was printed
 * once as standfirst and once in the text.
 */
export function readHead(
  lines: readonly Line[],
  story: ReadonlySet<string>,
  title: string | null,
  first = "",
): HeadRole[] {
  const roles = lines.map((line) => roleOfWords(line));
  dropMenus(lines, roles);
  lines.forEach(({ text }, index) => {
    if (roles[index] !== null || roles[index + 1] !== "dated") return;
    if (isDesk(text) || (index > 0 && isJointCredit(text))) roles[index] = "byline";
  });
  const opening = lines.findIndex((line, index) => roles[index] === null && opensText(line.text, first));
  if (opening >= 0) roles[opening] = "standfirst";
  const headline = title === null ? findHeadline(lines, roles, story) : indexOfTitle(lines, title);
  if (headline >= 0) roles[headline] = "headline";
  const open = lines.flatMap((_, index) => (roles[index] === null ? [index] : []));
  let standfirst = opening >= 0;
  for (const index of open) {
    const { text } = lines[index]!;
    if (headline >= 0 && isSameHeading(text, lines[headline]!.text)) roles[index] = "repeated";
    else if (
      !standfirst &&
      index > headline &&
      (headline >= 0 || title !== null) &&
      text.split(/\s+/).length >= 5
    ) {
      roles[index] = "standfirst";
      standfirst = true;
    } else if (isLabel(text) && !roles.includes("section")) roles[index] = "section";
    else if (isLoneName(text, roles, index)) roles[index] = "byline";
    else roles[index] = "furniture";
  }
  return roles.map((role) => role ?? "furniture");
}

const shortestOpening = 40;

/** Is the line, with or without its stop, the first sentence of this paragraph? */
function opensText(line: string, first: string): boolean {
  const bare = line.replace(/[.!?…]$/u, "");
  return (
    bare.length >= shortestOpening && first.startsWith(bare) && /^[.!?…]/u.test(first.slice(bare.length))
  );
}

function roleOfWords({ text, furniture, notice }: Line): HeadRole | null {
  if (notice) return "furniture";
  if (!furniture) return isBreadcrumb(text) ? "section" : null;
  switch (furniture.kind) {
    case "byline":
      return "byline";
    case "dated":
    case "modified":
      return "dated";
    case "caption":
      return "caption";
    case "section":
      return "section";
    default:
      return "furniture";
  }
}

function isBreadcrumb(text: string): boolean {
  const parts = text.split(/(?:(?<!\s)\s+)?[>»›/]\s*/);
  return (
    text.length < 120 &&
    parts.length > 1 &&
    /\s[>»›/]\s?|[>»›]/.test(text) &&
    parts.every((part) => part.split(/\s+/).length <= 4)
  );
}

/** Three labels or more in a row are a menu; of one or two the last is the story's own. */
function dropMenus(lines: readonly Line[], roles: (HeadRole | null)[]): void {
  let run: number[] = [];
  const close = (): void => {
    const bare = run.filter((index) => !isBreadcrumb(lines[index]!.text));
    const dropped = bare.length > 2 ? bare : bare.slice(0, -1);
    for (const index of dropped) roles[index] = "furniture";
    run = [];
  };
  lines.forEach(({ text }, index) => {
    if (
      roles[index] === "section" ||
      (run.length > 1 && roles[index] === null && text.split(/\s+/).length < 3)
    )
      run.push(index);
    else close();
  });
  close();
}

/** The first line of four words or more that shares the story's words; else the line that stands most like a headline. */
function findHeadline(
  lines: readonly Line[],
  roles: readonly (HeadRole | null)[],
  story: ReadonlySet<string>,
): number {
  let best = -1;
  let top = 0;
  for (const [index, { text, prose }] of lines.entries()) {
    const words = text.split(/\s+/).length;
    const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);
    if (roles[index] !== null || prose || text.length > 220) continue;
    if (!wide && (words < 3 || text.length < 15)) continue;
    const shared = sharedWords(text, story);
    if (shared >= 0.34 && (wide || words >= 4)) return index;
    const after = roles[index + 1];
    const placed = after === "byline" || after === "dated" || after === "caption" ? 0.3 : 0;
    const score = 0.2 + 2 * shared + (words >= 5 ? 0.5 : 0) + placed;
    if (score > top && (shared >= 0.2 || words >= 5)) {
      top = score;
      best = index;
    }
  }
  return best;
}

function indexOfTitle(lines: readonly Line[], title: string): number {
  return lines.findIndex(({ text }) => isSameHeading(text, title));
}

/** "Bridge reopens | The Osterby Post" and "Bridge reopens" are one heading. */
export function isSameHeading(a: string, b: string): boolean {
  const [x, y] = [folded(a), folded(b)];
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return (
    short.length > 0 &&
    (short === long || (short.length > 14 && long.startsWith(`${short} `) && long.length - short.length < 40))
  );
}

const known = new Set(sections.section.exact);

function isLabel(text: string): boolean {
  return (
    text.length < 30 &&
    text.split(/\s+/).length <= 3 &&
    (known.has(text.toLowerCase()) || text === text.toUpperCase()) &&
    /\p{L}{3}/u.test(text)
  );
}

/** A name alone, beside a date or another name: "Ada Brook", "PTI". */
function isLoneName(text: string, roles: readonly (HeadRole | null)[], index: number): boolean {
  if (isWireName(text)) return true;
  const near = [roles[index - 1], roles[index + 1]];
  return (
    isPerson(text) &&
    near.some((role) => role === "dated" || role === "byline" || role === "headline" || role === "standfirst")
  );
}
