/** Whether a text speaks of what its headline names. Paywalls, sign-in forms and lists of other stories do not. */
import { type Words, wordsOf } from "./words.ts";

/** Words of a headline that say something: four letters or more. */
const telling = 4;
/** Headlines with fewer telling words decide nothing. */
const least = 3;
/** The share of a headline's telling words that furniture may hold by chance. */
const chance = 0.25;

/** Words that furniture has at most; a longer text under another headline is a text under a site's headline. */
const furniture = 140;

export function aboutTitle(title: string | null, text: Words): boolean {
  if (!title || text.count > furniture) return true;
  const head = wordsOf(title);
  const asked = new Set<number>();
  for (let i = 0; i < head.count; i++) if (head.end[i]! - head.start[i]! >= telling) asked.add(head.hash[i]!);
  if (asked.size < least) return true;
  const most = asked.size * chance;
  const found = new Set<number>();
  for (let i = 0; i < text.count; i++) {
    const hash = text.hash[i]!;
    if (!asked.has(hash) || found.has(hash)) continue;
    found.add(hash);
    if (found.size > most) return true;
  }
  return false;
}
