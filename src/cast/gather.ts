/** From names to members: joined, with offices, nominals and pronouns. Each step rests on those before it. */
import type { Member, Note, Prose } from "../model.ts";
import { joinCapitals } from "./capitals.ts";
import { publish } from "./draft.ts";
import type { View } from "./evidence.ts";
import { identify } from "./identify.ts";
import { addSpeakingBodies } from "./it.ts";
import { joinNames } from "./members.ts";
import type { Name } from "./names.ts";
import { addNominals } from "./nominals.ts";
import { addOffices, type Held, sceneOf } from "./offices.ts";
import { addPronouns, type Deciding } from "./pronouns.ts";

/**
 * The cast that `names` make: in order of the text, none overlapping another. `deciding` says whom a pronoun means,
 * for training; left out, the learned weights do.
 */
export function gather(
  prose: Prose,
  view: View,
  names: readonly Name[],
  deciding?: Deciding,
): { cast: Member[]; notes: Note[] } {
  const held = holders(prose, names);
  const { drafts, notes } = joinNames(prose, names);
  joinCapitals(prose, drafts);
  const scene = sceneOf(prose, view, drafts, held);
  addOffices(scene, drafts);
  identify(scene, drafts);
  addNominals(scene, drafts);
  notes.push(...addPronouns(prose, view, drafts, deciding));
  addSpeakingBodies(prose, view, drafts);
  return { cast: publish(prose, drafts), notes };
}

function holders(prose: Prose, names: readonly Name[]): Held {
  const held: Held = new Uint32Array(prose.tokens.count);
  names.forEach(({ first, end }, i) => held.fill(i + 1, first, end));
  return held;
}
