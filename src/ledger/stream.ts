/**
 * What the second half remembers of a ledger: opened from what is kept of each telling, so that every decision comes
 * out as it would have without a restart, and told what is new.
 */
import {
  type Assembly,
  assemble,
  countOf,
  newAssembly,
  packAssembly,
  recallAt,
  recallPrint,
  recallStory,
} from "../assemble.ts";
import { filedOf } from "./filed.ts";
import type { Ledger, Standing, Stored, Telling, Told } from "./ledger.ts";

export interface Stream {
  readonly assembly: Assembly;
  /** Tellings that the ledger holds. */
  tellings: number;
}

/** Tellings that are read, and kept, at a time. */
export const batch = 1000;

/**
 * The stream of a ledger. One whose articles were placed before tellings were kept, or whose tellings cannot be read by
 * this program, is told again, once, and keeps its places.
 */
export async function openStream(ledger: Ledger): Promise<Stream> {
  let stream: Stream;
  try {
    stream = await recall(ledger);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    await ledger.forgetTold();
    stream = { assembly: newAssembly(), tellings: 0 };
  }
  for (;;) {
    const ids = await ledger.untold(batch);
    if (!ids.length) return stream;
    const part = newPart(ledger, stream);
    for (const id of ids) await part.tell((await ledger.article(id))!);
    if (!(await ledger.place([], part.told()))) return openStream(ledger);
    stream.tellings += ids.length;
  }
}

/** Makes all tellings of a ledger anew from its readings. The places stay as they are. */
export async function retell(ledger: Ledger): Promise<void> {
  await ledger.forgetTold();
  await openStream(ledger);
}

/** Reads what is still remembered: the articles of the window at the last checkpoint, and those since. */
async function recall(ledger: Ledger): Promise<Stream> {
  const { tellings, prints } = await ledger.told();
  const checkpoint = await ledger.checkpoint();
  const { assembly, next, put } = checkpoint
    ? recallAt(checkpoint)
    : { assembly: newAssembly(), next: 0, put: () => {} };
  for await (const { article, memory } of ledger.memories(countOf(assembly), next)) put(article, memory);
  if (countOf(assembly) !== next) throw new RangeError("tellings of the checkpoint are missing");
  for await (const { article, day, memory } of ledger.memories(next, tellings))
    recallStory(assembly, article, { day, memory });
  if (countOf(assembly) !== tellings) throw new RangeError("tellings are missing");
  for await (const print of ledger.prints(prints)) recallPrint(assembly, print);
  return { assembly, tellings };
}

/** Some articles on their way into a stream: told, and not kept yet. */
export interface Part {
  tell(stored: Stored): Promise<void>;
  /** Where the machine puts an article, after what was told. */
  standing(id: string): Promise<Standing>;
  /** Articles that were told, or whose story changed by it. */
  changed(): Iterable<string>;
  told(): Told;
}

/** Tellings between two checkpoints. */
const apart = 8192;

/** `every`: how many tellings lie between two checkpoints. */
export function newPart(ledger: Ledger, { assembly, tellings: after }: Stream, every: number = apart): Part {
  const tellings: Telling[] = [];
  const changed = new Map<string, Standing>();
  const standing = async (id: string): Promise<Standing> =>
    changed.get(id) ?? (await ledger.standing(id)) ?? { sha256: "", told: null, fold: null, story: null };
  return {
    standing,
    changed: () => changed.keys(),
    async tell(stored) {
      const { id, sha256 } = stored;
      const { fold, story, changes, pack } = assemble(assembly, filedOf(stored));
      tellings.push({ article: id, sha256, ...pack() });
      // Copies of one text tell one story, whatever their headlines.
      const leader = fold.fold === id ? null : (await standing(fold.fold)).story;
      changed.set(id, { sha256, told: sha256, fold: fold.fold, story: leader ?? story.story });
      for (const { articles, to } of changes) {
        for (const moved of articles) {
          const before = await standing(moved);
          if (before.story !== to) changed.set(moved, { ...before, story: to });
        }
      }
    },
    told: () => ({
      after,
      tellings,
      stories: [...changed].map(([article, { story }]) => ({ article, story: story! })),
      prints: assembly.folds.size(),
      checkpoint:
        Math.floor((after + tellings.length) / every) > Math.floor(after / every)
          ? packAssembly(assembly)
          : null,
    }),
  };
}
