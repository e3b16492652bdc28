/** Whose copy each article is: agency, then those who carry its text, with what each made of it. */
import { html } from "hono/html";
import type { CopyView, FoldView, StoryView } from "../desk/story.ts";
import { when } from "./dates.ts";
import { count, type Html } from "./layout.ts";
import { sourceLink } from "./notes.ts";
import { articleHref } from "./parts.ts";

export function provenance({ folds }: StoryView): Html {
  const agencies = Map.groupBy(
    folds.filter(({ agency }) => agency !== null),
    ({ agency }) => agency!,
  );
  const unnamed = folds.filter(({ agency, articles }) => agency === null && articles.length > 1);
  const single = folds.filter(({ agency, articles }) => agency === null && articles.length === 1);
  return html`<section id="sources">
<h2>Whose copy</h2>
<div class="folds">
${[...agencies].map(([agency, some]) => html`<section class="fold"><h3>${agency} <span class="facts">agency · ${count(some.flatMap(({ articles }) => articles).length, "article")}</span></h3>${some.map(carriers)}</section>`)}
${unnamed.map((fold) => html`<section class="fold"><h3>One text, no agency credited <span class="facts">${count(fold.articles.length, "article")}</span></h3>${carriers(fold)}</section>`)}
${single.length ? html`<section class="fold"><h3>Reports of their own <span class="facts">${count(single.length, "article")}</span></h3><ul class="tree">${single.map(({ articles }) => html`${articles.map((a) => carrier(a, ""))}`)}</ul></section>` : ""}
</div>
</section>`;
}

function carriers({ first, articles }: FoldView): Html {
  const base = first.article ?? articles[0]!.id;
  return html`<ul class="tree">${articles.map((a) => carrier(a, a.change ? whatChanged(a.change, base, a.id) : a.id === first.article && articles.length > 1 ? `came first (${first.confidence})` : ""))}</ul>
${articles.length > 1 ? html`<details><summary>Which came first: ${first.confidence}</summary><ul>${first.reasons.map((r) => html`<li>${r.says}</li>`)}</ul></details>` : ""}`;
}

function carrier({ id, title, publisher, published }: CopyView, change: Html | string): Html {
  return html`<li data-row><span class="publisher">${publisher ?? "unknown publisher"}</span> <span class="title">${sourceLink(articleHref(id), title)}</span> <span class="facts">${when(published)}${change ? html` · ${change}` : ""}</span></li>`;
}

/** What became of a text, by `CopyKind`. */
export const kinds: Readonly<Record<string, string>> = {
  verbatim: "word for word",
  cut: "shortened",
  extended: "with additions",
  edited: "edited",
  rewritten: "rewritten in part",
};

function whatChanged(
  { kind, headline, added, cut }: NonNullable<CopyView["change"]>,
  base: string,
  id: string,
): Html {
  const parts = [
    kinds[kind] ?? kind,
    headline === "same" ? "" : "another headline",
    added ? `${added} words added` : "",
    cut ? `${cut} words cut` : "",
  ];
  return html`${parts.filter(Boolean).join(", ")} · <a href="/differences/${base}/${id}">differences</a>`;
}
