/** What a typed id names, whoever typed it. */
import { entryIds, parseId } from "../ledger/ids.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import type { Span } from "../model.ts";
import { sentencesOf } from "./article.ts";

/** An id that names nothing here; the message says what would. */
export class UnknownId extends Error {
  override readonly name = "UnknownId";
}

/** What an id names: the article, and the span of the sentence or entry. Throws `UnknownId`. */
export async function findTarget(
  ledger: Ledger,
  typed: string,
): Promise<{ stored: Stored; id: string; span: Span }> {
  const target = parseId(typed);
  if (!target)
    throw new UnknownId(
      `"${typed}" is no id: write an article's (or its first digits), ID:7 for a sentence, or an entry's as lists print it`,
    );
  const ids = await ledger.ids(target.article, 3);
  if (!ids.length) throw new UnknownId(`no article here has an id that begins with ${target.article}`);
  if (ids.length > 1) throw new UnknownId(`${target.article} could be ${ids.join(", ")}…: write more digits`);
  const stored = (await ledger.article(ids[0]!))!;
  const { article } = stored.reading;
  if (target.kind === "article")
    return { stored, id: stored.id, span: { start: 0, end: article.text.length } };
  if (target.kind === "sentence") {
    const sentences = sentencesOf(stored.reading);
    const sentence = sentences[target.number - 1];
    if (!sentence)
      throw new UnknownId(
        `article ${stored.id.slice(0, 8)} has ${sentences.length} sentences, not ${target.number}`,
      );
    return {
      stored,
      id: `${stored.id}:${target.number}`,
      span: { start: sentence.start, end: sentence.end },
    };
  }
  const list = target.kind === "statement" ? "statements" : "events";
  const known = entryIds(stored.reading)[list];
  const index = known.findIndex((id) => id.slice(33).startsWith(target.entry));
  if (index < 0)
    throw new UnknownId(`article ${stored.id.slice(0, 8)} has no ${target.kind} ${target.entry}`);
  return { stored, id: known[index]!, span: stored.reading[list][index]!.sentence };
}
