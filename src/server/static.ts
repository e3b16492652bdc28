/**
 * The site as files: every page that a reader can reach by links, from the routes themselves, so that the static copy
 * and the living site never differ. What needs a server (search, adding, correcting, login) is left out.
 */
import fs from "node:fs";
import path from "node:path";
import type { Ledger } from "../ledger/ledger.ts";
import { makeApp } from "./app.ts";
import { assetPaths } from "./assets.ts";

const host = "newsledger.invalid";
/** Paths that only a server can answer, or that are made anew for each reader. */
const left = /^\/(search|add|changes|login|logout|mcp|api|differences)(\/|$|\.|\?)/;
const mostFiles = 200_000;

/** Writes the site under `folder` and returns how many files it has. `today` is an ISO day. */
export async function staticSite(ledger: Ledger, folder: string, today: string): Promise<number> {
  const app = makeApp(ledger, {
    access: { open: true, hosts: [host], author: "", readOnly: true },
    today: () => today,
    now: () => `${today}T00:00:00Z`,
  });
  const waiting = ["/", "/index.json", ...assetPaths, "/keys"];
  const seen = new Set(waiting);
  let written = 0;
  for (let at = waiting.shift(); at !== undefined && written < mostFiles; at = waiting.shift()) {
    const answer = await app.request(`http://${host}${at}`, {
      headers: { host, accept: "application/json" },
    });
    if (answer.status !== 200) continue;
    const type = answer.headers.get("content-type") ?? "";
    const html = type.startsWith("text/html");
    const body = html ? forFiles(await answer.text()) : Buffer.from(await answer.arrayBuffer());
    const file = fileOf(folder, at, html);
    if (!write(file, body)) continue;
    written++;
    if (html)
      for (const next of linksOf(body as string)) if (!seen.has(next)) waiting.push(seen.add(next) && next);
  }
  return written;
}

/** False where the disk has no room for such a name: a page may call a person by four hundred letters. */
function write(file: string, body: string | Uint8Array): boolean {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, body);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code && ["ENAMETOOLONG", "EEXIST", "ENOTDIR", "EISDIR"].includes(code)) return false;
    throw error;
  }
}

/** Forms and links to what is left out are taken away; the rest stays to the letter. */
function forFiles(page: string): string {
  return page
    .replace(/<form role="search"[\s\S]*?<\/form>/, "")
    .replace(/<nav aria-label="Newsledger">[\s\S]*?<\/nav>/, "");
}

function linksOf(page: string): string[] {
  const links = [...page.matchAll(/\shref="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
  return links.filter((href) => !href.startsWith("//") && !left.test(href) && !href.includes("?"));
}

/** "/story/1" is story/1/index.html; files with an ending keep it. The path is one of the site's own, still checked. */
function fileOf(folder: string, at: string, html: boolean): string {
  const plain = decodeURIComponent(at)
    .replaceAll("\\", "_")
    .split("/")
    .filter((part) => part && part !== "." && part !== "..")
    .join("/");
  return path.join(folder, html ? path.join(plain, "index.html") : plain);
}
