/** Stories by their newest article. */
import type { DatabaseSync } from "node:sqlite";
import type { Place, Slice, StoryRow } from "./ledger.ts";
import { statement } from "./sqlite-prepared.ts";

interface Line {
  readonly story: string;
  readonly day: string | null;
}

/** Between two ISO days, the newest first, then by id; where neither is given, those without a day come last. */
export function newestStories(
  db: DatabaseSync,
  { limit, offset = 0, after, from, to }: Slice & { from?: string; to?: string },
): StoryRow[] {
  const most = limit + offset;
  const lines = after?.day === null ? [] : datedLines(db, most, after, from ?? "", to ?? "9999");
  if (lines.length < most && from === undefined && to === undefined)
    lines.push(...undatedLines(db, most - lines.length, after));
  const about = statement(
    db,
    "SELECT count(*) AS articles, count(DISTINCT fold) AS folds, min(day) AS first, max(day) AS last FROM articles WHERE story = ?",
  );
  return lines.slice(offset, most).map(({ story, day }) => {
    const counts = about.get(story) as unknown as Omit<StoryRow, "id" | "day">;
    return { id: story, day, ...counts };
  });
}

/** Found by walking back through the days until there are enough, and to the end of the last one's day. */
function datedLines(
  db: DatabaseSync,
  most: number,
  after: Place | undefined,
  from: string,
  to: string,
): Line[] {
  const until = after?.day ?? to;
  const walk = db
    .prepare(
      "SELECT story, day FROM articles WHERE story IS NOT NULL AND day BETWEEN ? AND ? ORDER BY day DESC",
    )
    .iterate(from, until < to ? until : to) as Iterable<{ story: string; day: string }>;
  const newest = statement(db, "SELECT max(day) AS day FROM articles WHERE story = ? AND day <= ?");
  const seen = new Set<string>();
  const lines: Line[] = [];
  for (const { story, day } of walk) {
    if (lines.length >= most && day !== lines.at(-1)!.day) break;
    if (seen.has(story)) continue;
    seen.add(story);
    // Its newest article may stand before the place, and the story with it.
    if (after && day === after.day && story <= after.id) continue;
    if (after && (newest.get(story, to) as { day: string }).day !== day) continue;
    lines.push({ story, day });
  }
  // Of one day by id, whatever the order in which its articles were walked.
  return lines.sort((a, b) => (a.day === b.day ? (a.story < b.story ? -1 : 1) : a.day! < b.day! ? 1 : -1));
}

function undatedLines(db: DatabaseSync, most: number, after: Place | undefined): Line[] {
  return statement(
    db,
    `SELECT DISTINCT story, day FROM articles a WHERE story > ? AND day IS NULL
     AND NOT EXISTS (SELECT 1 FROM articles b WHERE b.story = a.story AND b.day IS NOT NULL) ORDER BY story LIMIT ?`,
  ).all(after?.day === null ? after.id : "", most) as unknown as Line[];
}
