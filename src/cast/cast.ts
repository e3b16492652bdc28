/** One public function: who and what an article is about, every mention joined to its member. */
import type { Article, Member, Note, Prose } from "../model.ts";
import { viewOf } from "./evidence.ts";
import { gather } from "./gather.ts";
import { findNames } from "./names.ts";
import { settle } from "./settle.ts";
import { tell } from "./told.ts";

/**
 * The people, organisations and places of an article. Spans are UTF-16 units of `article.text`. Each mention belongs
 * to one member; two overlap only where a name or a pronoun lies within a nominal ("the Kremlin spokesperson"). In a
 * language without weights the cast is empty and a note says so.
 */
export function findCast(prose: Prose, article: Article): { cast: Member[]; notes: Note[] } {
  if (prose.language !== "en") {
    const reason = `no names are known for the language "${prose.language}"`;
    return { cast: [], notes: [{ stage: "cast", rule: "language", reason }] };
  }
  const view = viewOf(prose);
  return gather(prose, view, settle(prose, view, tell(prose, findNames(prose, view), article)));
}
