/** `newsledger serve`: the ledger as a web site. */
import { type Command, InvalidArgumentError } from "commander";
import { openLedger } from "../ledger/sqlite.ts";
import { makeApp } from "../server/app.ts";
import { serve } from "../server/serve.ts";
import { type LedgerOption, withLedger } from "./open.ts";
import { print } from "./terminal.ts";

export function port(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 0 || n > 65_535)
    throw new InvalidArgumentError("write a port from 0 to 65535");
  return n;
}

export function addServe(program: Command): void {
  withLedger(program.command("serve").description("the ledger as a web site and an API on this machine"))
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--port <n>", "the port", port, 4400)
    .action(async ({ ledger: file, host, port: at }: LedgerOption & { host: string; port: number }) => {
      const ledger = openLedger(file, { mustExist: true });
      const { url, close } = await serve(
        makeApp(ledger, { today: () => new Date().toISOString().slice(0, 10) }),
        { host, port: at },
      );
      print(`${file} is at ${url} (stop with Ctrl-C)`);
      await stopped();
      await close();
      await ledger.close();
    });
}

export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
