/** `newsledger cite`: a passage in the forms that people cite with. */
import { type Command, Option } from "commander";
import { findTarget } from "../desk/find.ts";
import { type CitationForm, citationForms, cite } from "../export/citation.ts";
import { type LedgerOption, onLedger, withLedger } from "./open.ts";
import { print } from "./terminal.ts";

export function addCite(program: Command): void {
  withLedger(
    program
      .command("cite")
      .description("cite an article, one of its sentences (ID:7), a statement or an event"),
  )
    .argument("<id...>", "as lists print it; the first digits of an article's id are enough")
    .addOption(new Option("--as <form>", "the form").choices(citationForms).default("markdown"))
    .action((ids: string[], options: LedgerOption & { as: CitationForm }) =>
      onLedger(options, async (ledger) => {
        for (const typed of ids) {
          const { stored, id, span } = await findTarget(ledger, typed);
          const version = stored.versions.find(({ sha256 }) => sha256 === stored.sha256)!;
          const accessed = version.capturedAt ?? version.addedAt;
          print(
            cite(
              { id, reading: stored.reading, span, sha256: stored.sha256, source: stored.source, accessed },
              options.as,
            ),
          );
        }
      }),
    );
}
