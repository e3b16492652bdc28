/** The smaller pages: a name, differences, changes, keys, the login, and what went wrong. */
import { html } from "hono/html";
import { type ActorView, actorEntries } from "../desk/actor.ts";
import type { DifferenceView } from "../desk/differences.ts";
import type { KeptChange } from "../ledger/ledger.ts";
import type { LineChange, TextChange } from "../model.ts";
import { joinName } from "./correct.ts";
import { dateInWords, when } from "./dates.ts";
import { changeList } from "./entry.ts";
import { kinds } from "./folds.ts";
import { lang, set } from "./lang.ts";
import { count, type Html, page, type Reader } from "./layout.ts";
import { sourceLink } from "./notes.ts";
import { articleHref, empty, eventItem, nameHref, statementItem } from "./parts.ts";
import { feedsOf } from "./story.ts";

export function actorPage(view: ActorView, reader: Reader): Html {
  return page(
    {
      title: view.name,
      json: `${nameHref(view.key)}.json`,
      wide: true,
      feeds: feedsOf(nameHref(view.key)),
      sources: view.in.map((one) => ({ ...one, published: one.day })),
    },
    html`<article class="actor">
<header><p class="section">${view.kind}</p><h1>${view.name}</h1>
<p class="facts">Named in ${count(view.articles, "article")}${view.oneName ? ", by this one name alone: they may mean different people" : ""}</p></header>
<div class="spread">
<div>
<section id="statements"><h2>Said</h2>${view.statements.length >= actorEntries ? allOf("speaker", view.name) : ""}${view.statements.length ? html`<ol class="statements">${view.statements.map((s) => statementItem(s, { own: true }))}</ol>` : empty("No statement in this ledger.")}</section>
${view.relayed.length ? html`<section id="relayed"><h2>Passed on</h2>${allOf("via", view.name)}<ol class="statements">${view.relayed.map((s) => statementItem(s))}</ol></section>` : ""}
${view.events.length ? html`<section><h2>Events</h2><ol class="events">${view.events.map((e) => eventItem(e))}</ol></section>` : ""}
</div>
<div class="rail">
${view.offices.length ? html`<section><h2>As pages call them</h2><ul class="offices">${view.offices.map((o) => html`<li>${o.title} <span class="facts">${sourceLink(articleHref(o.article), o.day ? dateInWords(o.day) : "undated")}</span></li>`)}</ul></section>` : ""}
${view.stories.length ? html`<section id="stories"><h2>Stories</h2><ul class="named">${view.stories.map((one) => html`<li data-row><a data-open href="/story/${one.id}"${lang(one.language)}>${set(one.title, one.language)}</a> <span class="facts">${count(one.articles, "article")}</span></li>`)}</ul></section>` : ""}
<section><h2>Named in</h2><ul class="named">${view.in.map((a) => html`<li data-row><a data-open href="${articleHref(a.id)}">${a.title}</a> <span class="facts">${a.publisher ?? "unknown publisher"}, ${when(a.day)}</span></li>`)}</ul></section>
${view.alike.length ? html`<section id="alike"><h2>Names alike</h2><ul class="named">${view.alike.map((one) => html`<li><a href="${nameHref(one.key)}">${one.name}</a> <span class="facts">${one.kind}, ${count(one.articles, "article")}</span></li>`)}</ul></section>` : ""}
${joinName(view, reader)}
</div>
</div>
</article>`,
  );
}

/** To all statements of a speaker or a relay, where days and words can narrow them. */
const allOf = (field: "speaker" | "via", name: string): Html =>
  html`<p class="facts"><a href="/search?q=${encodeURIComponent(`${field}:"${name.replaceAll('"', " ")}"`)}&in=statements">All of them, as a search</a></p>`;

