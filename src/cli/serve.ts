/** `newsledger serve`: the ledger as a web site. */
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { type Command, InvalidArgumentError } from "commander";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/sqlite.ts";
import type { AccessOptions } from "../server/access.ts";
import { type LedgerOption, withLedger } from "./open.ts";
import { print } from "./terminal.ts";

interface ServeOptions extends LedgerOption {
  readonly host: string;
  readonly port: number;
  readonly tokenFile?: string;
  readonly name: readonly string[];
  readonly https?: boolean;
  readonly allowPrivate?: boolean;
}

export function port(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 0 || n > 65_535)
    throw new InvalidArgumentError("write a port from 0 to 65535");
  return n;
}

export function addServe(program: Command): void {
  withLedger(program.command("serve").description("the ledger as a web site and an API on this machine"))
    .option(
      "--host <address>",
      "the address to listen on; beyond loopback a token or accounts are needed",
      "127.0.0.1",
    )
    .option("--port <n>", "the port", port, 4400)
    .option(
      "--name <host...>",
      "host names under which the site is asked for (news.example.org, or with its port)",
      [],
    )
    .option(
      "--token-file <file>",
      "a file with a token that lets read (or NEWSLEDGER_TOKEN in the environment)",
    )
    .option("--https", "the site is behind https: cookies are sent only there")
    .option("--allow-private", "pages may be added from private and loopback addresses")
    .action(async (options: ServeOptions) => {
      const ledger = openLedger(options.ledger, { mustExist: true });
      const { makeApp, placerThread, serve } = await server();
      const placing = placerThread(options.ledger);
      try {
        // The port is known once it is open; until then every host name is a foreign one.
        const hosts: string[] = [];
        const access = { ...(await accessOf(ledger, options)), hosts };
        const { url, close } = await serve(
          makeApp(ledger, {
            access,
            ...clock(),
            place: placing.place,
            allowPrivate: options.allowPrivate === true,
          }),
          options,
        );
        hosts.push(...hostsOf(options.host, Number(new URL(url).port || 80), options.name));
        print(`${options.ledger} is at ${url} (stop with Ctrl-C)`);
        await stopped();
        await close();
      } finally {
        await placing.close();
        await ledger.close();
      }
    });
}

type Server = Pick<typeof import("../server/app.ts"), "makeApp"> &
  Pick<typeof import("../server/placing.ts"), "placerThread"> &
  Pick<typeof import("../server/serve.ts"), "serve">;

/** The server and its packages, which take half of the time in which the program starts: only who serves loads them. */
export async function server(): Promise<Server> {
  const [{ makeApp }, { placerThread }, { serve }] = await Promise.all([
    import("../server/app.ts"),
    import("../server/placing.ts"),
    import("../server/serve.ts"),
  ]);
  return { makeApp, placerThread, serve };
}

export function clock(): { today: () => string; now: () => string } {
  const now = (): string => new Date().toISOString();
  return { now, today: () => now().slice(0, 10) };
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Open on loopback; beyond it only with a token or accounts. */
async function accessOf(
  ledger: Ledger,
  { host, tokenFile, https }: ServeOptions,
): Promise<Omit<AccessOptions, "hosts">> {
  const token = tokenFile ? readFileSync(tokenFile, "utf8").trim() : process.env["NEWSLEDGER_TOKEN"]?.trim();
  const accounts = await ledger.accounts();
  const open = isLoopback(host) && !token && !accounts.length;
  if (!open && !token && !accounts.length) {
    throw new Error(
      `on ${host} the site needs a token (--token-file) or accounts ("newsledger account NAME"): it does not start open to a network`,
    );
  }
  if (token !== undefined && token.length < 16)
    throw new Error("the token is too short: at least 16 characters");
  return {
    open,
    author: userInfo().username,
    ...(token ? { token } : {}),
    ...(https ? { https } : {}),
  };
}

/** The names that the Host header may have. */
export function hostsOf(host: string, at: number, names: readonly string[]): string[] {
  const own = isLoopback(host)
    ? ["127.0.0.1", "localhost", "[::1]", host]
    : [host.includes(":") ? `[${host}]` : host];
  return [...own, ...names].flatMap((one) =>
    /:\d+$/.test(one) && !one.endsWith("]")
      ? [one.toLowerCase()]
      : [`${one.toLowerCase()}:${at}`, one.toLowerCase()],
  );
}

export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
