/** The second half run over a ledger: every article gets its fold and its story when it comes. */
import { type Assembly, assemble, newAssembly } from "../assemble.ts";
import type { Filed } from "../model.ts";
import type { Ledger, Placement, Stored } from "./ledger.ts";

/** Places whatever is new in one ledger. */
export type Placer = () => Promise<void>;

/** Where the machine alone has put an article, and by which of its captures. */
interface Told {
  readonly sha256: string;
  readonly fold: string;
  story: string;
}

/**
 * A placer for a ledger. What the stream has told is kept in memory; the first call tells it again, in the order in
 * which articles were placed, so that every decision comes out as it did. After that an article costs the same however
 * many there are. Calls that overlap are one.
 */
export function makePlacer(ledger: Ledger): Placer {
  let stream: { assembly: Assembly; told: Map<string, Told> } | null = null;
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    if (!(await ledger.unplaced(1)).length) return;
    stream ??= await retell(ledger);
    for (;;) {
      const ids = await ledger.unplaced(1000);
      if (!ids.length) return;
      await ledger.place(await placements(ledger, stream.assembly, stream.told, ids));
    }
  };
  return () => {
    running = (running ?? Promise.resolve()).then(run);
    return running;
  };
}

/** Places what is new, once: for a program that ends afterwards. */
export async function placeNew(ledger: Ledger): Promise<void> {
  await makePlacer(ledger)();
}

async function retell(ledger: Ledger): Promise<{ assembly: Assembly; told: Map<string, Told> }> {
  const stream = { assembly: newAssembly(), told: new Map<string, Told>() };
  for await (const stored of ledger.inTurn()) tell(stream.assembly, stream.told, stored);
  return stream;
}

/** Tells the stream one article; the articles whose story changed by it. */
function tell(assembly: Assembly, told: Map<string, Told>, stored: Stored): string[] {
  const { fold, story, changes } = assemble(assembly, filedOf(stored));
  // Copies of one text tell one story, whatever their headlines.
  const leader = told.get(fold.fold);
  told.set(stored.id, { sha256: stored.sha256, fold: fold.fold, story: leader?.story ?? story.story });
  const moved: string[] = [];
  for (const { articles, to } of changes) {
    for (const id of articles) {
      const place = told.get(id);
      if (!place || place.story === to) continue;
      place.story = to;
      moved.push(id);
    }
  }
  return moved;
}

async function placements(
  ledger: Ledger,
  assembly: Assembly,
  told: Map<string, Told>,
  ids: readonly string[],
): Promise<Placement[]> {
  const moved = await storyChanges(ledger);
  const changed = new Set(ids);
  for (const id of ids) {
    const stored = (await ledger.article(id))!;
    if (told.get(id)?.sha256 !== stored.sha256)
      for (const other of tell(assembly, told, stored)) changed.add(other);
  }
  return [...changed].map((id) => {
    const { fold, story } = told.get(id)!;
    return { article: id, fold, story: moved(id, story) };
  });
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
