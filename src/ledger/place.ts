/** The second half run over a ledger: every article gets its fold and its story. */
import { assemble, newAssembly } from "../assemble.ts";
import type { Filed } from "../model.ts";
import type { Ledger, Placement, Stored } from "./ledger.ts";

/**
 * Places what is new. The stream is told again from its beginning, in order of publication, so that the outcome does
 * not depend on the order in which pages happened to be added.
 */
export async function placeNew(ledger: Ledger): Promise<void> {
  if (!(await ledger.unplaced(1)).length) return;
  const articles: { filed: Filed; before: string }[] = [];
  for await (const stored of ledger.all())
    articles.push({ filed: filedOf(stored), before: `${stored.fold} ${stored.story}` });
  articles.sort(
    (a, b) =>
      (a.filed.published ?? "9999").localeCompare(b.filed.published ?? "9999") ||
      a.filed.id.localeCompare(b.filed.id),
  );
  const assembly = newAssembly();
  const moved = await storyChanges(ledger);
  const placed = articles.map(({ filed, before }) => ({ id: filed.id, before, fold: filed.id }));
  const storyOf = new Map<string, string>();
  articles.forEach(({ filed }, i) => {
    const { fold, story, changes } = assemble(assembly, filed);
    placed[i]!.fold = fold.fold;
    storyOf.set(filed.id, story.story);
    for (const { articles: movers, to } of changes) for (const id of movers) storyOf.set(id, to);
  });
  const changed: Placement[] = [];
  for (const { id, before, fold } of placed) {
    // Copies of one text tell one story, whatever their headlines.
    const of = moved(id, storyOf.get(fold) ?? storyOf.get(id)!);
    if (before !== `${fold} ${of}`) changed.push({ article: id, fold, story: of });
  }
  await ledger.place(changed);
}

/** Where people have put an article, over what the machine says of it. Joins are followed to their end. */
async function storyChanges(ledger: Ledger): Promise<(article: string, story: string) => string> {
  const parted = new Map<string, string>();
  const joined = new Map<string, string>();
  for (const { change, undoneAt } of [
    ...(await ledger.changes({ kind: "part-story" })),
    ...(await ledger.changes({ kind: "join-stories" })),
  ]) {
    if (undoneAt !== null) continue;
    if (change.kind === "part-story") parted.set(change.article, change.into ?? change.article);
    if (change.kind === "join-stories") joined.set(change.story, change.into);
  }
  return (article, told) => {
    let story = parted.get(article) ?? told;
    for (const seen = new Set([story]); joined.has(story); seen.add(story)) {
      const next = joined.get(story)!;
      if (seen.has(next)) break;
      story = next;
    }
    return story;
  };
}

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
