import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import type { Page } from "../model.ts";
import { streamOf } from "./bytes.ts";
import { feedOf, mhtmlOf, newsmlOf, ninjsOf, pageMarkup, warcRecord } from "./cases/carriers.ts";
import { type Hints, pagesOf, rowsOf } from "./page.ts";

async function all(stream: AsyncIterable<Page>): Promise<{ pages: Page[]; error: string | null }> {
  const pages: Page[] = [];
  try {
    for await (const page of stream) pages.push(page);
  } catch (error) {
    assert.equal((error as Error).name, "PageError", String(error));
    return { pages, error: (error as Error).message };
  }
  return { pages, error: null };
}

const bytesOf = (input: string | Uint8Array): Uint8Array =>
  typeof input === "string" ? Buffer.from(input) : input;
const read = (input: string | Uint8Array, hints?: Hints): ReturnType<typeof all> =>
  all(pagesOf("in", streamOf(bytesOf(input)), hints));

/** One byte a chunk: whatever is told from the bytes must not hang on where a chunk ends. */
async function* drop(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at++) yield bytes.subarray(at, at + 1);
}

async function one(input: string | Uint8Array, hints?: Hints): Promise<Page> {
  const { pages, error } = await read(input, hints);
  assert.equal(error, null);
  assert.equal(pages.length, 1);
  return pages[0]!;
}

test("markup and text are told apart by the bytes", async () => {
  assert.equal((await one(pageMarkup("Osterby"))).form, "html");
  assert.equal((await one("The council of Osterby met.\nIt voted <b>twice</b>.")).form, "text");
  assert.equal((await one(pageMarkup("Osterby"), { form: "text" })).form, "text");
});

const refused: [string, string | Uint8Array, RegExp][] = [
  ["an empty file", "", /empty/],
  ["white space", " \n\t ", /empty/],
  ["a PDF", "%PDF-1.7\n1 0 obj", /PDF/],
  ["a PNG", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /PNG/],
  ["a JPEG", Buffer.from("ffd8ffe000104a464946", "hex"), /JPEG/],
  ["bytes of no known kind", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), /binary/],
  ["other XML", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', /svg/],
  ["other JSON", '{"name": 1}', /JSON/],
  ["rows", '{"id": 1, "text": "a"}\n{"id": 2, "text": "b"}\n', /--articles/],
  ["a feed without items", "<rss version='2.0'><channel><title>T</title></channel></rss>", /feed/],
  ["a gzip that swells", zlib.gzipSync(Buffer.alloc(200 << 20, 97)), /64 MiB/],
  ["a gzip cut short", zlib.gzipSync(pageMarkup("Osterby").repeat(50)).subarray(0, 150), /gzip/],
];
for (const [name, input, reason] of refused) {
  test(`refuses ${name} with its reason`, async () => {
    const { pages, error } = await read(input);
    assert.match(error ?? "", reason);
    assert.equal(pages.length, 0);
  });
}

const charsets: [string, Uint8Array, Hints | undefined, string, string][] = [
  [
    "a meta in a comment that nothing closes",
    Buffer.from('<html><!-- <meta charset="windows-1251"><p>M\u00fcller</p></html>', "latin1"),
    undefined,
    "windows-1252",
    "Müller",
  ],
  ["UTF-8", Buffer.from("Der Müller schläft."), undefined, "utf-8", "Müller"],
  ["UTF-16LE", Buffer.from("\ufeffDer Müller schläft.", "utf16le"), undefined, "utf-16le", "Müller"],
  [
    "a header's charset",
    Buffer.from("M\u00fcller", "latin1"),
    { contentType: "text/plain; charset=iso-8859-1" },
    "windows-1252",
    "Müller",
  ],
  [
    "a meta's charset",
    Buffer.from(
      '<html><meta charset="windows-1251"><p>\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2</p></html>',
      "latin1",
    ),
    undefined,
    "windows-1251",
    "Привет",
  ],
  [
    "Shift_JIS by meta",
    Buffer.from(
      '<html><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>\u0093\u00fa\u0096\u007b</p></html>',
      "latin1",
    ),
    undefined,
    "shift_jis",
    "日本",
  ],
  [
    "windows-1251 undeclared",
    Buffer.from(
      "\u00cf\u00f0\u00e5\u00e7\u00e8\u00e4\u00e5\u00ed\u00f2 \u00e7\u00e0\u00ff\u00e2\u00e8\u00eb, \u00f7\u00f2\u00ee \u00e2\u00f1\u00f2\u00f0\u00e5\u00f7\u00e0 \u00f1\u00ee\u00f1\u00f2\u00ee\u00e8\u00f2\u00f1\u00ff",
      "latin1",
    ),
    undefined,
    "windows-1251",
    "Президент",
  ],
  [
    "windows-1255 undeclared",
    Buffer.from(
      "\u00f8\u00e0\u00f9 \u00e4\u00ee\u00ee\u00f9\u00ec\u00e4 \u00e0\u00ee\u00f8 \u00e4\u00e9\u00e5\u00ed",
      "latin1",
    ),
    undefined,
    "windows-1255",
    "הממשלה",
  ],
  [
    "windows-1252 undeclared",
    Buffer.from("Le pr\u00e9sident a d\u00e9clar\u00e9 \u00e0 Gen\u00e8ve", "latin1"),
    undefined,
    "windows-1252",
    "Genève",
  ],
  [
    "UTF-8 under another name",
    Buffer.from('<html><meta charset="gbk"><p>会谈开始</p></html>'),
    undefined,
    "utf-8",
    "会谈开始",
  ],
];
for (const [name, bytes, hints, charset, word] of charsets) {
  test(`reads ${name}`, async () => {
    const page = await one(bytes, hints);
    assert.equal(page.charset, charset);
    assert.ok(page.content.includes(word), page.content);
  });
}

