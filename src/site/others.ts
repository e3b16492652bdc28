/** The smaller pages: a name, a search, a citation, and what went wrong. */
import { html } from "hono/html";
import type { ActorView } from "../desk/actor.ts";
import type { Hit } from "../desk/search.ts";
import { count, type Html, page, when } from "./layout.ts";
import { articleHref, empty, eventItem, nameHref, statementItem } from "./parts.ts";

export function actorPage(view: ActorView): Html {
  return page(
    { title: view.name, json: `${nameHref(view.key)}.json` },
    html`<article class="actor">
<header><h1>${view.name}</h1><p class="facts">${view.kind} · ${count(view.articles, "article")}</p>
${view.offices.length ? html`<ul class="offices">${view.offices.map((o) => html`<li>${o.title} <a class="source" href="${articleHref(o.article)}">${when(o.day)}</a></li>`)}</ul>` : ""}</header>
<section><h2>Said</h2>${view.statements.length ? html`<ol class="statements">${view.statements.map(statementItem)}</ol>` : empty("No statement in this ledger.")}</section>
${view.relayed.length ? html`<section><h2>Passed on</h2><ol class="statements">${view.relayed.map(statementItem)}</ol></section>` : ""}
${view.events.length ? html`<section><h2>Events</h2><ol class="events">${view.events.map(eventItem)}</ol></section>` : ""}
<section><h2>Named in</h2><ul>${view.in.map((a) => html`<li>${when(a.day)} ${a.publisher ?? "unknown publisher"}: <a href="${articleHref(a.id)}">${a.title}</a></li>`)}</ul></section>
</article>`,
  );
}

export function searchPage(query: string, hits: readonly Hit[], problem: string | null = null): Html {
  return page(
    {
      title: query ? `Search: ${query}` : "Search",
      query,
      json: `/search.json?q=${encodeURIComponent(query)}`,
    },
    html`<h1>Search</h1>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
${!problem && query && !hits.length ? empty("Nothing in this ledger fits.") : ""}
<ol class="hits">${hits.map(
      ({ row, title, sentences }) => html`<li><h2><a href="${articleHref(row.id)}">${title}</a></h2>
<p class="facts">${row.publisher ?? "unknown publisher"} · ${when(row.published ?? row.latest)}${row.agency ? ` · copy of ${row.agency}` : ""}</p>
${sentences.map((s) => html`<p><a class="number" href="${articleHref(row.id, `n${s.number}`)}">[${s.number}]</a> ${s.text}</p>`)}</li>`,
    )}</ol>`,
  );
}

export function citePage(
  id: string,
  forms: readonly { readonly name: string; readonly text: string }[],
): Html {
  return page(
    { title: "Cite" },
    html`<h1>Cite</h1><p class="facts">Entry <code>${id}</code></p>${forms.map(({ name, text }) => html`<section><h2>${name}</h2><pre>${text}</pre></section>`)}`,
  );
}

export function problemPage(status: number, text: string): Html {
  return page(
    { title: text },
    html`<h1>${text}</h1><p class="facts">${status}</p><p><a href="/">To the front page</a></p>`,
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
