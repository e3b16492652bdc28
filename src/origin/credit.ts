/** Which agencies a credit names: "AFP", "dpa/jro", "Ada Brook, AP Sports Writer", "Osterby Post with AFP". */
import { type Agency, agencies } from "./agencies.ts";
import words from "./words.json" with { type: "json" };

/** Short names are told by their case: "PA" is an agency, "Pa." a state. */
const key = (name: string): string => {
  const plain = name
    .normalize("NFC")
    .replace(/[’‘]/g, "'")
    .replace(/(?<![.\s])[.\s]+$/, "")
    .trim();
  return plain.length < 5 ? plain : plain.toLowerCase().replace(/[\s-]+/g, " ");
};

const byName = new Map<string, Agency>();
for (const agency of agencies)
  for (const name of [agency.name, agency.full, ...agency.names]) byName.set(key(name), agency);

const longestName = Math.max(
  ...agencies.flatMap(({ names, full }) => [full, ...names].map((name) => name.split(/[\s-]+/).length)),
);
const after = new Set(words.afterAgency);
const helping = new RegExp(`(?:^|\\s)(?:${words.helping.join("|")})\\s`, "iu");
const joined = new RegExp(
  `(?:(?<!\\s)\\s+)?[,;|•·/&+]\\s*|(?<!\\s)\\s+(?:${words.joining.join("|")})\\s+|\\s[–—-]\\s`,
  "iu",
);

export interface Credit {
  /** Whose copy it is. */
  readonly credited: readonly Agency[];
  /** Who only helped: "with AFP". */
  readonly helped: readonly Agency[];
}

/** The agency of exactly this name, or null. */
export function agencyNamed(name: string): Agency | null {
  return byName.get(key(name)) ?? null;
}

/** Whether the name means other things too, so that its place must speak for it. */
export function isWeak(agency: Agency, name: string): boolean {
  return agency.weak?.some((weak) => key(weak) === key(name)) ?? false;
}

/** Reads a name from an author's place or a creditline. A picture's credit ("AFP via Getty Images") is none. */
export function readCredit(line: string): Credit {
  const text = line.slice(0, 300).trim();
  if (pictured.test(text)) return { credited: [], helped: [] };
  const help = helping.exec(text);
  const own = help ? text.slice(0, help.index) : text;
  const credited = partsOf(own);
  const helped = help ? partsOf(text.slice(help.index + help[0].length)) : [];
  return { credited, helped: helped.filter((agency) => !credited.includes(agency)) };
}

const pictured = new RegExp(words.pictured.join("|"), "iu");

function partsOf(text: string): Agency[] {
  const whole = agencyNamed(text);
  const parts = whole ? [text] : text.replace(/[()[\]]/g, ",").split(joined);
  return [...new Set(parts.flatMap((part) => agencyIn(part.trim()) ?? []))];
}

/** A part is an agency, an agency with its desk ("AP Sports Writer"), or a person with an agency ("Ada Brook Associated Press"). */
function agencyIn(part: string): Agency | null {
  const own = part
    .replace(/^(?:by|von|par|por|di|source|quelle|fuente|fonte|источник)\s*:?\s+/iu, "")
    .replace(/^[©*\s–—-]+/, "")
    .replace(/^(?:19|20)\d\d\s+/, "");
  const exact = agencyNamed(own);
  if (exact) return exact;
  const parts = own.split(/\s+/);
  for (let size = Math.min(longestName, parts.length - 1); size > 0; size--) {
    const head = agencyNamed(parts.slice(0, size).join(" "));
    if (head && parts.slice(size).every((word) => after.has(word.toLowerCase().replace(/[.,]$/, ""))))
      return head;
    const tail = size > 1 ? agencyNamed(parts.slice(-size).join(" ")) : null;
    if (tail && parts.length - size <= 4) return tail;
  }
  return null;
}

/** Agencies named anywhere in a notice, in order, each with where its name begins. Weak names need brackets or "from". */
export function agenciesNamedIn(text: string): { agency: Agency; at: number; name: string }[] {
  const found: { agency: Agency; at: number; name: string }[] = [];
  const tokens = [...text.slice(0, 1000).matchAll(/[\p{L}\p{N}][\p{L}\p{N}.'’]*(?<![.'’])/gu)];
  for (let index = 0; index < tokens.length; index++) {
    for (let size = Math.min(longestName, tokens.length - index); size > 0; size--) {
      const last = tokens[index + size - 1]!;
      const at = tokens[index]!.index;
      const name = text.slice(at, last.index + last[0].length);
      const agency = agencyNamed(name);
      if (
        !agency ||
        (isWeak(agency, name) &&
          !/(?:from|by|via|to|from the|feed of|[(/©])\s?$/i.test(text.slice(Math.max(0, at - 10), at)))
      )
        continue;
      found.push({ agency, at, name });
      index += size - 1;
      break;
    }
  }
  return found;
}
