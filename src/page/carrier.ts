import type { Given, Note, Page } from "../model.ts";

/** What is known of bytes before they are read. `source` is the path or address as the user gave it. */
export interface Carrier {
  readonly source: string;
  readonly url: string | null;
  readonly contentType?: string | undefined;
  readonly form?: "text" | "html" | undefined;
  readonly capturedAt: string | null;
}

/** A page that a carrier wraps: its characters are the carrier's, in UTF-8 for the ledger's copy. */
export function innerPage(
  carrier: Carrier,
  form: "html" | "text",
  content: string,
  url: string | null,
  given: Given,
  notes: readonly Note[],
): Page {
  return {
    source: carrier.source,
    url: url ?? carrier.url,
    form,
    content,
    bytes: Buffer.from(content, "utf8"),
    charset: "utf-8",
    capturedAt: carrier.capturedAt,
    given,
    notes,
  };
}

/** The fields that have a value; `given` holds no empty string and no empty list. */
export function givenOf(fields: { [K in keyof Given]: Given[K] | null | undefined }): Given {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => (typeof value === "string" ? value.trim() : value?.length)),
  ) as Given;
}

/** An address made absolute; null where it is none of the web. */
export function webAddress(address: string | null | undefined, base: string | null): string | null {
  if (!address || !URL.canParse(address, base ?? undefined)) return null;
  const url = new URL(address, base ?? undefined);
  return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
}
