/** Character references, as a browser decodes them. */
import { Tokenizer } from "htmlparser2";

/** Decoded as often as twice: pages escape what was escaped already. */
export function decodeEntities(text: string): string {
  const once = decodeOnce(text);
  return once === text ? once : decodeOnce(once);
}

/** The references that nearly all pages use; any other sends the whole text to the full decoder. */
const common: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00A0",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  laquo: "«",
  raquo: "»",
  shy: "\u00AD",
  copy: "©",
};
const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;

/** Character references decoded once. */
export function decodeOnce(text: string): string {
  if (!text.includes("&")) return text;
  let known = true;
  const decoded = text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    const found =
      name === undefined
        ? characterOf(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal))
        : common[name];
    if (found === undefined) known = false;
    return found ?? whole;
  });
  return known && !/&[a-zA-Z#]/.test(text.replace(reference, "")) ? decoded : decodeFully(text);
}

/** `undefined` for the numbers that the standard maps elsewhere. */
function characterOf(code: number): string | undefined {
  return (code >= 32 && code < 127) || (code >= 160 && code < 0xd800) || (code > 0xdfff && code < 0x110000)
    ? String.fromCodePoint(code)
    : undefined;
}

const nothing = (): void => {};

function decodeFully(text: string): string {
  let out = "";
  // Tags are text here; U+0001 stands in for "<" so that the tokenizer passes it by.
  const masked = text.replaceAll("<", "\u0001");
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onattribname: nothing,
      oncdata: nothing,
      onclosetag: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onopentagend: nothing,
      onopentagname: nothing,
      onprocessinginstruction: nothing,
      onselfclosingtag: nothing,
      ontext: (from, to) => {
        out += masked.slice(from, to);
      },
      ontextentity: (code) => {
        out += String.fromCodePoint(code);
      },
    },
  );
  tokenizer.write(masked);
  tokenizer.end();
  return out.replaceAll("\u0001", "<");
}