test("bytes that a declared charset does not know are replaced, and a note counts them", async () => {
  const page = await one(Buffer.from('<html><meta charset="utf-8"><p>M\u00fcller</p></html>', "latin1"));
  assert.ok(page.content.includes("M\ufffdller"));
  assert.deepEqual(
    page.notes.map(({ rule }) => rule),
    ["invalid-bytes"],
  );
});

for (const kind of ["rss", "atom", "rdf", "json"] as const) {
  test(`one page an item of a feed: ${kind}`, async () => {
    const { pages, error } = await read(feedOf(kind), { url: "https://osterby.example/feed" });
    assert.equal(error, null);
    assert.deepEqual(
      pages.map(({ source }) => source),
      ["in#1", "in#2"],
    );
    assert.equal(pages[0]!.url, "https://osterby.example/1");
    assert.equal(pages[0]!.given.title, "Bridge & harbour");
    assert.equal(pages[0]!.given.published?.slice(0, 10), "2025-02-27");
    assert.equal(pages[0]!.given.id, undefined);
    assert.match(pages[0]!.content, /council of Osterby/);
  });
}

test("a WARC gives its pages with address and moment, plain and in gzip members", async () => {
  const records = [
    warcRecord("warcinfo", "", "x"),
    warcRecord("response", pageMarkup("One"), "text/html"),
    warcRecord("response", "PNG", "image/png"),
    warcRecord("response", pageMarkup("Two"), "text/html", { chunked: true, gzip: true }),
  ];
  for (const file of [
    Buffer.concat(records),
    Buffer.concat(records.map((record) => zlib.gzipSync(record))),
  ]) {
    for (const stream of [streamOf(file), drop(file)]) {
      const { pages, error } = await all(pagesOf("in", stream));
      assert.equal(error, null);
      assert.deepEqual(
        pages.map(({ source }) => source),
        ["in#1", "in#2"],
      );
      assert.equal(pages[0]!.url, "https://osterby.example/page");
      assert.equal(pages[0]!.capturedAt, "2025-02-27T10:00:00Z");
      assert.match(pages[1]!.content, /Two/);
    }
  }
});

test("a cut WARC gives the good records first, then one reason", async () => {
  const file = Buffer.concat([
    warcRecord("response", pageMarkup("One"), "text/html"),
    warcRecord("response", pageMarkup("Two"), "text/html"),
  ]);
  for (const cut of [
    file.subarray(0, -200),
    Buffer.concat([zlib.gzipSync(file.subarray(0, -200)).subarray(0, -8)]),
  ]) {
    const { pages, error } = await read(cut);
    assert.equal(pages.length, 1);
    assert.match(error ?? "", /early|damaged/);
  }
});

test("wire items keep headline, names, credit and dateline: NewsML-G2", async () => {
  const page = await one(newsmlOf());
  assert.deepEqual(
    [
      page.form,
      page.given.title,
      page.given.bylines,
      page.given.credits?.includes("NNA"),
      page.given.published,
    ],
    ["html", "Bridge reopens", ["Ada Brook"], true, "2025-02-27T10:00:00Z"],
  );
  assert.match(page.content, /<p>The council of Osterby/);
});

test("wire items keep headline, names and credit: ninjs", async () => {
  const page = await one(ninjsOf());
  assert.deepEqual(
    [page.form, page.given.title, page.given.bylines, page.given.credits],
    ["html", "Bridge reopens", ["Ada Brook"], ["NNA"]],
  );
});

test("a saved page (MHTML) is its HTML part", async () => {
  const page = await one(mhtmlOf());
  assert.equal(page.url, "https://osterby.example/page");
  assert.match(page.content, /Müller/);
});

test("rows keep their text to the unit, plain and in gzip, and name a bad line", async () => {
  const text = "  Zwei  Räume\r\nund \ud83d\ude00 ein Zeichen ";
  const file = Buffer.from(
    `${JSON.stringify({ id: "a", text, title: "T", url: "https://osterby.example/" })}\n\n${JSON.stringify({ id: 7, text })}\n`,
  );
  for (const bytes of [file, zlib.gzipSync(file)]) {
    const { pages, error } = await all(rowsOf("in", drop(bytes)));
    assert.equal(error, null);
    assert.deepEqual(
      pages.map((page) => [page.source, page.form, page.content === text, page.given.id]),
      [
        ["a", "row", true, "a"],
        ["7", "row", true, "7"],
      ],
    );
  }
  const { pages, error } = await all(rowsOf("in", drop(Buffer.from('{"text": "a"}\n{]\n{"text": "b"}'))));
  assert.deepEqual([pages.map(({ content }) => content), error], [["a", "b"], "left out: no JSON (line 2)"]);
});

test("an oversized page is read no further than the limit", async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      given += 1 << 20;
      yield Buffer.alloc(1 << 20, 97);
    }
  }
  const { error } = await all(pagesOf("in", endless()));
  assert.match(error ?? "", /64 MiB/);
  assert.ok(given <= 66 << 20);
});
