/** The house that a page belongs to, where no field names it: by its line of copyright, or by whose staff edited nothing. */
import { isWireName } from "./dateline-words.ts";
import words from "./house.words.json" with { type: "json" };

const legal = new Set(words.legal);
const trade = new Set(words.trade);
const owner = new RegExp(words.owner, "iu");
const hands = new RegExp(words.hands, "iu");
const longest = 300;

/** The first of these lines that names its house; null where none does. An agency's copyright is on its copy alone. */
export function houseOf(lines: readonly string[]): string | null {
  for (const find of [byHands, byOwner]) {
    for (const line of lines) {
      const name = line.length > longest ? null : find(line);
      if (name !== null && !isWireName(name)) return name;
    }
  }
  return null;
}

/** "… has not been edited by Osterby Post staff". */
function byHands(line: string): string | null {
  const name = hands.exec(line)?.[1]?.trim() ?? "";
  return isName(name) ? name : null;
}

/** "© 2026 Osterby Post Media Ltd. All rights reserved." is the Osterby Post's. */
function byOwner(line: string): string | null {
  const start = owner.exec(line)?.[0].length;
  if (start === undefined) return null;
  const [name] = line.slice(start).split(/[.;|,()•·]\s?|\s[–—-]\s/, 1);
  const kept = name!
    .replace(/(?<!\s)\s+all\s+rights\b[^]*$/iu, "")
    .trim()
    .split(/\s+/);
  while (kept.length > 1 && legal.has(kept.at(-1)!.toLowerCase())) kept.pop();
  while (kept.length > 2 && trade.has(kept.at(-1)!.toLowerCase())) kept.pop();
  return isName(kept.join(" ")) ? kept.join(" ") : null;
}

/** One to six words, each with a capital but for small ones between. */
function isName(name: string): boolean {
  const parts = name.split(/\s+/);
  return (
    name.length > 2 &&
    parts.length < 7 &&
    parts.every((part) => /^[\p{Lu}\p{Lo}\d&]|^(?:of|the|and|de|la|del|der|des|du|für|im)$/u.test(part)) &&
    /^[\p{Lu}\p{Lo}]/u.test(name)
  );
}
