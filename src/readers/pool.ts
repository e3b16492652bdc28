/**
 * Readers in threads, as many as asked for. Results come out in the order of the inputs and of the pages in each. A
 * page that takes longer than ten seconds, or more memory than a reader may have, costs its reader, never the run:
 * the page is reported, a new reader goes on behind it. The seconds are the reader's own: what else the machine does
 * in the meantime makes a page late, but not lost.
 */
import { Worker } from "node:worker_threads";
import type { Input } from "./inputs.ts";
import type { Message, ReadOptions, Work } from "./reader.ts";

export type Result = Extract<Message, { kind: "page" | "failed" | "remark" }>;

export interface PoolOptions extends ReadOptions {
  readonly jobs: number;
  /** Milliseconds that one page may take. */
  readonly limit?: number;
  /** For who reads often: where a reader waits from one call to the next, since starting one takes most of a second. */
  readonly spare?: Spare;
}

/** A reader that waits for work, if there is one. It holds no program open, and ends by itself after five minutes. */
export interface Spare {
  reader: Worker | null;
}

/** Milliseconds in which a reader must have started. */
const startLimit = 30_000;
/** A busy machine may make a page take this many times its limit, if it computed for less than the limit. */
const patience = 6;
/** Milliseconds in which a thread says how long it has computed: it is interrupted for that. */
const answerLimit = 10_000;
const started = new WeakSet<Worker>();
const memory = { maxOldGenerationSizeMb: 3072 };

/** Reads all inputs and yields each page's result, in order. Whoever stops taking results ends the readers. */
export async function* readAll(
  inputs: readonly Input[],
  { jobs, limit = 10_000, spare, ...options }: PoolOptions,
): AsyncGenerator<Result> {
  const queue = makeQueue(inputs, jobs, options);
  const readers = Math.max(1, Math.min(jobs, queue.work.length));
  const outlet = makeOutlet(inputs.length, queue.shares);
  const crew: Crew = { spare: spare ?? null, busy: new Set(), over: false };
  const running = Array.from({ length: readers }, () => runReader(queue.work, limit, outlet, crew));
  const all = Promise.all(running).then(
    () => outlet.end(),
    (error: unknown) => outlet.fail(error),
  );
  try {
    yield* outlet.results();
    await all;
  } finally {
    crew.over = true;
    for (const reader of crew.busy) void reader.terminate();
  }
}

interface Crew {
  readonly spare: Spare | null;
  /** Readers that were started or taken, and not let go. */
  readonly busy: Set<Worker>;
  /** Nobody takes results any more. */
  over: boolean;
}

function hire({ spare, busy }: Crew): Worker {
  const waiting = spare?.reader;
  if (spare) spare.reader = null;
  const reader =
    waiting ??
    new Worker(new URL(import.meta.url.endsWith(".ts") ? "./reader.ts" : "./reader.js", import.meta.url), {
      resourceLimits: memory,
    });
  waiting?.removeAllListeners("error").removeAllListeners("exit").ref();
  busy.add(reader);
  return reader;
}

async function letGo({ spare, busy }: Crew, reader: Worker): Promise<void> {
  busy.delete(reader);
  if (!spare || spare.reader) {
    await reader.terminate();
    return;
  }
  const gone = (): void => {
    if (spare.reader === reader) spare.reader = null;
  };
  reader.on("error", gone).on("exit", gone).unref();
  spare.reader = reader;
  setTimeout(() => {
    if (spare.reader !== reader) return;
    gone();
    void reader.terminate();
  }, idle).unref();
}

const idle = 300_000;

interface Task extends Work {
  readonly index: number;
}

/** One piece of work an input; one file of rows is shared out among all readers. */
function makeQueue(
  inputs: readonly Input[],
  jobs: number,
  options: ReadOptions,
): { work: Task[]; shares: number[] } {
  const shares = inputs.map(({ kind, source }) =>
    kind === "rows" && source !== "-" && inputs.length < jobs ? jobs : 1,
  );
  const work = inputs.flatMap((input, index) =>
    Array.from({ length: shares[index]! }, (_, share) => ({
      input,
      index,
      share,
      of: shares[index]!,
      skip: 0,
      options,
    })),
  );
  return { work, shares };
}

interface Outlet {
  put(index: number, n: number, result: Result, taken: () => void): void;
  close(index: number): void;
  end(): void;
  fail(error: unknown): void;
  results(): AsyncGenerator<Result>;
}

