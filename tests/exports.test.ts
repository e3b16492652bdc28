/** Each export, read back by another reader or held against its own schema. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parquetReadObjects } from "hyparquet";
import { newsledger } from "./run.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-export-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
const ledger = path.join(folder, "x.db");
const root = path.resolve(import.meta.dirname, "..");
const read = (name: string): string => fs.readFileSync(path.join(folder, "out", name), "utf8");
const json = (name: string): Record<string, unknown> => JSON.parse(read(name)) as Record<string, unknown>;

before(async () => {
  const { code, err } = await newsledger([
    "add",
    path.join(root, "demo/pages/norvik-courier"),
    path.join(root, "demo/pages/harbour-times"),
    "--ledger",
    ledger,
  ]);
  assert.equal(code, 0, err);
  for (const form of [
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
  ]) {
    const run = await newsledger([
      "export",
      "--as",
      form,
      "--to",
      path.join(folder, "out"),
      "--ledger",
      ledger,
    ]);
    assert.equal(run.code, 0, `${form}: ${run.err}`);
  }
});

/** The part of ninjs 3.0 that is written, after IPTC's specification (CC BY 4.0); unknown properties are refused as there. */
const text = { type: "string" };
const closed = (properties: Record<string, unknown>, required: string[] = []): object => ({
  type: "object",
  additionalProperties: false,
  required,
  properties,
});
const named = { type: "array", items: closed({ name: text, rel: text, uri: text, literal: text }) };
const moment = {
  type: "string",
  pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)$",
};
const ninjs = closed(
  {
    uri: { type: "string", pattern: "^(https?|urn):" },
    standard: closed({ name: text, version: text, schema: text }),
    type: { const: "text" },
    representationType: { enum: ["full", "partial"] },
    firstCreated: moment,
    versionCreated: moment,
    language: text,
    by: text,
    located: text,
    headlines: { type: "array", items: closed({ role: text, contentType: text, value: text }, ["value"]) },
    descriptions: { type: "array", items: closed({ role: text, contentType: text, value: text }, ["value"]) },
    bodies: {
      type: "array",
      items: closed(
        {
          role: text,
          contentType: text,
          charCount: { type: "integer" },
          wordCount: { type: "integer" },
          value: text,
        },
        ["value"],
      ),
    },
    people: named,
    organisations: named,
    places: named,
    infoSources: { type: "array", items: closed({ name: text, role: text, uri: text, literal: text }) },
    altIds: { type: "array", items: closed({ role: text, value: text }) },
  },
  ["uri"],
);

test("ninjs 3.0 holds to its schema", () => {
  const valid = new Ajv2020().compile(ninjs);
  const items = read("ninjs.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  assert.ok(items.length > 5);
  for (const item of items) assert.ok(valid(item), JSON.stringify(valid.errors));
  assert.equal(valid({ ...(items[0] as object), surprise: 1 }), false);
});

test("Parquet says what CSV says, read by another library", async () => {
  for (const name of ["articles", "statements", "events", "copies"]) {
    const file = fs.readFileSync(path.join(folder, "out", `${name}.parquet`));
    const rows = await parquetReadObjects({
      file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length),
    });
    const csv = parseCsv(read(`${name}.csv`));
    assert.deepEqual(Object.keys(rows[0]!), csv[0]);
    assert.equal(rows.length, csv.length - 1, name);
    assert.deepEqual(
      rows.map((row) => String(row["id"] ?? row["article"])),
      csv.slice(1).map((row) => row[csv[0]!.indexOf(csv[0]!.includes("id") ? "id" : "article")]),
    );
  }
});

test("annotations carry quotes that stand in the text", () => {
  const { items } = json("annotations.json") as unknown as {
    items: { target: { selector: { exact: string; prefix: string; suffix: string } } }[];
  };
  const texts = read("readings.jsonl")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { article: { text: string } }).article.text);
  assert.ok(items.length > 20);
  for (const { target } of items) {
    const { exact, prefix, suffix } = target.selector;
    assert.ok(texts.some((whole) => whole.includes(prefix + exact + suffix)));
  }
});

test("JSON-LD: copies are based on their source, relays are delegations, every reference is in the graph", () => {
  const articles = json("articles.jsonld")["@graph"] as Record<string, unknown>[];
  assert.ok(
    articles.every((one) => one["@type"] === "NewsArticle" && typeof one["articleBody"] === "string"),
  );
  const graph = json("provenance.jsonld")["@graph"] as Record<string, unknown>[];
  const ids = new Set(graph.map((node) => node["@id"]));
  for (const node of graph) {
    for (const property of ["wasAttributedTo", "wasDerivedFrom", "hadPrimarySource", "wasQuotedFrom"]) {
      const reference = node[property] as { "@id": string } | undefined;
      if (reference) assert.ok(ids.has(reference["@id"]), `${property} ${reference["@id"]}`);
    }
  }
  assert.ok(graph.some((node) => node["wasQuotedFrom"]));
});

test("calendar and TimelineJS have the same dated events", () => {
  const calendar = read("events.ics").replaceAll(/\r\n[ \t]/g, "");
  assert.ok(calendar.startsWith("BEGIN:VCALENDAR\r\n") && calendar.endsWith("END:VCALENDAR\r\n"));
  for (const line of read("events.ics").split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  const uids = [...calendar.matchAll(/^UID:(.+)@newsledger\r$/gm)].map(([, id]) => id!);
  const slides = (json("timeline.json") as unknown as { events: { unique_id: string }[] }).events.map(
    ({ unique_id: id }) => id,
  );
  assert.ok(uids.length > 3);
  for (const id of uids) assert.ok(slides.includes(id), id);
  const planned = calendar.split("BEGIN:VEVENT").filter((event) => event.includes("STATUS:TENTATIVE"));
  assert.ok(planned.length > 0);
});

test("CSL-JSON and BibTeX name every article once", () => {
  const references = JSON.parse(read("references.json")) as { id: string; type: string }[];
  const entries = [...read("references.bib").matchAll(/^@online\{/gm)];
  assert.equal(references.length, entries.length);
  assert.equal(new Set(references.map(({ id }) => id)).size, references.length);
  assert.equal(
    read("references.bib").split("{").length,
    read("references.bib").split("}").length,
    "braces are balanced",
  );
});

test("the command line writes the static site, with whole addresses only below an address of the web", async () => {
  const site = path.join(folder, "site");
  const args = ["export", "--site", site, "--ledger", ledger];
  assert.equal((await newsledger([...args, "--base", "paper.example"])).code, 2);
  assert.equal(fs.existsSync(site), false);
  const { code, out, err } = await newsledger([...args, "--base", "https://paper.example/x"]);
  assert.equal(code, 0, err);
  assert.match(out, /^\d+ files in /);
  assert.ok(fs.globSync("**/index.html", { cwd: site }).length > 20);
  assert.match(
    fs.readFileSync(path.join(site, "sources.opml"), "utf8"),
    /https:\/\/paper\.example\/x\/story\//,
  );
});

function parseCsv(source: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let inside = false;
  for (let at = 0; at < source.length; at++) {
    const c = source[at]!;
    if (inside && c === '"' && source[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (c === '"') inside = !inside;
    else if (!inside && (c === "," || c === "\r")) {
      rows.at(-1)!.push(cell);
      cell = "";
      if (c === "\r") {
        at++;
        if (at < source.length - 1) rows.push([]);
      }
    } else cell += c;
  }
  return rows;
}
