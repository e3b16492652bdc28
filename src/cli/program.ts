/** The command line as data: one file a command, listed in the order in which help shows them. */
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addAccount } from "./account.ts";
import { addAdd } from "./add.ts";
import { addBackup, addVerify } from "./check.ts";
import { addCite } from "./cite.ts";
import { addDemo } from "./demo.ts";
import { addExplain } from "./explain.ts";
import { addExport } from "./export.ts";
import { addFold } from "./fold.ts";
import { addMcp } from "./mcp.ts";
import { addRead } from "./read.ts";
import { addCast, addSearch, addStatements } from "./search.ts";
import { addServe } from "./serve.ts";
import { addSources } from "./sources.ts";
import { addStories } from "./stories.ts";
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
  addMcp,
  addDemo,
  addExport,
  addFold,
  addStories,
  addAccount,
  addVerify,
  addBackup,
];

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

export function makeProgram(): Command {
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
  return program;
}
