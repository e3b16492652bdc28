/** The files beside the pages: the sheet, the keys, the icon, two cuts of one typeface. Strangers see them too. */
import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import type { Env } from "./access.ts";

const files: readonly (readonly [path: string, file: string, type: string])[] = [
  ["/style.css", "style.css", "text/css; charset=utf-8"],
  ["/keys.js", "keys.js", "text/javascript; charset=utf-8"],
  ["/icon.svg", "icon.svg", "image/svg+xml"],
  ["/newsreader-400.woff2", "fonts/newsreader-400.woff2", "font/woff2"],
  ["/newsreader-600.woff2", "fonts/newsreader-600.woff2", "font/woff2"],
];

export const assetPaths: readonly string[] = files.map(([path]) => path);

export function assetRoutes(app: Hono<Env>): void {
  for (const [path, file, type] of files) {
    const body = readFileSync(new URL(`../site/${file}`, import.meta.url));
    const age = path.endsWith(".woff2") ? 2_592_000 : 600;
    app.get(path, (c) =>
      c.body(new Uint8Array(body), 200, {
        "content-type": type,
        "cache-control": `public, max-age=${age}`,
      }),
    );
  }
}
