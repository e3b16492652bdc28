/**
 * A cursor over a stream of chunks. Files, standard input and HTTP bodies all come this way, so that a carrier of
 * any size is read with no more in memory than one page of it.
 */
import { pageError } from "./failure.ts";

/** 64 MiB decoded: far beyond any news page, and small enough that several workers fit in a small machine. */
export const pageLimit: number = 64 * 1024 * 1024;

export interface ByteReader {
  /** Up to `count` bytes from here, left in place; fewer only where the stream ends. */
  peek(count: number): Promise<Buffer>;
  /** Up to `count` bytes; fewer only where the stream ends. */
  take(count: number): Promise<Buffer>;
  /** Goes past `count` bytes without keeping them; answers how many there were. */
  skip(count: number): Promise<number>;
  /** The line from here without its end, or null at the end of the stream. Throws where it is longer than `limit`. */
  line(limit: number): Promise<Buffer | null>;
  /** All that is left. Throws a page error, and reads no further, where that is more than `limit` bytes. */
  rest(limit: number): Promise<Buffer>;
  /** What is left as a stream of chunks. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** Reads `stream` from its start. Closing early closes the stream. */
export function byteReader(stream: AsyncIterable<Uint8Array>): ByteReader {
  const source = stream[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let size = 0;
  let over = false;
  const failures: unknown[] = [];

  // A stream that breaks still gives out what came before: the failure is thrown where more is asked for than came.
  async function pull(): Promise<boolean> {
    if (over) return false;
    let next: IteratorResult<Uint8Array>;
    try {
      next = await source.next();
    } catch (error) {
      failures.push(error);
      over = true;
      return false;
    }
    if (next.done) {
      over = true;
      return false;
    }
    const { buffer, byteOffset, byteLength } = next.value;
    if (byteLength) held.push(Buffer.from(buffer, byteOffset, byteLength));
    size += byteLength;
    return true;
  }
  function failWhere(short: boolean): void {
    if (short && failures.length) throw failures[0];
  }
  async function fill(count: number): Promise<Buffer> {
    while (size < count && (await pull()));
    const whole = held.length === 1 ? held[0]! : Buffer.concat(held);
    held = whole.length ? [whole] : [];
    return whole;
  }
  function drop(whole: Buffer, count: number): void {
    const left = whole.subarray(count);
    held = left.length ? [left] : [];
    size = left.length;
  }
  async function take(count: number): Promise<Buffer> {
    const whole = await fill(count);
    failWhere(whole.length < count);
    drop(whole, Math.min(count, whole.length));
    return whole.subarray(0, count);
  }

  return {
    take,
    async peek(count) {
      const head = (await fill(count)).subarray(0, count);
      failWhere(!head.length);
      return head;
    },
    async skip(count) {
      let left = count;
      while (left > 0) {
        if (!held.length && !(await pull())) break;
        const [first] = held;
        if (!first) continue;
        const step = Math.min(left, first.length);
        left -= step;
        size -= step;
        if (step === first.length) held.shift();
        else held[0] = first.subarray(step);
      }
      failWhere(left > 0);
      return count - left;
    },
    async line(limit) {
      for (let want = 512; ; want *= 2) {
        const head = (await fill(Math.min(want, limit + 2))).subarray(0, limit + 2);
        const at = head.indexOf(10);
        if (at >= 0) {
          await take(at + 1);
          return head.subarray(0, at > 0 && head[at - 1] === 13 ? at - 1 : at);
        }
        failWhere(over && head.length === size);
        if (over && head.length === size) return head.length ? take(size) : null;
        if (head.length > limit) throw pageError("a line of it is too long");
      }
    },
    async rest(limit) {
      while (size <= limit && (await pull()));
      if (size > limit) {
        await source.return?.();
        throw pageError(`more than ${Math.floor(limit / 1048576)} MiB once decoded`);
      }
      failWhere(true);
      return take(size);
    },
    async *chunks() {
      try {
        do {
          const now = held;
          held = [];
          size = 0;
          yield* now;
        } while (await pull());
        failWhere(true);
      } finally {
        await source.return?.();
      }
    },
  };
}

/** Bytes that are all there already, as a stream. */
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
