#!/usr/bin/env node
/** The command line: one file a command, registered here in the order in which help lists them. */
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addAdd } from "./add.ts";
import { addBackup, addVerify } from "./check.ts";
import { addCite } from "./cite.ts";
import { addExplain } from "./explain.ts";
import { addFold } from "./fold.ts";
import { addRead } from "./read.ts";
import { addCast, addSearch, addStatements } from "./search.ts";
import { addServe } from "./serve.ts";
import { addSources } from "./sources.ts";
import { addStories } from "./stories.ts";
import { complain } from "./terminal.ts";
import { addTimeline } from "./timeline.ts";

const commands = [
  addRead,
  addExplain,
  addAdd,
  addSearch,
  addStatements,
  addTimeline,
  addSources,
  addCast,
  addCite,
  addServe,
  addFold,
  addStories,
  addVerify,
  addBackup,
];

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const program = new Command("newsledger")
  .description(
    "reads news pages and keeps a ledger of what they say: who said what and through whom, what happened when, and whose copy it is",
  )
  .version(version)
  .showHelpAfterError("(--help lists what is possible)")
  .addHelpText(
    "after",
    "\nExit codes: 0 all went well; 1 something could not be read or found, and the rest was done; 2 wrong use.",
  );
for (const add of commands) add(program);
program.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
for (const command of program.commands)
  command
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .showHelpAfterError(`(newsledger ${command.name()} --help lists what is possible)`);

// A reader that closes early (`| head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
try {
  await program.parseAsync();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
}
