/** One public function: who and what an article is about, every mention joined to its member. */
import type { Article, Member, Note, Prose } from "../model.ts";
import { publish } from "./draft.ts";
import { viewOf } from "./evidence.ts";
import { joinNames } from "./members.ts";
import { findNames, type Name } from "./names.ts";
import { addNominals } from "./nominals.ts";
import { addOffices, type Held } from "./offices.ts";
import { addPronouns } from "./pronouns.ts";

/**
 * The people, organisations and places of an article. Spans are UTF-16 units of `article.text`; no two mentions
 * overlap, and each belongs to one member. In a language without weights the cast is empty and a note says so.
 */
export function findCast(prose: Prose, _article: Article): { cast: Member[]; notes: Note[] } {
  if (prose.language !== "en") {
    const reason = `no names are known for the language "${prose.language}"`;
    return { cast: [], notes: [{ stage: "cast", rule: "language", reason }] };
  }
  const view = viewOf(prose);
  const names = findNames(prose, view);
  const held = holders(prose, names);
  const { drafts, notes } = joinNames(prose, names);
  addOffices(prose, view, drafts, held);
  addNominals(prose, view, drafts, held);
  addPronouns(prose, drafts);
  return { cast: publish(prose, drafts), notes };
}

function holders(prose: Prose, names: readonly Name[]): Held {
  const held: Held = new Uint32Array(prose.tokens.count);
  names.forEach(({ first, end }, i) => held.fill(i + 1, first, end));
  return held;
}
