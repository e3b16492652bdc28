/**
 * Addresses of the static copy: where each page of the site lies as a file, and how one file leads to another. All are
 * relative, so that the copy opens from a disk, from the root of a host and from below any path.
 */
import { createHash } from "node:crypto";
import path from "node:path";

/** Longer names of files are cut, and told apart by a hash: a page may call a person by four hundred letters. */
const longestName = 150;

/** "/story/1" is "story/1/index.html"; what is no page keeps its ending. Queries become part of the name. */
export function fileOf(address: string, html: boolean): string {
  const { pathname, searchParams } = new URL(address, "http://site.invalid");
  const parts = pathname.split("/").filter(Boolean).map(partOf);
  const query = [...searchParams].map(([name, value]) => `${name}-${value}`).join("-");
  if (!html) return parts.join("/");
  return [...parts, query ? `${partOf(query)}.html` : "index.html"].join("/");
}

function partOf(encoded: string): string {
  const name = decoded(encoded).replace(/[^\p{L}\p{N}\p{M} ._@-]/gu, "_");
  if (name === "." || name === "..") return "_";
  if (Buffer.byteLength(name) <= longestName) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${Array.from(name).slice(0, 30).join("")}-${hash}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The way from one file to another, as a link: "../../style.css". */
export function wayFrom(file: string, to: string): string {
  const way = path.posix.relative(path.posix.dirname(file), to);
  return way.split("/").map(encodeURIComponent).join("/").replaceAll("%40", "@");
}

/** Where a link of a page leads in the copy; null where that was not written. */
export type Lead = (href: string) => string | null;

/**
 * The page as a file: links lead to files, a link to what is not in the copy is plain text, and forms, which need a
 * server, are gone. Works on the site's own markup, in which no attribute holds ">" and no link holds another.
 */
export function forFiles(page: string, lead: Lead): string {
  return (
    page
      .replace(/<form\b[\s\S]*?<\/form>/g, "")
      .replace(/<nav aria-label="Newsledger">[\s\S]*?<\/nav>/, "")
      .replace(/<link rel="preload"[^>]*>\n?/g, "")
      .replace('<meta charset="utf-8">', `<meta charset="utf-8">\n${policy}`)
      .replace(
        /<(link|script)\b([^>]*?)\s(href|src)="(\/[^"]*)"([^>]*)>/g,
        (_, name, before, key, href, after) => {
          const to = lead(unescaped(href as string));
          return to === null ? "" : `<${name}${before} ${key}="${escaped(to)}"${after}>`;
        },
      )
      .replace(/<a\b([^>]*?)\shref="(\/[^"]*)"([^>]*)>([\s\S]*?)<\/a>/g, (_, before, href, after, label) => {
        const to = lead(unescaped(href as string));
        return to === null
          ? `<span class="gone">${label}</span>`
          : `<a${before} href="${escaped(to)}"${after}>${label}</a>`;
      })
      // A line of links loses what led elsewhere; words of a sentence stay.
      .replace(
        /<li><span class="gone">[^<]*<\/span><\/li>|<p class="facts"><span class="gone">[^<]*<\/span><\/p>| · <span class="gone">[^<]*<\/span>/g,
        "",
      )
      .replace(/(<section class="notes"[\s\S]*?<\/section>)/, (notes: string) =>
        notes.replace(/<span>(\/[^<]*)<\/span>/g, ""),
      )
  );
}

/** The site's headers are not there to say it. */
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'">`;

const unescaped = (href: string): string => href.replaceAll("&#39;", "'").replaceAll("&amp;", "&");
const escaped = (href: string): string => href.replaceAll("&", "&amp;").replaceAll("'", "&#39;");
