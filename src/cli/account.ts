/** `newsledger account`: who may use a ledger's site beyond this machine. */
import readline from "node:readline";
import { type Command, Option } from "commander";
import { hashPassword } from "../server/passwords.ts";
import { type LedgerOption, onLedger, withLedger } from "./open.ts";
import { complain, print } from "./terminal.ts";

const shortest = 12;

export function addAccount(program: Command): void {
  withLedger(
    program
      .command("account")
      .description(
        "list the accounts of a ledger's site, or make, change or remove one; the password is read from standard input",
      ),
  )
    .argument("[name]", "whose account")
    .addOption(
      new Option("--role <role>", "editors also add and correct")
        .choices(["reader", "editor"])
        .default("editor"),
    )
    .option("--remove", "remove the account")
    .action(
      (name: string | undefined, options: LedgerOption & { role: "reader" | "editor"; remove?: boolean }) =>
        onLedger(options, async (ledger) => {
          if (!name) {
            const names = await ledger.accounts();
            return print(
              names.length ? names.join("\n") : "no accounts; the site is open to this machine alone",
            );
          }
          if (options.remove)
            return (await ledger.dropAccount(name))
              ? print(`${name} is removed`)
              : complain(`there is no account ${name}`);
          const password = await askPassword();
          if (password.length < shortest)
            return complain(`the password is too short: at least ${shortest} characters`);
          await ledger.keepAccount(
            { name, secret: await hashPassword(password), role: options.role },
            new Date().toISOString(),
          );
          return print(`${name} may log in as ${options.role}`);
        }),
    );
}

/** One line of standard input; a terminal does not show it. */
function askPassword(): Promise<string> {
  return new Promise((resolve) => {
    const terminal = process.stdin.isTTY;
    if (terminal) process.stderr.write("Password: ");
    const lines = readline.createInterface({ input: process.stdin, terminal, output: undefined });
    lines.once("line", (line) => {
      resolve(line);
      lines.close();
      if (terminal) process.stderr.write("\n");
    });
    lines.once("close", () => resolve(""));
  });
}
