/** What leaves a ledger in each form: chosen articles, or a story, as files. */
import { whichFirst } from "../copy/first.ts";
import { type Citation, cite } from "../export/citation.ts";
import { toCsv } from "../export/csv.ts";
import { toCalendar } from "../export/ical.ts";
import { type PlacedArticle, toNewsArticle, toProv } from "../export/jsonld.ts";
import { toNinjs } from "../export/ninjs.ts";
import { type Table, tableToCsv, tableToParquet } from "../export/tables.ts";
import { toTimelineJs } from "../export/timelinejs.ts";
import { filedOf } from "../ledger/filed.ts";
import { entryIds } from "../ledger/ids.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import { eventsOf, statementsOf, titleOf } from "./entries.ts";
import { happeningsOf } from "./happenings.ts";
import { happeningItems } from "./items.ts";
import { type Lens, lensOf } from "./lens.ts";

export const exportForms = [
  "readings",
  "ninjs",
  "jsonld",
  "annotations",
  "prov",
  "timelinejs",
  "ical",
  "timeline-csv",
  "csv",
  "parquet",
  "csl",
  "bibtex",
] as const;
export type ExportForm = (typeof exportForms)[number];

export interface ExportFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** `now` (ISO 8601) is written where a form asks when it was made. */
export async function exportOf(
  ledger: Ledger,
  articles: readonly Stored[],
  form: ExportForm,
  title: string,
  now: string,
): Promise<ExportFile[]> {
  const lens = await lensOf(ledger);
  const sources = new Map(articles.map((stored) => [stored.id, stored]));
  const items = (): ReturnType<typeof happeningItems> =>
    happeningItems(happeningsOf(articles, lens), ({ article }) => {
      const stored = sources.get(article)!;
      return { title: titleOf(stored), url: stored.url };
    });
  const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  switch (form) {
    case "readings":
      return [{ name: "readings.jsonl", content: lines(articles.map(({ reading }) => reading)) }];
    case "ninjs":
      return [
        {
          name: "ninjs.jsonl",
          content: lines(
            articles.map((stored) => toNinjs(stored.reading, stored.sha256, accessedOf(stored))),
          ),
        },
      ];
    case "jsonld":
      return [
        {
          name: "articles.jsonld",
          content: JSON.stringify({ "@graph": await newsArticles(ledger, articles) }, null, 1),
        },
      ];
    case "annotations":
      return [{ name: "annotations.json", content: JSON.stringify(annotations(articles), null, 1) }];
    case "prov":
      return [
        {
          name: "provenance.jsonld",
          content: JSON.stringify(
            toProv(
              await Promise.all(articles.map((stored) => placed(ledger, stored))),
              (reading) => entryIds(reading).statements,
            ),
            null,
            1,
          ),
        },
      ];
    case "timelinejs":
      return [{ name: "timeline.json", content: JSON.stringify(toTimelineJs(items(), title), null, 1) }];
    case "ical":
      return [{ name: "events.ics", content: toCalendar(items(), title, now) }];
    case "timeline-csv":
      return [{ name: "timeline.csv", content: toCsv(items()) }];
    case "csv":
      return tablesOf(articles, lens).map((table) => ({
        name: `${table.name}.csv`,
        content: tableToCsv(table),
      }));
    case "parquet":
      return tablesOf(articles, lens).map((table) => ({
        name: `${table.name}.parquet`,
        content: tableToParquet(table),
      }));
    case "csl":
      return [
        {
          name: "references.json",
          content: `[${articles.map((stored) => cite(wholeArticle(stored), "csl")).join(",\n")}]\n`,
        },
      ];
    case "bibtex":
      return [
        {
          name: "references.bib",
          content: `${articles.map((stored) => cite(wholeArticle(stored), "bibtex")).join("\n\n")}\n`,
        },
      ];
  }
}

function accessedOf({ versions, sha256 }: Stored): string {
  const version = versions.find((v) => v.sha256 === sha256)!;
  return version.capturedAt ?? version.addedAt;
}

