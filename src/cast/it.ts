/**
 * "It said", "it added": a body that speaks. The body named last before it in the same or the sentence before, if that
 * one spoke there too or no other body is named there; left open otherwise. Any other "it" is no member.
 */
import { type Prose, Tag } from "../model.ts";
import type { Draft } from "./draft.ts";
import type { View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import { known } from "./words.ts";

interface Place {
  readonly first: number;
  readonly end: number;
  readonly draft: Draft;
}

export function addSpeakingBodies(prose: Prose, view: View, drafts: readonly Draft[]): void {
  const { tokens } = prose;
  const order = drafts
    .filter(({ kind }) => kind === "organisation")
    .flatMap((draft) => draft.mentions.map(({ first, end }): Place => ({ first, end, draft })))
    .sort((a, b) => a.first - b.first);
  let next = 0;
  for (let t = 0; t + 1 < tokens.count; t++) {
    while (next < order.length && order[next]!.first < t) next++;
    if (tokens.lower[t] !== "it" || !says(view, tokens.tag, t + 1)) continue;
    const meant = speakerBefore(prose, view, order, next, t);
    meant?.mentions.push({ first: t, end: t + 1, form: "pronoun" });
  }
}

const finite: ReadonlySet<number> = new Set([0, Tag.VBD, Tag.VBZ, Tag.VBP, Tag.VBN, Tag.VB]);

function says(view: View, tag: Uint8Array, t: number): boolean {
  return t < view.count && (known.bits[view.word[t]!]! & Bit.saying) !== 0 && finite.has(tag[t]!);
}

const mostBodies = 6;

function speakerBefore(
  prose: Prose,
  view: View,
  order: readonly Place[],
  next: number,
  t: number,
): Draft | undefined {
  const { tokens } = prose;
  const near = new Set<Draft>();
  for (let i = next - 1; i >= Math.max(0, next - mostBodies); i--) {
    const { first, end, draft } = order[i]!;
    if (tokens.sentence[first]! < tokens.sentence[t]! - 1) break;
    if (says(view, tokens.tag, end) || says(view, tokens.tag, end + 1)) return draft;
    if (first > 0 && says(view, tokens.tag, first - 1)) return draft;
    near.add(draft);
  }
  return near.size === 1 ? [...near][0] : undefined;
}
