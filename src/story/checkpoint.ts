/**
 * Where a stream of stories stands, so that a restart need not go through all that came before the window: how common
 * each term is, and which story each article is of that is still remembered. With the packed articles of the window it
 * makes the memory as it was; those after the checkpoint are restored one by one.
 */
import { newWriter, type Reader, readBytes } from "./bytes.ts";
import { enter, type Groups, newGroup } from "./groups.ts";
import { newStories, type StoryState } from "./memory.ts";
import { rememberPacked } from "./pack.ts";
import { isFounder, makeFounder } from "./shelf.ts";

/** The first number of the bytes; another form of checkpoint would have another. */
const version = 1;

/** Some nine megabytes: counts of terms first, as this machine keeps numbers, then the rest. Packs well. */
export function packStories({ frequencies, shelf, groups }: StoryState): Uint8Array {
  const rest = newWriter();
  rest.whole(version);
  rest.float(frequencies.unit);
  rest.float(frequencies.total);
  rest.whole(shelf.first);
  rest.whole(shelf.next);
  const places = new Map<number, number>();
  for (let article = shelf.first; article < shelf.next; article++) {
    const group = shelf.groups[article - shelf.base]!;
    const known = places.get(group);
    rest.whole((known ?? places.size) * 2 + (isFounder(shelf, article) ? 1 : 0));
    if (known !== undefined) continue;
    places.set(group, places.size);
    const id = new TextEncoder().encode(groups.ids[group]);
    rest.whole(id.length);
    for (const byte of id) rest.fixed(byte, 1);
    rest.float(groups.first[group]!);
    rest.float(groups.last[group]!);
  }
  return Buffer.concat([bytesOf(frequencies.first), bytesOf(frequencies.second), rest.done()]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A memory that is being restored: of the articles before number `next` it wants each in its turn. */
export interface Restoring {
  readonly state: StoryState;
  readonly next: number;
  /** Remembers the next article, number `state.shelf.next`, from its packed form. */
  readonly put: (id: string, packed: Uint8Array) => void;
}

/** The memory at a checkpoint, without its articles. Throws a `RangeError`, here or in `put`, where the bytes are none. */
export function restoreStories(packed: Uint8Array): Restoring {
  const state = newStories();
  const { frequencies, shelf, groups } = state;
  let at = 0;
  for (const row of [frequencies.first, frequencies.second]) {
    const bytes = packed.subarray(at, at + row.byteLength);
    if (bytes.length < row.byteLength) throw new RangeError("no checkpoint of stories");
    bytesOf(row).set(bytes);
    at += row.byteLength;
  }
  const rest = readBytes(packed.subarray(at));
  if (rest.whole() !== version) throw new RangeError("a checkpoint in another form");
  frequencies.unit = rest.float();
  frequencies.total = rest.float();
  shelf.first = rest.whole();
  shelf.base = shelf.first;
  shelf.next = shelf.first;
  const known: number[] = [];
  return {
    state,
    next: rest.whole(),
    put(id, article) {
      const number = shelf.next;
      const code = rest.whole();
      rememberPacked(state, id, article);
      const place = Math.floor(code / 2);
      if (place === known.length) known.push(groupIn(rest, groups));
      if (place > known.length) throw new RangeError("no checkpoint of stories");
      enter(groups, shelf, known[place]!, number);
      if (code % 2 === 1) makeFounder(shelf, number);
    },
  };
}

function groupIn(bytes: Reader, groups: Groups): number {
  const name = Uint8Array.from({ length: bytes.size(1) }, () => bytes.fixed(1));
  const group = newGroup(groups, new TextDecoder().decode(name), bytes.float());
  groups.last[group] = bytes.float();
  return group;
}
