/** What the markup of a page of the site may hold: only what its own templates write. */
import { Parser } from "htmlparser2";

const elements = new Set(
  `html head meta title link script body a header p nav form label input button main footer ul ol li h1 h2 h3 article
   section aside div span strong time dl dt dd details summary blockquote svg line text circle rect title mark select
   option datalist textarea pre code del ins kbd`.split(/\s+/),
);
const metas = new Set(["viewport", "color-scheme", "charset", "refresh", "Content-Security-Policy"]);

/** Everything in a page that no template of the site writes, in words. */
export function foreignMarkup(page: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!elements.has(name)) found.push(`<${name}>`);
      if (name === "script" && !/^(\/|(\.\.\/)*)keys\.js$/.test(attributes["src"] ?? ""))
        found.push(`script ${attributes["src"]}`);
      if (name === "meta" && !metas.has(attributes["name"] ?? attributes["http-equiv"] ?? "charset"))
        found.push(`meta ${JSON.stringify(attributes)}`);
      if (attributes["http-equiv"] === "refresh" && !/^\d+$/.test(attributes["content"]!))
        found.push(`refresh ${attributes["content"]}`);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on") || key === "style" || key === "srcdoc") found.push(`${name} ${key}`);
        if (
          ["href", "src", "action", "formaction", "data", "xlink:href"].includes(key) &&
          !ownPath(name, value)
        )
          found.push(`${name} ${key}=${value}`);
      }
    },
  });
  parser.end(page);
  return found;
}

/** A path of this site, in the static copy a relative one; or, for the link to where a page was read, an address of the web. */
const ownPath = (name: string, value: string): boolean =>
  /^(\/(?!\/)|#|\?|(\.\.\/)*[\p{L}\p{N}][^:]*$)/u.test(value) ||
  (name === "a" && /^https?:\/\/attack\.example\//.test(value));

const atom = new Set([
  "?xml",
  "feed",
  "author",
  "name",
  "id",
  "link",
  "title",
  "updated",
  "entry",
  "content",
]);

/** Elements of a feed that are not Atom's own; words in CDATA are words. */
export function foreignElements(feed: string): string[] {
  const found: string[] = [];
  const parser = new Parser(
    { onopentag: (name) => void (atom.has(name) || found.push(name)) },
    { xmlMode: true },
  );
  parser.end(feed);
  return found;
}
