/** Chromium for the tests, and what it must never do while it shows a page. */
import fs from "node:fs";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";

const places = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser"];
const found = places.find((place) => place !== undefined && fs.existsSync(place));

/** Why the browser tests cannot run here; false where they can. In CI they run or fail. */
export const skip: string | false =
  found || process.env["CI"] ? false : "no Chromium here (Debian: apt-get install chromium; or set CHROMIUM)";

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export interface Watched {
  readonly context: BrowserContext;
  /** Console warnings and errors (refusals of the policy among them), dialogs, errors, requests to other origins. */
  readonly faults: string[];
}

/** A context with a fresh profile in which everything that a quiet site does not do is written down. */
export async function watched(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  context.setDefaultTimeout(10_000);
  const faults: string[] = [];
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
  context.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`)) faults.push(`request: ${request.url()}`);
  });
  return { context, faults };
}
