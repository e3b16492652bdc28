/** `npm run pictures`: the pages of the demo as docs/pictures/*.png, so that they can be made again. */
import fs from "node:fs";
import path from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { launch } from "./browser.ts";
import { everyKind } from "./pages.ts";
import { demoSite } from "./site.ts";

const folder = path.resolve(import.meta.dirname, "../../docs/pictures");
const mostBytes = 200_000;

const wide = { viewport: { width: 1280, height: 820 } };
const kinds = [
  "front",
  "story",
  "affair",
  "article",
  "marks",
  "entry",
  "name",
  "search",
  "add",
  "differences",
  "changes",
  "keys",
  "login",
] as const;

const site = await demoSite();
const browser = await launch();
try {
  const finder = await browser.newPage({ baseURL: site.url, ...wide });
  const pages = await everyKind(finder);
  await finder.close();
  const entry = pages["entry"]!.slice("/entry/".length);
  await site.ledger.change(
    { kind: "speaker", entry, name: "Ilka Maren" },
    "Eva Lind",
    "2026-03-12T18:00:00Z",
  );
  for (const kind of kinds) await take(kind, pages[kind]!, wide);
  await take("story-dark", pages["story"]!, { ...wide, colorScheme: "dark" });
  await take("story-360", pages["story"]!, { viewport: { width: 360, height: 960 } });
  await take("statements", `${pages["story"]!}#statements`, wide);
  await take("provenance", `${pages["story"]!}#sources`, wide);
  await takePreview();
} finally {
  await browser.close();
  await site.close();
}
for (const name of fs.readdirSync(folder)) {
  const { size } = fs.statSync(path.join(folder, name));
  if (size > mostBytes) throw new Error(`${name} has ${size} bytes, more than ${mostBytes}`);
}

async function take(name: string, address: string, options: BrowserContextOptions): Promise<void> {
  const page = await browser.newPage({ baseURL: site.url, ...options });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForTimeout(400);
  await page.screenshot({ path: fileOf(name) });
  await page.close();
}

/** What was read of a page, before it is kept. */
async function takePreview(): Promise<void> {
  const page = await browser.newPage({ baseURL: site.url, ...wide });
  await page.goto("/add");
  await page
    .getByLabel("Or choose files")
    .setInputFiles(
      path.resolve(import.meta.dirname, "../../demo/pages/norvik-courier/inquiry-opens-in-skarn.html"),
    );
  await page.getByRole("button", { name: "Read" }).click();
  await page.getByRole("heading", { name: "What was read" }).waitFor();
  await page.screenshot({ path: fileOf("preview") });
  await page.close();
}

function fileOf(name: string): string {
  return path.join(folder, `${name}.png`);
}
