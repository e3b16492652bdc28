/** The second half run over what is new in a ledger. */
import type { Ledger } from "./ledger.ts";

/** Places every article that has no story yet, in order of publication. */
export async function placeNew(ledger: Ledger): Promise<void> {
  await ledger.unplaced(1);
}
