/**
 * The site as files: every page that a reader can reach by links, from the routes themselves, so that the static copy
 * and the living site never differ. What needs a server (search, adding, correcting, login) is left out.
 */
import fs from "node:fs";
import path from "node:path";
import type { Ledger } from "../ledger/ledger.ts";
import { makeApp } from "./app.ts";
import { assetPaths } from "./assets.ts";
import { fileOf, forFiles, wayFrom } from "./static-links.ts";

const host = "newsledger.invalid";
/** Paths that only a server can answer, or that are made anew for each reader. */
const left = /^\/(search|add|changes|login|logout|mcp|api)(\/|$|\.|\?)/;
const mostFiles = 200_000;

export interface StaticOptions {
  /** An ISO day. */
  readonly today: string;
  /** Where the copy will be hosted: feeds, calendars and the OPML file name whole addresses then. */
  readonly base?: string;
}

/** Writes the site under `folder` and returns how many files it has. */
export async function staticSite(
  ledger: Ledger,
  folder: string,
  { today, base }: StaticOptions,
): Promise<number> {
  const app = makeApp(ledger, {
    access: { open: true, hosts: [host], author: "", readOnly: true },
    today: () => today,
    now: () => `${today}T00:00:00Z`,
    address: (to, from) => addressOf(to, from, base),
  });
  const waiting = ["/", "/index.json", ...assetPaths, "/keys", ...(base ? ["/sources.opml"] : [])];
  // OPML takes whole addresses alone.
  const seen = new Set([...waiting, "/sources.opml"]);
  /** Addresses of the site and the files that they became. */
  const files = new Map<string, string>();
  const pages: string[] = [];
  for (let at = waiting.shift(); at !== undefined && files.size < mostFiles; at = waiting.shift()) {
    const answer = await app.request(`http://${host}${at}`, {
      headers: { host, accept: "application/json" },
    });
    if (answer.status !== 200) continue;
    const html = (answer.headers.get("content-type") ?? "").startsWith("text/html");
    const body = Buffer.from(await answer.arrayBuffer());
    const file = fileOf(at, html);
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), body);
    files.set(at, file);
    if (!html) continue;
    pages.push(at);
    for (const next of linksOf(body.toString("utf8"), at))
      if (!seen.has(next)) waiting.push(seen.add(next) && next);
  }
  // Only now is it known which links lead somewhere.
  for (const at of pages) {
    const file = files.get(at)!;
    const page = fs.readFileSync(path.join(folder, file), "utf8");
    const lead = (href: string): string | null => {
      const [address, anchor] = href.split("#") as [string, string?];
      const to = files.get(plain(address));
      return to === undefined ? null : `${wayFrom(file, to)}${anchor ? `#${anchor}` : ""}`;
    };
    fs.writeFileSync(path.join(folder, file), forFiles(page, lead));
  }
  return files.size;
}

/** An entry with its capture's hash is the entry: a copy is of one moment. */
const plain = (address: string): string =>
  address.replace(/^(\/entry\/[0-9a-f]{32}-[se][0-9a-f]{10})@.*/, "$1");

/** What a feed or calendar of the copy names another file by; null where that takes an address of the web. */
function addressOf(to: string, from: string, base: string | undefined): string | null {
  const html = !/\.(atom|feed\.json|ics|opml)$/.test(to.split("?")[0]!);
  const file = fileOf(to, html);
  if (base === undefined) return from.endsWith(".atom") ? wayFrom(fileOf(from, false), file) : null;
  const whole = wayFrom("index.html", file).replace(/(^|\/)index\.html$/, "$1");
  return new URL(whole, base.endsWith("/") ? base : `${base}/`).href;
}

/** The links of a page that the copy follows. Every pair of copies has a page of differences; a story links to enough. */
function linksOf(page: string, at: string): string[] {
  const links = [...page.matchAll(/\shref="(\/[^"#]*)/g)].map(([, href]) =>
    plain(href!.replaceAll("&amp;", "&").replaceAll("&#39;", "'")),
  );
  return links.filter(
    (href) =>
      !href.startsWith("//") &&
      !left.test(href) &&
      (!href.startsWith("/differences/") || at.startsWith("/story/") || href.includes("@")),
  );
}
