/** A site of its own for a test: pages in a new ledger, served on a free port of loopback. */
import path from "node:path";
import { addTo } from "../../src/cli/add.ts";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { makeApp } from "../../src/server/app.ts";
import { serve } from "../../src/server/serve.ts";

export interface Site {
  readonly url: string;
  readonly ledger: Ledger;
  readonly close: () => Promise<void>;
}

const demo = path.resolve(import.meta.dirname, "../../demo");

/** The demo collection, the corrected page second, on the day on which the demo happens. */
export const demoSite = (): Promise<Site> => siteOf([[path.join(demo, "pages")], [path.join(demo, "later")]]);

/** Reads each group of paths in turn. */
export async function siteOf(groups: readonly (readonly string[])[]): Promise<Site> {
  const ledger = openLedger(":memory:");
  for (const paths of groups) await addTo(ledger, paths, { jobs: 2, quiet: true });
  return siteFor(ledger);
}

/** A site for a ledger that a test has filled. */
export async function siteFor(ledger: Ledger): Promise<Site> {
  const hosts: string[] = [];
  const { url, close } = await serve(
    makeApp(ledger, {
      access: { open: true, hosts, author: "Eva Lind" },
      today: () => "2026-03-12",
      now: () => "2026-03-12T20:00:00Z",
    }),
    { host: "127.0.0.1", port: 0 },
  );
  hosts.push(new URL(url).host);
  return {
    url,
    ledger,
    close: async () => {
      await close();
      await ledger.close();
    },
  };
}
