#!/usr/bin/env node
import fs from "node:fs";
import zlib from "node:zlib";
import { Command } from "commander";
import { rowPage } from "../page/page.ts";
import { read } from "../read.ts";
import { addFold } from "./fold.ts";
import { addTimeline } from "./timeline.ts";

const program = new Command("newsledger");
program
  .command("read")
  .argument("[inputs...]")
  .option("--json")
  .option("--articles <file>")
  .action((_inputs: string[], options: { json?: boolean; articles?: string }) => {
    const raw = fs.readFileSync(options.articles!);
    const text = (options.articles!.endsWith(".gz") ? zlib.gunzipSync(raw) : raw).toString("utf8");
    for (const line of text.split("\n")) {
      if (!line.trim()) continue;
      const row = JSON.parse(line) as {
        id: string;
        url?: string;
        source?: string;
        title?: string;
        published?: string;
        text: string;
      };
      const page = rowPage(
        row.id,
        row.text,
        {
          id: row.id,
          ...(row.title ? { title: row.title } : {}),
          ...(row.published ? { published: row.published } : {}),
          ...(row.source ? { publisher: row.source } : {}),
        },
        row.url ?? null,
      );
      process.stdout.write(`${JSON.stringify(read(page, new Date().toISOString()))}\n`);
    }
  });
addFold(program);
addTimeline(program);
program.parse();
