/** What every command on a ledger shares: the option, opening and closing, the query. */
import { type Command, InvalidArgumentError } from "commander";
import type { Ledger } from "../ledger/ledger.ts";
import { parseQuery, type Query } from "../ledger/query.ts";
import { openLedger } from "../ledger/sqlite.ts";

export interface LedgerOption {
  readonly ledger: string;
}

export function withLedger(command: Command): Command {
  return command.option("--ledger <file>", "the ledger", "./newsledger.db");
}

/** Opens the ledger for the time of `act`. */
export async function onLedger<T>(
  { ledger: file }: LedgerOption,
  act: (ledger: Ledger) => Promise<T>,
  mustExist = true,
): Promise<T> {
  const ledger = openLedger(file, { mustExist });
  try {
    return await act(ledger);
  } finally {
    await ledger.close();
  }
}

/** The query of words on the command line and its options; `QueryError` where it cannot be understood. */
export function queryOf(
  words: readonly string[],
  fields: Readonly<Record<string, string | undefined>> = {},
): Query {
  const typed = words.map((word) => (/\s/.test(word) && !/[:"]/.test(word) ? `"${word}"` : word)).join(" ");
  const named = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [`${field}:"${value.replaceAll('"', " ")}"`],
  );
  return parseQuery([typed, ...named].join(" "));
}

export function limit(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1 || n > 100_000)
    throw new InvalidArgumentError("write a whole number from 1 to 100000");
  return n;
}
