/** JSON lines to pages whose text must be taken as it stands: every offset is the input's own. */
import type { Given, Page } from "../model.ts";
import { pageError } from "./failure.ts";
import { type Row, rowLines } from "./row-lines.ts";
import { makeRowTally } from "./row-tally.ts";

/** A row's text as a page of form "row". */
export function rowPage(source: string, text: string, given: Given, url: string | null): Page {
  return {
    source,
    url,
    form: "row",
    content: text,
    bytes: Buffer.from(text, "utf8"),
    charset: "utf-8",
    capturedAt: null,
    given,
    notes: [],
  };
}

/**
 * The pages of JSON lines `{id, url?, source?, title?, published?, text}`, plain or gzip, streamed. A row's page is
 * named by its id, so that results can be matched with rows. Lines that are no rows are left out; once all others are
 * given, a page error names them. `tell` hears of what is worth knowing and lost nothing, such as an unknown field.
 */
export async function* rowsOf(
  source: string,
  bytes: AsyncIterable<Uint8Array>,
  tell: (remark: string) => void = () => {},
): AsyncGenerator<Page> {
  const tally = makeRowTally();
  for await (const row of rowLines(bytes, tally)) yield pageOf(source, row);
  const remarks = tally.remarks();
  if (remarks) tell(remarks);
  const lost = tally.lost();
  if (lost) throw pageError(lost);
}

function pageOf(file: string, { number, id, url, source, title, published, language, text }: Row): Page {
  return rowPage(
    id ?? `${file}#${number}`,
    text,
    {
      ...(id !== null ? { id } : {}),
      ...(title !== null ? { title } : {}),
      ...(published !== null ? { published } : {}),
      ...(source !== null ? { publisher: source } : {}),
      ...(language !== null ? { language } : {}),
    },
    url,
  );
}
