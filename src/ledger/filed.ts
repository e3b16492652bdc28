/** A kept article as the second half takes it. */
import type { Filed } from "../model.ts";
import type { Stored } from "./ledger.ts";

/** An article as the second half takes it. An undated one stands where its text first allows. */
export function filedOf({
  id,
  reading,
  published,
  earliest,
  latest,
  publisher,
  url,
  agency,
  sha256,
  versions,
}: Stored): Filed {
  const { article, cast } = reading;
  return {
    id,
    title: article.headline,
    standfirst: article.standfirst,
    text: article.text,
    published: published ?? latest ?? earliest,
    source: publisher,
    url,
    agency,
    capturedAt: versions.find((version) => version.sha256 === sha256)?.capturedAt ?? null,
    names: cast.map(({ name }) => name),
  };
}
