/** `newsledger mcp`: a ledger for assistants, on standard input and output. */
import type { Command } from "commander";
import { openLedger } from "../ledger/sqlite.ts";
import { type LedgerOption, withLedger } from "./open.ts";
import { stopped } from "./serve.ts";

export function addMcp(program: Command): void {
  withLedger(
    program
      .command("mcp")
      .description(
        "the ledger for assistants (Model Context Protocol, on standard input and output; read only)",
      ),
  ).action(async ({ ledger: file }: LedgerOption) => {
    const ledger = openLedger(file, { mustExist: true });
    // Loaded here, since no other command needs the protocol's packages.
    const { serveStdio } = await import("@modelcontextprotocol/server/stdio");
    const { makeMcp } = await import("../mcp/mcp.ts");
    serveStdio(() => makeMcp(ledger, program.version() ?? "0"));
    await Promise.race([stopped(), new Promise((resolve) => process.stdin.once("end", resolve))]);
    await ledger.close();
  });
}
