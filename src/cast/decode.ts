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

/** Fills `paths.label[0 .. length)` from `paths.scores`; `moves[a * labels + b]` is the weight of `b` after `a`. */
export function bestPath(paths: Paths, length: number, moves: Float32Array): void {
  const { scores, best, from, label } = paths;
  for (let y = 0; y < labels; y++) best[y] = opens(y) ? scores[y]! : -Infinity;
  for (let t = 1; t < length; t++) {
    const here = t * labels;
    const there = here - labels;
    for (let y = 0; y < labels; y++) {
      let top = -Infinity;
      let arg = 0;
      if (opens(y)) {
        for (let k = 0; k < closed.length; k++) {
          const x = closed[k]!;
          const score = best[there + x]! + moves[x * labels + y]!;
          if (score > top) {
            top = score;
            arg = x;
          }
        }
      } else {
        const begin = ((y - 1) & ~3) + 1;
        const a = best[there + begin]! + moves[begin * labels + y]!;
        const b = best[there + begin + 1]! + moves[(begin + 1) * labels + y]!;
        top = a >= b ? a : b;
        arg = a >= b ? begin : begin + 1;
      }
      best[here + y] = top + scores[here + y]!;
      from[here + y] = arg;
    }
  }
  const last = (length - 1) * labels;
  let y = 0;
  for (let k = 1; k < closed.length; k++) if (best[last + closed[k]!]! > best[last + y]!) y = closed[k]!;
  for (let t = length - 1; t >= 0; t--) {
    label[t] = y;
    y = from[t * labels + y]!;
  }
}

/** Outside, begin and unit start afresh; inside and last go on. */
function opens(y: number): boolean {
  const place = (y - 1) & 3;
  return y === 0 || place === 0 || place === 3;
}
