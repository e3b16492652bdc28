/**
 * Pages that were read for someone and are not kept yet. They live in memory, are bounded in number and size, and are
 * gone after a quarter of an hour.
 */
import { randomBytes } from "node:crypto";
import { availableParallelism } from "node:os";
import type { Deposit } from "../ledger/ledger.ts";
import type { Reading } from "../model.ts";
import type { Input } from "../readers/inputs.ts";
import { readAll, type Spare } from "../readers/pool.ts";
import type { LoadView } from "../site/add.ts";

const mostLoads = 20;
const mostPages = 2000;
const lifetime = 15 * 60 * 1000;

export interface Loads {
  /** Begins to read; the load's id at once. */
  readonly begin: (inputs: readonly Input[], options: { readAt: string; published?: string }) => string;
  readonly view: (id: string) => LoadView | null;
  /** What is to be kept, once; null where the load is gone or not done. */
  readonly take: (id: string) => readonly Deposit[] | null;
}

interface Load {
  readonly id: string;
  readonly deposits: Deposit[];
  readonly failures: { source: string; reason: string }[];
  readonly until: number;
  done: boolean;
}

export function makeLoads({ allowPrivate = false }: { allowPrivate?: boolean } = {}): Loads {
  const loads = new Map<string, Load>();
  const spare: Spare = { reader: null };
  const forget = (): void => {
    for (const [id, { until }] of loads) if (until < Date.now() || loads.size > mostLoads) loads.delete(id);
  };
  const run = async (
    load: Load,
    inputs: readonly Input[],
    options: { readAt: string; published?: string },
  ): Promise<void> => {
    try {
      for await (const result of readAll(inputs, {
        ...options,
        keep: true,
        allowPrivate,
        jobs: Math.min(2, availableParallelism()),
        spare,
      })) {
        if (result.kind === "failed") load.failures.push({ source: result.source, reason: result.reason });
        else if (result.kind === "page" && result.page)
          load.deposits.push({ page: result.page, reading: JSON.parse(result.json) as Reading });
        if (load.deposits.length >= mostPages) {
          load.failures.push({
            source: "the rest",
            reason: `at most ${mostPages} pages at once; use "newsledger add" for more`,
          });
          break;
        }
      }
    } catch (error) {
      load.failures.push({
        source: "reading",
        reason: error instanceof Error ? error.message : String(error),
      });
    }
    load.done = true;
  };
  return {
    begin(inputs, options) {
      const load: Load = {
        id: randomBytes(12).toString("hex"),
        deposits: [],
        failures: [],
        until: Date.now() + lifetime,
        done: false,
      };
      loads.set(load.id, load);
      forget();
      void run(load, inputs, options);
      return load.id;
    },
    view(id) {
      forget();
      const load = loads.get(id);
      return load
        ? {
            id,
            done: load.done,
            readings: load.deposits.map(({ reading }) => reading),
            failures: load.failures,
          }
        : null;
    },
    take(id) {
      const load = loads.get(id);
      if (!load?.done) return null;
      loads.delete(id);
      return load.deposits;
    },
  };
}
