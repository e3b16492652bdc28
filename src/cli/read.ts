/** `newsledger read`: pages in, readings out. */
import { type Command, InvalidArgumentError } from "commander";
import type { Reading } from "../model.ts";
import { inputsOf } from "../readers/inputs.ts";
import { type Result, readAll } from "../readers/pool.ts";
import { screenOf } from "./screen.ts";
import { complain, paint, print, remark, width } from "./terminal.ts";

/** The options that `read`, `add` and `explain` have in common. */
export interface InputOptions {
  readonly articles?: readonly string[];
  readonly plain?: boolean;
  readonly published?: string;
  readonly allowPrivate?: boolean;
  readonly jobs: number;
}

/** Adds them to a command. */
export function withInputs(command: Command): Command {
  return command
    .argument("[inputs...]", "files, folders, http(s) addresses, or - for standard input")
    .option(
      "--articles <file...>",
      "also read rows {id, url?, source?, title?, published?, text} from JSON lines (.gz too); their text is taken as it stands",
    )
    .option("--plain", "take every input for scraped plain text")
    .option("--published <date>", "the day on which the pages were published (2025-02-27)", day)
    .option("--allow-private", "fetch from private and loopback addresses too")
    .option("--jobs <n>", "how many processes read at once", count, 1);
}

export function addRead(program: Command): void {
  withInputs(
    program
      .command("read")
      .description("read pages: who said what and through whom, what happened when, whose copy it is"),
  )
    .option("--json", "print one reading a line, in the documented form")
    .action(async (names: string[], options: InputOptions & { json?: boolean }, command: Command) => {
      if (!names.length && !options.articles?.length)
        command.error("error: name at least one file, folder, address, or - for standard input");
      let shown = 0;
      for await (const result of readings(names, options)) {
        if (options.json) {
          await write(`${result.json}\n`);
        } else {
          if (shown++) print(`\n${paint("dim", "─".repeat(width()))}\n`);
          print(screenOf(JSON.parse(result.json) as Reading));
        }
      }
    });
}

/** Reads everything; what cannot be read is a line on standard error. */
export async function* readings(
  names: readonly string[],
  options: InputOptions,
  keep = false,
): AsyncGenerator<Extract<Result, { kind: "page" }>> {
  const readAt = new Date().toISOString();
  const { jobs, plain, published, allowPrivate, articles } = options;
  const inputs = inputsOf(names, articles);
  const settings = {
    jobs,
    readAt,
    keep,
    ...(plain ? { plain } : {}),
    ...(published ? { published } : {}),
    ...(allowPrivate ? { allowPrivate } : {}),
  };
  for await (const result of readAll(inputs, settings)) {
    if (result.kind === "failed") complain(`${result.source}: ${result.reason}`);
    else if (result.kind === "remark") remark(`${result.source}: ${result.reason}`);
    else yield result;
  }
}

/** Waits where the reader of our output is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

export function day(value: string): string {
  const whole =
    /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!whole) throw new InvalidArgumentError("write a day as 2025-02-27");
  return value;
}

export function count(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError("write a whole number from 1");
  return n;
}
