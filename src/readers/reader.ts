/**
 * One reader: opens an input, reads its pages, hands each on. It runs in a thread of its own (`pool.ts` starts it),
 * so that a page that never ends can be stopped. What it sends is data: `Message`.
 */
import fs from "node:fs";
import { parentPort } from "node:worker_threads";
import type { Page } from "../model.ts";
import { pagesOf, rowsOf } from "../page/page.ts";
import { articleId, read } from "../read.ts";
import type { Input } from "./inputs.ts";
import { reasonOf } from "./reason.ts";

/** A piece of work: the pages of one input, from `skip` on, of which this reader takes each `of`-th. */
export interface Work {
  readonly input: Input;
  readonly skip: number;
  readonly share: number;
  readonly of: number;
  readonly options: ReadOptions;
}

export interface ReadOptions {
  readonly readAt: string;
  readonly plain?: boolean;
  readonly published?: string;
  readonly allowPrivate?: boolean;
  /** For a ledger: send the bytes too, and let the article's id be its reading's. */
  readonly keep?: boolean;
}

export type Message =
  | { readonly kind: "ready" }
  | { readonly kind: "waiting" }
  /** `cpu`: milliseconds that the thread has computed so far. */
  | { readonly kind: "begin"; readonly n: number; readonly source: string; readonly cpu: number }
  | {
      readonly kind: "page";
      readonly n: number;
      readonly json: string;
      readonly page: Omit<Page, "content" | "given" | "notes"> | null;
    }
  | { readonly kind: "failed"; readonly n: number; readonly source: string; readonly reason: string }
  /** Nothing is lost, but it is worth knowing. */
  | { readonly kind: "remark"; readonly n: number; readonly source: string; readonly reason: string }
  | { readonly kind: "done"; readonly pages: number };

/** Pages sent and not yet taken; a reader never runs further ahead than this. */
const farthest = 64;

if (parentPort) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  let ahead = 0;
  let wake: (() => void) | null = null;
  const send = (message: Message): void => port.postMessage(message);
  port.on("message", (message: Work | "taken") => {
    if (message === "taken") {
      ahead--;
      wake?.();
      return;
    }
    void work(message, send, async () => {
      ahead++;
      if (ahead < farthest) return;
      send({ kind: "waiting" });
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    });
  });
  send({ kind: "ready" });
}

async function work(
  { input, skip, share, of, options }: Work,
  send: (message: Message) => void,
  sent: () => Promise<void>,
): Promise<void> {
  let n = -1;
  try {
    const tell = (reason: string): void => {
      if (share === 0) send({ kind: "remark", n: n + 1, source: input.source, reason });
    };
    for await (const page of open(input, options, send, tell)) {
      n++;
      if (n < skip || n % of !== share) continue;
      send({ kind: "begin", n, source: page.source, cpu: cpuTime() });
      send(readOne(page, n, options));
      await sent();
    }
  } catch (error) {
    // Whoever shares a file meets the same fault in it.
    if (share === 0) send({ kind: "failed", n: n + 1, source: input.source, reason: reasonOf(error) });
  }
  send({ kind: "done", pages: n + 1 });
}

function cpuTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function readOne(page: Page, n: number, options: ReadOptions): Message {
  try {
    const given = options.published ? { ...page.given, published: options.published } : page.given;
    const reading = read({ ...page, given }, options.readAt);
    const kept = options.keep ? { ...reading, id: articleId(page) } : reading;
    const { source, url, form, charset, capturedAt, bytes } = page;
    return {
      kind: "page",
      n,
      json: JSON.stringify(kept),
      page: options.keep ? { source, url, form, charset, capturedAt, bytes } : null,
    };
  } catch (error) {
    return { kind: "failed", n, source: page.source, reason: reasonOf(error) };
  }
}

async function* open(
  input: Input,
  options: ReadOptions,
  send: (message: Message) => void,
  tell: (remark: string) => void,
): AsyncGenerator<Page> {
  const hints = options.plain ? { form: "text" as const } : {};
  if (input.bytes) {
    yield* pagesOf(input.source, one(input.bytes), {
      ...hints,
      ...(input.contentType ? { contentType: input.contentType } : {}),
    });
    return;
  }
  if (input.kind === "url") {
    send({ kind: "waiting" });
    // Loaded here, since most readers read files and need no client of the web.
    const { fetchPage } = await import("../watch/fetch.ts");
    const { url, bytes, contentType } = await fetchPage(input.source, {
      allowPrivate: options.allowPrivate === true,
    });
    yield* pagesOf(input.source, one(bytes), {
      ...hints,
      url,
      capturedAt: options.readAt,
      ...(contentType ? { contentType } : {}),
    });
    return;
  }
  // In a thread process.stdin is not the program's: descriptor 0 is.
  const typed = input.source === "-";
  if (typed) send({ kind: "waiting" });
  const chunks: AsyncIterable<Uint8Array> = fs.createReadStream(input.source, {
    highWaterMark: 1 << 18,
    ...(typed ? { fd: 0 } : {}),
  });
  yield* input.kind === "rows" ? rowsOf(input.source, chunks, tell) : pagesOf(input.source, chunks, hints);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
