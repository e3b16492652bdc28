import type { Article, Member, Note, Prose } from "../model.ts";

/** The people, organisations and places of an article, with every mention joined to its member. */
export function findCast(_prose: Prose, _article: Article): { cast: Member[]; notes: Note[] } {
  return { cast: [], notes: [] };
}