/** A reference to a whole article cites its first paragraph as the passage that identifies it. */
function wholeArticle(stored: Stored): Citation {
  const { text, paragraphs } = stored.reading.article;
  return {
    id: stored.id,
    reading: stored.reading,
    span: paragraphs[0] ?? { start: 0, end: text.length },
    sha256: stored.sha256,
    source: stored.source,
    accessed: accessedOf(stored),
  };
}

async function placed(ledger: Ledger, stored: Stored): Promise<PlacedArticle> {
  const rows = stored.fold ? await ledger.fold(stored.fold) : [];
  const members =
    rows.length > 1
      ? await Promise.all(rows.map(async ({ id }) => filedOf((await ledger.article(id))!)))
      : [];
  const first = members.length ? whichFirst(members) : null;
  return {
    reading: stored.reading,
    sha256: stored.sha256,
    fold: stored.fold ?? stored.id,
    story: stored.story,
    source: first?.article && first.article !== stored.id ? first.article : null,
    confidence: first?.confidence ?? "known",
  };
}

async function newsArticles(ledger: Ledger, articles: readonly Stored[]): Promise<unknown[]> {
  return Promise.all(
    articles.map(async (stored) => {
      const one = await placed(ledger, stored);
      const source = one.source && (await ledger.article(one.source));
      return toNewsArticle(one, source ? (source.url ?? `urn:newsledger:${source.id}`) : null);
    }),
  );
}

/** A W3C AnnotationPage with one annotation a statement. */
function annotations(articles: readonly Stored[]): unknown {
  const items = articles.flatMap((stored) => {
    const ids = entryIds(stored.reading).statements;
    const citation = wholeArticle(stored);
    return stored.reading.statements.map(
      (statement, at) =>
        JSON.parse(cite({ ...citation, id: ids[at]!, span: statement.sentence }, "annotation")) as unknown,
    );
  });
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "urn:newsledger:annotations",
    type: "AnnotationPage",
    items,
  };
}

const articleColumns = [
  "id",
  "url",
  "source",
  "headline",
  "section",
  "publisher",
  "agency",
  "edited",
  "language",
  "published",
  "earliest",
  "latest",
  "fold",
  "story",
  "sha256",
];
const statementColumns = [
  "id",
  "article",
  "speaker",
  "source",
  "via",
  "act",
  "manner",
  "words",
  "said_on",
  "day",
  "sentence",
  "marked_wrong",
];
const eventColumns = [
  "id",
  "article",
  "when",
  "status",
  "what",
  "where",
  "who",
  "according_to",
  "sentence",
  "marked_wrong",
];
const copyColumns = ["fold", "article", "publisher", "published", "agency", "story"];

function tablesOf(articles: readonly Stored[], lens: Lens): Table[] {
  const names = (list: readonly { readonly name: string }[]): string =>
    list.map(({ name }) => name).join("; ");
  return [
    {
      name: "articles",
      columns: articleColumns,
      rows: articles.map((a) => [
        a.id,
        a.url,
        a.source,
        titleOf(a),
        a.section,
        a.publisher,
        a.agency,
        a.reading.origin.edited,
        a.language,
        a.published,
        a.earliest,
        a.latest,
        a.fold,
        a.story,
        a.sha256,
      ]),
    },
    {
      name: "statements",
      columns: statementColumns,
      rows: articles.flatMap((a) =>
        statementsOf(a, lens).map((s) => [
          s.id,
          s.article,
          s.speaker?.name ?? null,
          s.source,
          names(s.via) || null,
          s.act,
          s.manner,
          s.words,
          s.saidOn,
          s.day,
          s.sentence,
          s.wrong ? 1 : 0,
        ]),
      ),
    },
    {
      name: "events",
      columns: eventColumns,
      rows: articles.flatMap((a) =>
        eventsOf(a, lens).map((e) => [
          e.id,
          e.article,
          e.when,
          e.status,
          e.what,
          names(e.where) || null,
          names(e.who) || null,
          names(e.accordingTo) || null,
          e.sentence,
          e.wrong ? 1 : 0,
        ]),
      ),
    },
    {
      name: "copies",
      columns: copyColumns,
      rows: articles.map((a) => [a.fold, a.id, a.publisher, a.published, a.agency, a.story]),
    },
  ];
}
