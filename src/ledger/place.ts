/** The second half run over a ledger: every article gets its fold and its story when it comes. */
import type { Ledger, Placement } from "./ledger.ts";
import { batch, newPart, openStream, type Part, type Stream } from "./stream.ts";

/** Places whatever is new in one ledger. */
export type Placer = () => Promise<void>;

/**
 * A placer for a ledger. What the stream has told is remembered from one call to the next; the first call reads it from
 * the ledger, as does one after another program has placed articles. An article costs the same however many there
 * are. Calls that overlap are one after another. `checkpointEvery`: tellings between two checkpoints of the stream.
 */
export function makePlacer(ledger: Ledger, checkpointEvery?: number): Placer {
  let stream: Stream | null = null;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    for (;;) {
      const ids = await ledger.unplaced(batch);
      if (!ids.length) return;
      const { tellings } = await ledger.told();
      const known: Stream = stream?.tellings === tellings ? stream : await openStream(ledger);
      // Whatever stops this run leaves the memory ahead of the ledger, and of no more use.
      stream = null;
      const part = newPart(ledger, known, checkpointEvery);
      for (const id of ids) await tellNew(ledger, part, id);
      const told = part.told();
      if (!(await ledger.place(await placements(ledger, part, ids), told))) continue;
      known.tellings += told.tellings.length;
      stream = known;
    }
  };
  return () => {
    running = running.catch(() => undefined).then(run);
    return running;
  };
}

/** Places what is new, once: for a program that ends afterwards. */
export async function placeNew(ledger: Ledger): Promise<void> {
  await makePlacer(ledger)();
}

/** Tells an article whose current capture was not told; one that only lost its place to a person's change was. */
async function tellNew(ledger: Ledger, part: Part, id: string): Promise<void> {
  const { sha256, told } = await part.standing(id);
  if (told !== sha256) await part.tell((await ledger.article(id))!);
}

async function placements(ledger: Ledger, part: Part, ids: readonly string[]): Promise<Placement[]> {
  const moved = await storyChanges(ledger);
  const placed: Placement[] = [];
  for (const article of new Set([...ids, ...part.changed()])) {
    const { sha256, told, fold, story } = await part.standing(article);
    // What waits to be told anew gets its place then.
    if (told === sha256) placed.push({ article, fold: fold!, story: moved(article, story!) });
  }
  return placed;
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
