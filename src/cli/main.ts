#!/usr/bin/env node
/** Runs the command line. Wrong use ends with 2, what could not be done with 1. */
import { makeProgram } from "./program.ts";
import { complain } from "./terminal.ts";

const program = makeProgram();
const exit = (error: { exitCode: number }): never => process.exit(error.exitCode === 0 ? 0 : 2);
program.exitOverride(exit);
for (const command of program.commands)
  command
    .exitOverride(exit)
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
