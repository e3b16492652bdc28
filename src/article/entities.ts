import { Tokenizer } from "htmlparser2";

const nothing = (): void => {};

/** Character references decoded, as often as twice: pages escape what was escaped already. */
export function decodeEntities(text: string): string {
  const once = decodeOnce(text);
  return once === text ? once : decodeOnce(once);
}

function decodeOnce(text: string): string {
  if (!text.includes("&")) return text;
  let out = "";
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
  // Tags are text here; U+0001 stands in for "<" so that the tokenizer passes it by.
  const masked = text.replaceAll("<", "\u0001");
  tokenizer.write(masked);
  tokenizer.end();
  return out.replaceAll("\u0001", "<");
}
