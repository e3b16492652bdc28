/** Small carriers of invented pages, made here so that a case shows what is in it. */
import zlib from "node:zlib";

export const pageMarkup = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>The council of Osterby met on Monday.</p></body></html>`;

const story = "<p>The council of Osterby met on Monday.</p><p>It voted for the bridge.</p>";
const escaped = story.replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A feed with one item in full and one with a summary alone. */
export function feedOf(kind: "rss" | "atom" | "rdf" | "json"): string {
  if (kind === "rss") {
    return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title><item><title>Bridge &amp; harbour</title><link>/1</link><guid>g1</guid><pubDate>Thu, 27 Feb 2025 23:30:00 +0530</pubDate><description>Short.</description><content:encoded><![CDATA[${story}]]></content:encoded></item><item><title>Two</title><link>/2</link><description>Short.</description></item></channel></rss>`;
  }
  if (kind === "atom") {
    return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>x</id><updated>2025-02-27T10:00:00Z</updated><entry><id>1</id><title>Bridge &amp; harbour</title><link href="/1"/><updated>2025-02-27T10:00:00Z</updated><content type="html">${escaped}</content></entry><entry><id>2</id><title>Two</title><link href="/2"/><updated>2025-02-27T10:00:00Z</updated><summary>Short.</summary></entry></feed>`;
  }
  if (kind === "rdf") {
    return `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://osterby.example/"><title>Post</title><link>https://osterby.example/</link><description>d</description></channel><item rdf:about="https://osterby.example/1"><title>Bridge &amp; harbour</title><link>https://osterby.example/1</link><description>${escaped}</description><dc:date>2025-02-27T10:00:00Z</dc:date></item><item rdf:about="https://osterby.example/2"><title>Two</title><link>https://osterby.example/2</link></item></rdf:RDF>`;
  }
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Post",
    items: [
      {
        id: "1",
        url: "https://osterby.example/1",
        title: "Bridge & harbour",
        content_html: story,
        date_published: "2025-02-27T10:00:00Z",
      },
      { id: "2", url: "https://osterby.example/2", title: "Two", summary: "Short." },
    ],
  });
}

/** One record of a WARC; a response's body in chunks or gzip as HTTP sends it. */
export function warcRecord(
  type: string,
  body: string,
  contentType: string,
  { chunked = false, gzip = false }: { chunked?: boolean; gzip?: boolean } = {},
): Buffer {
  const packed = gzip ? zlib.gzipSync(body) : Buffer.from(body);
  const sent = chunked
    ? Buffer.concat([Buffer.from(`${packed.length.toString(16)}\r\n`), packed, Buffer.from("\r\n0\r\n\r\n")])
    : packed;
  const http = `HTTP/1.1 200 OK\r\nContent-Type: ${contentType}\r\n${chunked ? "Transfer-Encoding: chunked\r\n" : ""}${gzip ? "Content-Encoding: gzip\r\n" : ""}\r\n`;
  const block = type === "response" ? Buffer.concat([Buffer.from(http), sent]) : Buffer.from(body);
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://osterby.example/page\r\nWARC-Date: 2025-02-27T10:00:00Z\r\nContent-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from("\r\n\r\n")]);
}

export const newsmlOf = (): string =>
  `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x"><itemMeta><provider qcode="nprov:NNA"/><versionCreated>2025-02-27T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Bridge reopens</headline><by>By Ada Brook</by><dateline>OSTERBY, Feb 27 (NNA) -</dateline><language tag="en"/></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The council of Osterby met.</p></body></html></inlineXML></contentSet></newsItem>`;

export const ninjsOf = (): string =>
  JSON.stringify({
    uri: "urn:x",
    type: "text",
    headline: "Bridge reopens",
    byline: "By Ada Brook",
    provider: "NNA",
    versioncreated: "2025-02-27T10:00:00Z",
    body_xhtml: story,
  });

export const mhtmlOf = (): string =>
  [
    "From: <Saved by a browser>",
    "Snapshot-Content-Location: https://osterby.example/page",
    "Date: Thu, 27 Feb 2025 10:00:00 -0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; type="text/html"; boundary="--x1"',
    "",
    "----x1",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://osterby.example/page",
    "",
    "<html><body><p>Der M=C3=BCller schl=",
    "=C3=A4ft.</p></body></html>",
    "----x1--",
  ].join("\r\n");
