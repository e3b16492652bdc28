/**
 * What every ledger must do, as one suite: `conformance(name, open)` registers it for an adapter, which must pass all of
 * it. `open` makes a new empty ledger each time.
 */
import { describe, it } from "node:test";
import type { Ledger } from "../ledger.ts";
import { changes } from "./changing.ts";
import { finds } from "./finding.ts";
import { keeps } from "./keeping.ts";
import { pages } from "./paging.ts";
import { places } from "./placing.ts";
import type { TestOf } from "./test-of.ts";

export function conformance(name: string, open: () => Promise<Ledger>): void {
  const test: TestOf = (title, act) => {
    void it(title, async () => {
      const ledger = await open();
      try {
        await act(ledger);
      } finally {
        await ledger.close();
      }
    });
  };
  void describe(`a ledger in ${name}`, () => {
    for (const part of [keeps, finds, pages, places, changes]) part(test);
  });
}
