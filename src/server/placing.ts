/**
 * Placing in a thread of its own, with its own connection: the first call reads what is remembered of the whole ledger,
 * and nobody who reads the site should wait for it.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { makePlacer, type Placer } from "../ledger/place.ts";
import { openLedger } from "../ledger/sqlite.ts";

if (!isMainThread && parentPort && (workerData as { placing?: string } | null)?.placing) {
  const port = parentPort;
  const place = makePlacer(openLedger((workerData as { placing: string }).placing, { mustExist: true }));
  port.on("message", (number: number) => {
    place().then(
      () => port.postMessage({ number, failed: null }),
      (error: unknown) => port.postMessage({ number, failed: String(error) }),
    );
  });
}

/** A placer for the ledger in `file`, and how to end its thread. */
export function placerThread(file: string): { place: Placer; close: () => Promise<void> } {
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const worker = new Worker(new URL(import.meta.url), { workerData: { placing: file } });
  worker.on("message", ({ number, failed }: { number: number; failed: string | null }) => {
    const caller = waiting.get(number);
    waiting.delete(number);
    if (failed === null) caller?.resolve();
    else caller?.reject(new Error(failed));
  });
  worker.on("error", (error) => {
    for (const { reject } of waiting.values()) reject(error as Error);
    waiting.clear();
  });
  let calls = 0;
  return {
    place: () =>
      new Promise((resolve, reject) => {
        waiting.set(++calls, { resolve, reject });
        worker.postMessage(calls);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
