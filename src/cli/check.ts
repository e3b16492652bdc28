/** `newsledger verify` and `newsledger backup`: whether a ledger is whole, and a second copy of it. */
import type { Command } from "commander";
import { retell } from "../ledger/stream.ts";
import { type LedgerOption, onLedger, withLedger } from "./open.ts";
import { complain, print } from "./terminal.ts";

export function addVerify(program: Command): void {
  withLedger(program.command("verify").description("check every hash, reading and index of a ledger"))
    .option("--retell", "first make anew what copies and stories are told apart by; places stay")
    .action((options: LedgerOption & { retell?: boolean }) =>
      onLedger(options, async (ledger) => {
        if (options.retell) await retell(ledger);
        const { articles, versions, faults } = await ledger.verify();
        for (const fault of faults) complain(fault);
        print(
          faults.length
            ? `${faults.length} faults in ${articles} articles`
            : `${options.ledger} is whole: ${articles} articles, ${versions} captures`,
        );
      }),
    );
}

export function addBackup(program: Command): void {
  withLedger(
    program.command("backup").description("write a whole copy of a ledger to a new file, while it is in use"),
  )
    .argument("<file>", "the copy; must not be there yet")
    .action((file: string, options: LedgerOption) =>
      onLedger(options, async (ledger) => {
        await ledger.backup(file);
        print(`${file}: ${await ledger.count()} articles`);
      }),
    );
}
