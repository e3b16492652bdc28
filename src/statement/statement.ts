import type { Member, Note, Origin, Prose, Statement, Timex } from "../model.ts";

/** Every report of speech or thought: speaker, cue, content, relay, and when it was said. */
export function findStatements(
  _prose: Prose,
  _cast: readonly Member[],
  _times: readonly Timex[],
  _origin: Origin,
): { statements: Statement[]; notes: Note[] } {
  return { statements: [], notes: [] };
}
