/** A reading on one screen for a person: every line carries the number of the sentence that it was taken from. */
import type { Event, Member, Reading, Span, Statement } from "../model.ts";
import { makeProse } from "../text/prose.ts";
import { clean, cut, heading, paint, wrap } from "./terminal.ts";

export function screenOf(reading: Reading): string {
  const view = viewOf(reading);
  const parts = [head(reading), article(view), statements(view), events(view), cast(view), setAside(reading)];
  return parts.filter(Boolean).join("\n\n");
}

interface View {
  readonly reading: Reading;
  readonly sentences: readonly Span[];
  readonly name: ReadonlyMap<string, string>;
  readonly number: (span: Span) => string;
}

function viewOf(reading: Reading): View {
  const { text, paragraphs, language } = reading.article;
  const { sentences } = makeProse(text, paragraphs, language ?? undefined);
  return {
    reading,
    sentences,
    name: new Map(reading.cast.map((member) => [member.id, member.name])),
    number: ({ start }) => `[${sentences.findIndex((s) => start < s.end) + 1}]`.padStart(5),
  };
}

function head({ article, origin, page, url }: Reading): string {
  const lines = [paint("dim", clean(url ?? page))];
  if (article.section) lines.push(paint("cyan", clean(article.section)));
  if (article.headline) lines.push(paint("bold", wrap(article.headline, 0)));
  if (article.standfirst) lines.push(paint("italic", wrap(article.standfirst, 0)));
  const facts = [
    article.bylines.length ? `by ${article.bylines.join(", ")}` : null,
    article.publisher,
    publishedLine(article.published),
    article.modified ? `modified ${article.modified}` : null,
    article.paywalled ? "stops at a paywall" : null,
  ].filter((fact) => fact !== null);
  if (facts.length) lines.push(wrap(facts.join(" · "), 0));
  lines.push(wrap(copyLine(origin), 0));
  return lines.join("\n");
}

export function publishedLine(published: Reading["article"]["published"]): string | null {
  if (!published) return "no date stated";
  if (published.value) return `published ${published.value}`;
  const { earliest, latest } = published;
  if (earliest && latest)
    return earliest === latest
      ? `published on ${earliest}, as its text implies`
      : `published between ${earliest} and ${latest}, as its text implies`;
  if (earliest) return `published on or after ${earliest}, as its text implies`;
  return latest ? `published on or before ${latest}, as its text implies` : "no date stated";
}

const edits = {
  none: "carried as it came",
  headline: "only the headline edited",
  text: "edited by the publisher",
  unknown: "edits unknown",
};

function copyLine(origin: Reading["origin"]): string {
  return origin.agency
    ? `Copy of ${origin.agency}, ${edits[origin.edited]}`
    : "Whose copy: the page credits no agency";
}

function article({ reading, sentences }: View): string {
  const { text } = reading.article;
  const lines: string[] = [heading("Article")];
  let paragraph = -1;
  sentences.forEach((sentence, index) => {
    const own = (sentence as { paragraph?: number }).paragraph ?? 0;
    if (own !== paragraph && paragraph >= 0) lines.push("");
    paragraph = own;
    lines.push(
      `${paint("dim", `[${index + 1}]`.padStart(5))} ${wrap(text.slice(sentence.start, sentence.end), 6)}`,
    );
  });
  return lines.length > 1 ? lines.join("\n") : `${heading("Article")}\n      no text found`;
}

function statements(view: View): string {
  const all = view.reading.statements;
  const said = all.filter(({ act }) => act === "said");
  const lines = said.map((statement) => statementLine(view, statement));
  const thoughts = all.length - said.length;
  if (!lines.length) lines.push("      nothing that anyone is reported to have said");
  if (thoughts)
    lines.push(
      paint(
        "dim",
        `      and ${thoughts} reported ${thoughts === 1 ? "thought" : "thoughts"} (--json shows them)`,
      ),
    );
  return [heading("Who said what"), ...lines].join("\n");
}

/** "[7] Vladimir Putin via TASS: “We all see …”". */
export function statementLine({ reading, name, number }: View, statement: Statement): string {
  const words = statement.content.map(({ start, end }) => reading.article.text.slice(start, end)).join(" … ");
  return `${paint("dim", number(statement.sentence))} ${wrap(`${speakerOf(reading, name, statement)}: ${words}`, 6)}`;
}

function speakerOf(
  { article }: Reading,
  name: ReadonlyMap<string, string>,
  { speaker, source, via, saidOn }: Statement,
): string {
  const described = source
    ? `${article.text.slice(source.start, source.end)} (not resolved)`
    : "unattributed";
  const who = speaker ? (name.get(speaker) ?? described) : described;
  const through = via.length ? ` via ${via.map((id) => name.get(id) ?? id).join(" via ")}` : "";
  return `${who}${through}${saidOn ? ` (${saidOn})` : ""}`;
}

function events(view: View): string {
  const lines = view.reading.events.map((event) => eventLine(view, event));
  if (!lines.length) lines.push("      no event with a place in time");
  return [heading("What happened when"), ...lines].join("\n");
}

function eventLine({ reading, name, number }: View, event: Event): string {
  const what = reading.article.text.slice(event.what.start, event.what.end);
  const extra = [
    event.status === "happened" ? null : event.status,
    event.where.length ? `in ${event.where.map((id) => name.get(id)).join(", ")}` : null,
    event.accordingTo.length
      ? `according to ${event.accordingTo.map((id) => name.get(id)).join(", ")}`
      : null,
  ].filter((part) => part !== null);
  const when = (event.when ?? "undated").padEnd(10);
  return `${paint("dim", number(event.sentence))} ${when}  ${wrap(`${what}${extra.length ? ` (${extra.join("; ")})` : ""}`, 18)}`;
}

function cast({ reading }: View): string {
  const kinds: [Member["kind"], string][] = [
    ["person", "people"],
    ["organisation", "organisations"],
    ["place", "places"],
  ];
  const lines = kinds.flatMap(([kind, label]) => {
    const members = reading.cast.filter((member) => member.kind === kind);
    return members.length ? [`      ${label}: ${wrap(members.map(memberLine).join("; "), 6)}`] : [];
  });
  return [heading("Cast"), ...(lines.length ? lines : ["      no names found"])].join("\n");
}

function memberLine({ name, offices }: Member): string {
  const titles = [...new Set(offices.map(({ title }) => title))].filter((title) => title !== name);
  return titles.length ? `${name} (${titles.join(", ")})` : name;
}

function setAside({ article, notes }: Reading): string {
  const lines = [
    ...article.notices.map((notice) => `notice: ${notice}`),
    ...article.corrections.map((correction) => `correction: ${correction}`),
    ...article.captions.map(({ text, credit }) => `caption: ${text}${credit ? ` (${credit})` : ""}`),
  ].map((line) => `      ${wrap(cut(line, 300), 6)}`);
  if (article.teasers.length) {
    lines.push(
      `      ${article.teasers.length} teasers of other stories, from "${cut(article.teasers[0]!, 50)}" to "${cut(article.teasers.at(-1)!, 50)}"`,
    );
  }
  if (notes.length)
    lines.push(
      paint(
        "dim",
        `      ${notes.length} ${notes.length === 1 ? "note" : "notes"}; "newsledger explain" gives each rule and reason`,
      ),
    );
  return lines.length ? [heading("Set aside"), ...lines].join("\n") : "";
}
