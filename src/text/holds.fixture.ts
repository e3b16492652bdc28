/**
 * Property tests that say the same today and tomorrow. A change is refused for what it breaks, not for what a new
 * seed happens to find: the seed stands still. `npm run fuzz` looks for what no run has seen yet: other seeds, and
 * many times the runs; what it finds is mended and kept as a case of its own.
 */
import fc from "fast-check";

const FUZZ = Number(process.env["FUZZ"] ?? 0);
const SEED = 20_250_301;

/** Asserts a property over `runs` inputs; with `FUZZ=n` in the environment over n times as many, of a new seed. */
export function holds<T>(property: fc.IProperty<T>, { numRuns = 100 }: { numRuns?: number } = {}): void {
  fc.assert(property, FUZZ > 0 ? { numRuns: numRuns * FUZZ } : { numRuns, seed: SEED });
}
