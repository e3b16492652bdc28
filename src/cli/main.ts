#!/usr/bin/env node
/** Runs the command line. Wrong use ends with 2, what could not be done with 1. */
// Nothing is imported before this: an older Node would end with a stack trace over the first thing that it lacks.
const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
if (major < 24 || (major === 24 && minor < 12)) {
  process.stderr.write(`newsledger: needs Node 24.12 or later; this is ${process.versions.node}\n`);
  process.exit(1);
}
const { makeProgram } = await import("./program.ts");
const { complain } = await import("./terminal.ts");

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
