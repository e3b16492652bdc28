/**
 * The best labels of a sentence by first-order Viterbi (Collins 2002). Labels are BILOU (Ratinov and Roth 2009):
 * 0 is outside; 1 + 4·kind + {0 begin, 1 inside, 2 last, 3 unit}; kinds are person, organisation, place. A path that
 * BILOU does not allow has no score at all.
 */

export const labels = 13;
export const kinds = ["person", "organisation", "place"] as const;

/** What may stand before a label: every label that ends outside a name, or the open labels of the same kind. */
const closed = [0, 3, 4, 7, 8, 11, 12];

export interface Paths {
  readonly capacity: number;
  /** `labels` scores a token, filled by the caller. */
  readonly scores: Float32Array;
  readonly best: Float32Array;
  readonly from: Uint8Array;
  readonly label: Uint8Array;
}

export function makePaths(capacity: number): Paths {
  return {
    capacity,
    scores: new Float32Array(capacity * labels),
    best: new Float32Array(capacity * labels),
    from: new Uint8Array(capacity * labels),
    label: new Uint8Array(capacity),
  };
}

/** Labels that start afresh: outside, begin and unit. */
const fresh = [0, 1, 4, 5, 8, 9, 12];
const ways = closed.length;

/** Fills `paths.label[0 .. length)` from `paths.scores`; `moves[a * labels + b]` is the weight of `b` after `a`. */
export function bestPath(paths: Paths, length: number, moves: Float32Array): void {
  const { scores, best, from, label } = paths;
  const into = movesInto(moves);
  best.fill(-Infinity, 0, labels);
  for (const y of fresh) best[y] = scores[y]!;
  for (let t = 1; t < length; t++) {
    const here = t * labels;
    const there = here - labels;
    for (let k = 0; k < ways; k++) ended[k] = best[there + closed[k]!]!;
    for (let f = 0; f < fresh.length; f++) {
      let top = -Infinity;
      let arg = 0;
      for (let k = 0; k < ways; k++) {
        const score = ended[k]! + into[f * ways + k]!;
        if (score > top) {
          top = score;
          arg = k;
        }
      }
      const y = fresh[f]!;
      best[here + y] = top + scores[here + y]!;
      from[here + y] = closed[arg]!;
    }
    for (let begin = 1; begin < labels; begin += 4) {
      goOn(paths, moves, here, begin, begin + 1);
      goOn(paths, moves, here, begin, begin + 2);
    }
  }
  const last = (length - 1) * labels;
  let y = 0;
  for (let k = 1; k < ways; k++) if (best[last + closed[k]!]! > best[last + y]!) y = closed[k]!;
  for (let t = length - 1; t >= 0; t--) {
    label[t] = y;
    y = from[t * labels + y]!;
  }
}

const ended = new Float64Array(ways);
const between = new Float64Array(fresh.length * ways);

/** The weights of the moves from each closed label into each fresh one, in the order in which they are read. */
function movesInto(moves: Float32Array): Float64Array {
  for (let f = 0; f < fresh.length; f++)
    for (let k = 0; k < ways; k++) between[f * ways + k] = moves[closed[k]! * labels + fresh[f]!]!;
  return between;
}

/** Inside and last come after begin or inside of their own kind. */
function goOn(
  { scores, best, from }: Paths,
  moves: Float32Array,
  here: number,
  begin: number,
  y: number,
): void {
  const a = best[here - labels + begin]! + moves[begin * labels + y]!;
  const b = best[here - labels + begin + 1]! + moves[(begin + 1) * labels + y]!;
  best[here + y] = (a >= b ? a : b) + scores[here + y]!;
  from[here + y] = a >= b ? begin : begin + 1;
}
