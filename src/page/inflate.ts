/**
 * Unpacking, bounded. Output comes in steps, so that whoever reads can stop at a limit: a gzip that swells a
 * thousandfold costs at most two steps' memory.
 */
import { promisify } from "node:util";
import zlib from "node:zlib";
import { pageLimit } from "./bytes.ts";
import { pageError } from "./failure.ts";

/** gzip (RFC 1952) swells at most about 1,030 times, so 16 KiB in make at most 17 MiB out. */
const step = 16 * 1024;
/** Bytes that zlib gives out at once. */
const chunkOut = 128 * 1024;

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Unpacks a stream of gzip members, as WARC files hold one a record. What came before damage or an early end is
 * given out first; then a page error is thrown.
 */
export async function* gunzip(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const engine = zlib.createGunzip({ chunkSize: chunkOut });
  let out: Buffer[] = [];
  const failures: NodeJS.ErrnoException[] = [];
  engine.on("data", (chunk: Buffer) => out.push(chunk));
  // A failed write may never call back, so the error itself wakes whoever waits for one.
  let wake = (): void => {};
  engine.on("error", (error) => {
    failures.push(error);
    wake();
  });
  const closed = new Promise<void>((resolve) => {
    engine.once("end", resolve);
    engine.once("close", resolve);
  });
  const write = (part: Uint8Array): Promise<void> =>
    new Promise<void>((resolve) => {
      wake = resolve;
      engine.write(part, () => resolve());
    });
  const ready = (): Buffer[] => {
    const made = out;
    out = [];
    return made;
  };
  let writing = Promise.resolve();
  try {
    for await (const chunk of stream) {
      for (let from = 0; from < chunk.length; from += step) {
        await writing;
        if (failures.length) break;
        const made = ready();
        // The next step is unpacked, in a thread of zlib's own, while the reader works on what the last one made.
        writing = write(chunk.subarray(from, from + step));
        yield* made;
      }
      if (failures.length) break;
    }
    await writing;
    if (!failures.length) engine.end();
    await closed;
    yield* ready();
    if (failures.length) throw damage(failures[0]!);
  } finally {
    engine.destroy();
  }
}

function damage(error: NodeJS.ErrnoException): Error {
  return pageError(error.code === "Z_BUF_ERROR" ? "its gzip data ends early" : "its gzip data is damaged");
}

const options = { maxOutputLength: pageLimit };
const unpackers: Record<string, (bytes: Uint8Array) => Promise<Buffer>> = {
  gzip: (bytes) => promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip)(bytes, options),
  deflate: (bytes) =>
    promisify<Uint8Array, zlib.ZlibOptions, Buffer>(
      (bytes[0]! & 0x0f) === 8 ? zlib.inflate : zlib.inflateRaw,
    )(bytes, options),
  br: (bytes) => promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)(bytes, options),
  zstd: (bytes) => promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress)(bytes, options),
};

/**
 * Undoes the codings of an HTTP Content-Encoding header ("gzip", "deflate, br"), last first. Bytes that are not in
 * the coding that the header names are left alone: archives often store them already decoded.
 */
export async function decodeContent(bytes: Buffer, encodings: string): Promise<Buffer> {
  const names = encodings.toLowerCase().split(",").slice(-3);
  let now = bytes;
  for (const name of names.reverse()) {
    const unpack = unpackers[name.trim().replace(/^x-/, "")];
    if (!unpack || !now.length || (name.includes("gzip") && !isGzip(now))) continue;
    try {
      now = await unpack(now);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
        throw pageError(`more than ${pageLimit / 1048576} MiB once decoded`);
      }
      if (name.includes("gzip")) throw pageError("its gzip data is damaged");
    }
  }
  return now;
}
