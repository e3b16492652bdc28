/** When something was said: the time expression of the report's own clause, never one of what was said. */
import { Tag, type Timex } from "../model.ts";
import type { Draft } from "./draft.ts";
import { type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";

/**
 * The EDTF date of the report, or null where its clause states none. `claimed` marks the tokens of all contents.
 * After the cue the nearest expression counts; before the source, one that no other verb parts from it.
 */
export function saidOn(
  scene: Scene,
  times: readonly Timex[],
  draft: Draft,
  claimed: Uint8Array,
): string | null {
  if (draft.cue === null) return null;
  const { tokens, sentences } = scene.prose;
  const sentence = sentences[tokens.sentence[draft.cue.from]!]!;
  const after = nearest(scene, times, draft.cue.to, Math.min(sentence.endToken, draft.cue.to + 30), claimed);
  if (after !== null) return after;
  const start = Math.min(draft.source?.from ?? draft.cue.from, draft.cue.from);
  const within = nearest(scene, times, start, draft.cue.from, claimed);
  if (within !== null) return within;
  for (let at = start - 1; at >= Math.max(sentence.firstToken, start - 40); at--) {
    if (claimed[at]) continue;
    if (isFinite(tokens.tag[at]!)) return null;
    const found = dateAt(scene, times, at);
    if (found !== null) return found;
  }
  return null;
}

function nearest(
  scene: Scene,
  times: readonly Timex[],
  from: number,
  to: number,
  claimed: Uint8Array,
): string | null {
  for (let at = from; at < to; at++) {
    const tag = scene.prose.tokens.tag[at]!;
    if (claimed[at] || isFinite(tag) || tag === Tag.WH) return null;
    const found = dateAt(scene, times, at);
    if (found !== null) return found;
  }
  return null;
}

/** The date of the expression that holds the token, where it has one. */
function dateAt(scene: Scene, times: readonly Timex[], at: number): string | null {
  if (scene.timeAt[at] === 0) return null;
  const start = scene.prose.tokens.start[at]!;
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const time = times[low];
  if (time === undefined || time.start > start || (time.type !== "DATE" && time.type !== "TIME")) return null;
  return time.edtf ?? null;
}
