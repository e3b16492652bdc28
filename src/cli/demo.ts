/** `newsledger demo`: the bundled collection in a ledger of its own, on a site of its own, gone afterwards. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { storyView } from "../desk/story.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { addTo } from "./add.ts";
import { clock, hostsOf, isLoopback, port, server, stopped } from "./serve.ts";
import { paint, print } from "./terminal.ts";
import { show } from "./timeline.ts";

/** The collection happens in March 2026; "announced" is meant from within it. */
const today = "2026-03-12";
const collection = fileURLToPath(new URL("../../demo", import.meta.url));

export function addDemo(program: Command): void {
  program
    .command("demo")
    .description(
      "read a small bundled collection and show it as a site (or, with --once, one story's timeline here)",
    )
    .option("--once", "print the timeline of the largest story and stop")
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--port <n>", "the port", port, 4400)
    .action(async ({ once, host, port: at }: { once?: boolean; host: string; port: number }) => {
      if (!isLoopback(host))
        throw new Error("the demo is open to whoever reaches it, so it listens on loopback only");
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-demo-"));
      const ledger = openLedger(path.join(folder, "demo.db"));
      try {
        // The corrected page comes second, as it did.
        for (const part of ["pages", "later"])
          await addTo(ledger, [path.join(collection, part)], {
            jobs: Math.min(2, os.availableParallelism()),
            quiet: true,
          });
        await (once ? tell(ledger) : site(ledger, host, at));
      } finally {
        await ledger.close();
        fs.rmSync(folder, { recursive: true, force: true });
      }
    });
}

async function tell(ledger: Ledger): Promise<void> {
  const story = await largestStory(ledger);
  print(paint("bold", story.title));
  print(`${story.articles.length} articles, ${story.origins} independent origins\n`);
  show(story.timeline, {});
}

async function site(ledger: Ledger, host: string, at: number): Promise<void> {
  const hosts: string[] = [];
  const { makeApp, serve } = await server();
  const { url, close } = await serve(
    makeApp(ledger, {
      access: { open: true, hosts, author: "you" },
      today: () => today,
      now: clock().now,
    }),
    { host, port: at },
  );
  hosts.push(...hostsOf(host, Number(new URL(url).port || 80), []));
  const story = await largestStory(ledger);
  print(`${await ledger.count()} pages read. The front page: ${url}/`);
  print(`A story: ${url}/story/${story.id} (stop with Ctrl-C)`);
  await stopped();
  await close();
}

async function largestStory(ledger: Ledger) {
  const stories = await ledger.stories({ limit: 100 });
  const [largest] = stories.toSorted((a, b) => b.articles - a.articles);
  return (await storyView(ledger, largest!.id, { dates: 12 }))!;
}
