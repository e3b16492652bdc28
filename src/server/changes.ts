/** Changes by people, as forms send them. */
import type { Hono } from "hono";
import { parseId } from "../ledger/ids.ts";
import type { Change, Ledger } from "../ledger/ledger.ts";
import type { Placer } from "../ledger/place.ts";
import { keyOf } from "../ledger/query.ts";
import { changesPage, problemPage } from "../site/others.ts";
import { type Env, safePath, text } from "./access.ts";

export function changeRoutes(app: Hono<Env>, ledger: Ledger, now: () => string, place: Placer): void {
  app.get("/changes", async (c) => c.html(changesPage(await ledger.lastChanges(200), c.var.visitor)));
  app.get("/changes.json", async (c) => c.json(await ledger.lastChanges(200)));
  app.use("/changes/*", async (c, next) =>
    c.req.method === "GET" || c.var.visitor.editor
      ? next()
      : c.html(problemPage(403, "Only editors change entries"), 403),
  );
  app.post("/changes", async (c) => {
    if (!c.var.visitor.editor) return c.html(problemPage(403, "Only editors change entries"), 403);
    const form = await c.req.parseBody();
    const change = changeOf((name) => text(form[name]).trim());
    if (!change) return c.html(problemPage(400, "That change names no entry of this ledger"), 400);
    await ledger.change(change, c.var.visitor.name ?? "editor", now());
    await place();
    return c.redirect(safePath(text(form["back"])), 303);
  });
  app.post("/changes/:id/undo", async (c) => {
    const form = await c.req.parseBody();
    if (!(await ledger.undo(c.req.param("id"), c.var.visitor.name ?? "editor", now())))
      return c.html(problemPage(404, "There is no such change, or it is undone already"), 404);
    await place();
    return c.redirect(safePath(text(form["back"])), 303);
  });
}

/** A change from a form's fields; null where something is missing or is no id. */
export function changeOf(field: (name: string) => string): Change | null {
  const entry = entryId(field("entry"));
  const [article, story, into] = [articleId(field("article")), articleId(field("story")), field("into")];
  const other = articleId(into);
  const name = field("name").slice(0, 200);
  switch (field("kind")) {
    case "wrong":
      return entry ? { kind: "wrong", entry } : null;
    case "speaker":
      return entry && keyOf(name) ? { kind: "speaker", entry, name } : null;
    case "join-names":
      return keyOf(field("key")) && keyOf(into) && keyOf(field("key")) !== keyOf(into)
        ? { kind: "join-names", key: keyOf(field("key")), into: keyOf(into) }
        : null;
    case "part-name":
      return article && keyOf(field("key")) && keyOf(field("as"))
        ? { kind: "part-name", article, key: keyOf(field("key")), as: field("as").slice(0, 200) }
        : null;
    case "join-stories":
      return story && other && story !== other ? { kind: "join-stories", story, into: other } : null;
    case "part-story":
      return article && (into === "" || other) ? { kind: "part-story", article, into: other } : null;
    default:
      return null;
  }
}

/** An id, or the address of a page of this site that ends in one. */
const articleId = (typed: string): string | null =>
  /(?:^|\/)([0-9a-f]{32})(?:[#?].*)?$/.exec(typed)?.[1] ?? null;

function entryId(typed: string): string | null {
  const target = parseId(typed);
  return typed.length === 44 && (target?.kind === "statement" || target?.kind === "event") ? typed : null;
}