/** Puts results back in order: by input, then by page. What comes early waits. */
function makeOutlet(inputs: number, shares: readonly number[]): Outlet {
  const waiting = Array.from(
    { length: inputs },
    () => new Map<number, { result: Result; taken: () => void }[]>(),
  );
  const open = [...shares];
  let wake: () => void = () => {};
  let ended = false;
  let failure: unknown;
  return {
    put(index, n, result, taken) {
      const at = waiting[index]!.get(n);
      if (at) at.push({ result, taken });
      else waiting[index]!.set(n, [{ result, taken }]);
      wake();
    },
    close(index) {
      open[index]!--;
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failure = error;
      ended = true;
      wake();
    },
    async *results() {
      for (let index = 0; index < inputs; index++) {
        for (let n = 0; ; ) {
          const here = waiting[index]!.get(n);
          if (here) {
            waiting[index]!.delete(n++);
            for (const { result, taken } of here) {
              yield result;
              taken();
            }
          } else if (open[index] === 0) {
            // A share that failed early leaves gaps; what is left comes out in order.
            const next = Math.min(...waiting[index]!.keys());
            if (next === Number.POSITIVE_INFINITY) break;
            n = next;
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
            if (failure) throw failure;
            if (ended && open[index]! > 0 && !waiting[index]!.size) return;
          }
        }
      }
    },
  };
}

/** Works through the queue with one thread at a time; a thread that is lost is replaced. */
async function runReader(work: Task[], limit: number, outlet: Outlet, crew: Crew): Promise<void> {
  let worker: Worker | null = null;
  for (let task = work.shift(); task; ) {
    worker ??= hire(crew);
    const lost = await runTask(worker, task, limit, outlet);
    if (lost) {
      crew.busy.delete(worker);
      await worker.terminate();
      worker = null;
      if (crew.over) return;
      const n = lost.n < 0 ? 0 : lost.n;
      outlet.put(task.index, n, { kind: "failed", n, source: lost.source, reason: lost.reason }, () => {});
      if (lost.n >= 0 && task.input.source !== "-") {
        task = { ...task, skip: lost.n + 1 };
        continue;
      }
      outlet.close(task.index);
    }
    task = crew.over ? undefined : work.shift();
  }
  if (worker) await letGo(crew, worker);
}

interface Lost {
  readonly n: number;
  readonly source: string;
  readonly reason: string;
}

/** Resolves to null when the work is done, or to the page at which its reader was lost. */
function runTask(worker: Worker, task: Task, limit: number, outlet: Outlet): Promise<Lost | null> {
  return new Promise((resolve) => {
    let at = { n: -1, source: task.input.source };
    let begun = 0;
    let timer: NodeJS.Timeout | undefined;
    let over = false;
    const settle = (lost: Lost | null): void => {
      over = true;
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("error", onError);
      resolve(lost);
    };
    const watch = (most: number, waited = 0, wait = most): void => {
      clearTimeout(timer);
      const mine = setTimeout(async () => {
        const left = most - ((await computed(worker)) - begun);
        // A message may have come in the meantime.
        if (over || timer !== mine) return;
        if (left > 0 && waited + wait < most * patience)
          watch(most, waited + wait, Math.max(left, most / 10));
        else settle({ ...at, reason: `took longer than ${most / 1000} s and was given up` });
      }, wait);
      timer = mine;
    };
    const onMessage = (message: Message): void => {
      if (message.kind === "waiting") {
        clearTimeout(timer);
        timer = undefined;
        return;
      }
      if (message.kind === "begin") begun = message.cpu;
      watch(limit);
      if (message.kind === "ready") started.add(worker);
      else if (message.kind === "begin") at = { n: message.n, source: message.source };
      else if (message.kind === "done") {
        outlet.close(task.index);
        settle(null);
      } else {
        outlet.put(task.index, message.n, message, () => {
          if (message.kind === "page") worker.postMessage("taken");
        });
      }
    };
    const onError = (error: NodeJS.ErrnoException): void => {
      const reason =
        error.code === "ERR_WORKER_OUT_OF_MEMORY"
          ? "needs more memory than a page may have"
          : error.message.split("\n")[0]!;
      settle({ ...at, reason });
    };
    worker.on("message", onMessage);
    worker.on("error", onError);
    const { index: _, ...work } = task;
    watch(started.has(worker) ? limit : startLimit);
    worker.postMessage(work);
  });
}

/** Milliseconds that a reader has computed, also while it computes; without end where it does not answer. */
async function computed(worker: Worker): Promise<number> {
  const silence = new Promise<null>((resolve) => setTimeout(resolve, answerLimit, null).unref());
  const usage = await Promise.race([worker.cpuUsage().catch(() => null), silence]);
  return usage === null ? Number.POSITIVE_INFINITY : (usage.user + usage.system) / 1000;
}
