/** `newsledger add`: pages into a ledger, up to fifty in a transaction. */
import { SingleBar } from "cli-progress";
import type { Command } from "commander";
import type { Deposit, Ledger, Outcome } from "../ledger/ledger.ts";
import { placeNew } from "../ledger/place.ts";
import type { Reading } from "../model.ts";
import { type LedgerOption, onLedger, withLedger } from "./open.ts";
import { type InputOptions, readings, withInputs } from "./read.ts";
import { paint, print } from "./terminal.ts";

const batchSize = 50;

export function addAdd(program: Command): void {
  withLedger(
    withInputs(
      program
        .command("add")
        .description("read pages and keep them in a ledger; a page that is there already changes nothing"),
    ),
  )
    .option("--quiet", "print only what could not be read")
    .action(
      async (
        names: string[],
        options: InputOptions & LedgerOption & { quiet?: boolean },
        command: Command,
      ) => {
        if (!names.length && !options.articles?.length)
          command.error("error: name at least one file, folder, address, or - for standard input");
        await onLedger(options, (ledger) => addTo(ledger, names, options), false);
      },
    );
}

/** Reads, keeps and places. A batch is acknowledged only after its transaction is on the disk. */
export async function addTo(
  ledger: Ledger,
  names: readonly string[],
  options: InputOptions & { quiet?: boolean },
): Promise<Record<Outcome, number>> {
  const told: Record<Outcome, number> = { added: 0, updated: 0, known: 0 };
  const progress = progressOn(options.quiet === true);
  let batch: Deposit[] = [];
  const keep = async (): Promise<void> => {
    if (!batch.length) return;
    const outcomes = await ledger.add(batch, new Date().toISOString());
    outcomes.forEach((outcome, at) => {
      told[outcome]++;
      progress.tell(outcome, batch[at]!);
    });
    batch = [];
  };
  try {
    for await (const result of readings(names, options, true)) {
      if (!result.page) continue;
      batch.push({ page: result.page, reading: JSON.parse(result.json) as Reading });
      if (batch.length >= batchSize) await keep();
    }
  } finally {
    await keep();
  }
  progress.stop();
  await placeNew(ledger);
  if (!options.quiet) print(`${told.added} added, ${told.updated} updated, ${told.known} already there`);
  return told;
}

/** A bar on a terminal; elsewhere one plain line a page, so that a log can be followed and searched. */
function progressOn(quiet: boolean): { tell(outcome: Outcome, deposit: Deposit): void; stop(): void } {
  if (quiet) return { tell: () => {}, stop: () => {} };
  if (!process.stderr.isTTY) {
    return {
      tell: (outcome, { reading, page }) => print(`${outcome} ${reading.id} ${page.source}`),
      stop: () => {},
    };
  }
  const bar = new SingleBar({
    format: `${paint("dim", "reading")} {value} pages · {rate} a second · {last}`,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 50,
    stream: process.stderr,
  });
  const started = performance.now();
  let pages = 0;
  bar.start(0, 0, { rate: 0, last: "" });
  return {
    tell: (_, { page }) => {
      pages++;
      bar.update(pages, {
        rate: Math.round((pages * 1000) / (performance.now() - started)),
        last: page.source.slice(-50),
      });
    },
    stop: () => bar.stop(),
  };
}
