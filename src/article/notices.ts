/** Lines in which a publisher speaks of the page itself: where the copy came from, who owns it, what was put right. */
import rows from "./notices.json" with { type: "json" };

/**
 * "syndication": whose copy it is and what was edited. "inputs": who helped. "copyright", "disclaimer": the house's
 * rights. "correction": what was put right. "subscription": the text stops here for those who have not paid.
 */
export type NoticeKind =
  | "syndication"
  | "inputs"
  | "copyright"
  | "correction"
  | "subscription"
  | "disclaimer";

const patterns = rows.map(({ kind, pattern }) => ({
  kind: kind as NoticeKind,
  test: new RegExp(pattern, "iu"),
}));

const corrections = patterns.filter(({ kind }) => kind === "correction");

/** A notice is short; a long paragraph that happens to hold its words is the story's own. */
const longest = 420;
const longestCorrection = 900;

/** What kind of notice a whole line or paragraph is, or null where it is none. */
export function noticeKind(line: string): NoticeKind | null {
  const text = line.trim().replace(/\s+/g, " ");
  if (text.length > longestCorrection || text.length < 2) return null;
  // Most paragraphs are too long for any but a correction, and are none.
  if (text.length > longest && !corrections.some(({ test }) => test.test(text))) return null;
  const found = patterns.find(({ test }) => test.test(text))?.kind ?? null;
  return found !== null && found !== "correction" && text.length > longest ? null : found;
}
