/** Adding pages through the site: paste, files, an address; shown before anything is kept. */
import type { Hono } from "hono";
import type { Ledger } from "../ledger/ledger.ts";
import type { Placer } from "../ledger/place.ts";
import type { Input } from "../readers/inputs.ts";
import { addPage, loadPage } from "../site/add.ts";
import { problemPage } from "../site/others.ts";
import { type Env, text } from "./access.ts";
import { makeLoads } from "./loads.ts";

const batchSize = 50;

export function addRoutes(
  app: Hono<Env>,
  ledger: Ledger,
  now: () => string,
  place: Placer,
  allowPrivate: boolean,
): void {
  const loads = makeLoads({ allowPrivate });
  app.use("/add/*", async (c, next) =>
    c.var.visitor.editor ? next() : c.html(problemPage(403, "Only editors add pages"), 403),
  );
  app.get("/add", (c) =>
    c.html(
      c.var.visitor.editor ? addPage(c.var.visitor) : problemPage(403, "Only editors add pages"),
      c.var.visitor.editor ? 200 : 403,
    ),
  );
  app.post("/add", async (c) => {
    if (!c.var.visitor.editor) return c.html(problemPage(403, "Only editors add pages"), 403);
    const form = await c.req.parseBody({ all: true });
    const inputs = await inputsOf(form);
    const published = text(form["published"]);
    if (!inputs.length)
      return c.html(
        addPage(
          c.var.visitor,
          "Paste a text, choose a file, or give an address that begins with http:// or https://.",
        ),
        400,
      );
    const id = loads.begin(inputs, {
      readAt: now(),
      ...(/^\d{4}-\d\d-\d\d$/.test(published) ? { published } : {}),
    });
    return c.redirect(`/add/${id}`, 303);
  });
  app.get("/add/:id", (c) => {
    const load = loads.view(c.req.param("id"));
    return load
      ? c.html(loadPage(load, c.var.visitor))
      : c.html(problemPage(404, "What was read is no longer here"), 404);
  });
  app.post("/add/:id/keep", async (c) => {
    const deposits = loads.take(c.req.param("id"));
    if (!deposits?.length) return c.html(problemPage(404, "What was read is no longer here"), 404);
    for (let from = 0; from < deposits.length; from += batchSize)
      await ledger.add(deposits.slice(from, from + batchSize), now());
    await place();
    return c.redirect(deposits.length === 1 ? `/article/${deposits[0]!.reading.id}` : "/", 303);
  });
}

async function inputsOf(form: Readonly<Record<string, unknown>>): Promise<Input[]> {
  const inputs: Input[] = [];
  const pasted = text(form["text"]).replaceAll("\r\n", "\n");
  if (pasted.trim())
    inputs.push({
      source: "pasted text",
      kind: "bytes",
      bytes: Buffer.from(pasted, "utf8"),
      contentType: "text/plain; charset=utf-8",
    });
  for (const file of [form["files"]].flat()) {
    if (!(file instanceof File) || file.size === 0) continue;
    inputs.push({
      source: file.name.replace(/^.*[/\\]/, "").slice(-200) || "a file",
      kind: "bytes",
      bytes: new Uint8Array(await file.arrayBuffer()),
    });
  }
  const url = text(form["url"]).trim();
  if (/^https?:\/\//i.test(url)) inputs.push({ source: url, kind: "url" });
  return inputs;
}
