/** Bytes to pages. */
import type { Given, Page } from "../model.ts";

/** A JSON row's text as a page that must be taken as it stands: every offset is the input's own. */
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
