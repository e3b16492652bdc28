/** What a user names, spread out into single inputs: files, addresses, standard input, pasted bytes. */
import fs from "node:fs";
import path from "node:path";

export interface Input {
  /** As messages name it. */
  readonly source: string;
  readonly kind: "file" | "url" | "stdin" | "rows" | "bytes";
  /** Only for "bytes": what was pasted or dropped. */
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
}

/** In a folder only these are read: a folder of pages often holds pictures and scripts beside them. */
const endings = /\.(html?|xhtml|shtml|txt|md|xml|rss|atom|rdf|json|jsonl|mht|mhtml|warc|eml)(\.gz)?$/i;

/** Spreads folders (in order of name) and keeps the rest. A name that is not there stays: reading it says so. */
export function inputsOf(names: readonly string[], articles: readonly string[] = []): Input[] {
  const rows = articles.map((source): Input => ({ source, kind: "rows" }));
  return [...names.flatMap(one), ...rows];
}

function one(name: string): Input[] {
  if (name === "-") return [{ source: "-", kind: "stdin" }];
  if (/^https?:\/\//i.test(name)) return [{ source: name, kind: "url" }];
  if (!fs.statSync(name, { throwIfNoEntry: false })?.isDirectory()) return [{ source: name, kind: "file" }];
  return walk(name);
}

function walk(folder: string): Input[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return walk(at);
    return entry.isFile() && endings.test(entry.name) ? [{ source: at, kind: "file" as const }] : [];
  });
}
