/** A kept article as the second half takes it. */
import type { Filed } from "../model.ts";
import type { Stored } from "./ledger.ts";

/**
 * An article as the second half takes it. Where its day is not certain, the last that it can be is the likeliest: what
 * bounds it from above is mostly a change of its page. What bounds it from below alone ("since 1974") says nothing of
 * when it was published, and it stays undated.
 */
export function filedOf({
  id,
  reading,
  published,
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
    published: published ?? latest,
    source: publisher,
    url,
    agency,
    capturedAt: versions.find((version) => version.sha256 === sha256)?.capturedAt ?? null,
    names: cast.map(({ name }) => name),
  };
}