export function differencePage({ before, after, diff }: DifferenceView): Html {
  const label = (side: DifferenceView["before"]): Html =>
    html`<a href="/article/${side.article}/${side.sha256}">${side.publisher ?? side.title}</a>, ${when(side.at)}`;
  return page(
    {
      title: "Differences",
      json: `/differences/${before.article}@${before.sha256}/${after.article}@${after.sha256}.json`,
    },
    html`<h1>Differences</h1>
<p class="facts">From ${label(before)} to ${label(after)}: ${kinds[diff.kind] ?? diff.kind}. ${Math.round(diff.ofA * 100)}% of the first text stands in the second, ${Math.round(diff.ofB * 100)}% of the second in the first.</p>
${lineChange("Headline", diff.headline)}${lineChange("Standfirst", diff.standfirst)}
<section><h2>Text</h2>${diff.changes.length ? html`<ol class="differences">${diff.changes.map((change) => textChange(change, before.text, after.text))}</ol>` : empty("No passage was added, cut, changed or moved.")}</section>`,
  );
}

function lineChange(name: string, { kind, before, after }: LineChange): Html | "" {
  if (kind === "same") return "";
  return html`<section><h2>${name} <span class="facts">${kind}</span></h2>${before ? html`<p><del>${before}</del></p>` : ""}${after ? html`<p><ins>${after}</ins></p>` : ""}</section>`;
}

function textChange({ kind, a, b, words }: TextChange, before: string, after: string): Html {
  const body =
    kind === "changed"
      ? html`${words.map((w) => (w.kind === "cut" ? html`<del>${before.slice(w.span.start, w.span.end)}</del> ` : w.kind === "added" ? html`<ins>${after.slice(w.span.start, w.span.end)}</ins> ` : html`${after.slice(w.span.start, w.span.end)} `))}`
      : kind === "cut"
        ? html`<del>${before.slice(a!.start, a!.end)}</del>`
        : kind === "added"
          ? html`<ins>${after.slice(b!.start, b!.end)}</ins>`
          : html`${after.slice(b!.start, b!.end)}`;
  return html`<li class="${kind}"><span class="facts">${kind}</span> ${body}</li>`;
}

export function changesPage(changes: readonly KeptChange[], reader: Reader): Html {
  return page(
    { title: "Changes", json: "/changes.json" },
    html`<h1>What people changed</h1>${reader.loggedIn ? html`<p class="facts">You are ${reader.name ?? "here by the token"} · <a href="/login">log out</a></p>` : ""}${changeList(changes, reader, "/changes")}`,
  );
}

const keys: readonly [string, string][] = [
  ["j", "next line"],
  ["k", "previous line"],
  ["o", "open the line's source"],
  ["s", "to the statements of this page"],
  ["t", "to the timeline of this page"],
  ["/", "search"],
  ["g f", "go to the front page"],
  ["g a", "go to “Add a page”"],
  ["g c", "go to the changes"],
  ["?", "this list"],
];

export function keysPage(): Html {
  return page(
    { title: "Keys" },
    html`<h1>Keys</h1><dl class="keys">${keys.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}</dl><p class="facts">Keys do nothing while you type in a field. Without JavaScript every link and form works as it is.</p>`,
  );
}

export function loginPage(next: string, problem: string | null): Html {
  return page(
    { title: "Log in", bare: true },
    html`<h1>Log in</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
<form class="fields" method="post" action="/login">
<input type="hidden" name="next" value="${next}">
<label>Name <input name="name" autocomplete="username"></label>
<label>Password, or with no name the token <input name="password" type="password" autocomplete="current-password" required></label>
<button>Log in</button>
</form>`,
  );
}

export function logoutPage(reader: Reader): Html {
  return page(
    { title: "Log out" },
    html`<h1>Logged in</h1>
<p>${reader.name === null ? "By the token: you may read." : html`As <strong>${reader.name}</strong>: you may read${reader.editor ? ", add and correct" : ""}.`}</p>
<form class="fields" method="post" action="/logout"><input type="hidden" name="csrf" value="${reader.csrf}"><button>Log out</button></form>`,
  );
}

export function problemPage(status: number, text: string): Html {
  return page(
    { title: text, bare: status === 421 },
    html`<h1>${text}</h1><p class="facts">${status}</p><p><a href="/">To the front page</a></p>`,
  );
}
