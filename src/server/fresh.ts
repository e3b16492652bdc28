/**
 * What was answered and still holds. A view of the ledger is made once for as long as nobody writes; a page that its
 * reader has already is not made at all. Both ask the ledger's mark first, which costs next to nothing.
 */
import type { MiddlewareHandler } from "hono";
import type { Ledger } from "../ledger/ledger.ts";
import type { Env } from "./access.ts";

/** Views kept at once, and tags of pages that were sent. A view of a long story takes some hundred kilobytes. */
const mostViews = 64;
const mostTags = 5000;

export interface Fresh {
  /** What `make` gives, or gave under this key since the ledger was last written to. Callers at one time share it. */
  readonly view: <T>(key: string, make: () => Promise<T>) => Promise<T>;
  /** Answers 304 where the reader names the tag of what was sent and nothing was written since. Goes after the check of who asks, before the tags are made. */
  readonly unchanged: MiddlewareHandler<Env>;
}

/** `today`: the present day, on which some pages depend. */
export function makeFresh(ledger: Ledger, today: () => string): Fresh {
  const views = new Map<string, Promise<unknown>>();
  const tags = new Map<string, { mark: string; tag: string }>();
  let viewed = "";
  const markNow = async (): Promise<string> => `${await ledger.mark()} ${today()}`;
  return {
    async view<T>(key: string, make: () => Promise<T>): Promise<T> {
      const mark = await markNow();
      if (mark !== viewed) views.clear();
      viewed = mark;
      const known = views.get(key) as Promise<T> | undefined;
      if (known) return known;
      const made = make();
      views.set(key, made);
      if (views.size > mostViews) views.delete(views.keys().next().value!);
      made.catch(() => views.delete(key));
      return made;
    },
    unchanged: async (c, next) => {
      const asked = c.req.header("if-none-match");
      if (c.req.method !== "GET") return next();
      const { csrf, name, editor } = c.var.visitor;
      const key = [c.req.url, c.req.header("accept") ?? "", csrf, name, editor].join("\n");
      const mark = await markNow();
      const sent = tags.get(key);
      if (asked !== undefined && sent?.mark === mark && sent.tag === asked)
        return c.body(null, 304, { etag: sent.tag });
      await next();
      const tag = c.res.headers.get("etag");
      // Written to while the page was made: it may show either, so that the next reader gets it made anew.
      if (!tag || c.res.status !== 200 || (await markNow()) !== mark) return;
      tags.delete(key);
      tags.set(key, { mark, tag });
      if (tags.size > mostTags) tags.delete(tags.keys().next().value!);
    },
  };
}
