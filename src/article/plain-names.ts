/** The names on a byline: people apart from agencies, desks and houses. */
import words from "./bylines.words.json" with { type: "json" };
import { isWireName } from "./dateline-words.ts";

const bodies = new Set(words.bodies);
const roles = new Set(words.roles);
const longRoles = words.roles.filter((role) => role.length > 6).map((role) => ` ${role}`);

export interface Names {
  readonly people: readonly string[];
  /** As printed. */
  readonly credits: readonly string[];
}

/** Reads what follows "By": "Ada Brook and Lu Chen, Osterby Post", "PTI", "Post Web Desk". */
export function readNames(rest: string): Names {
  const people: string[] = [];
  const credits: string[] = [];
  const single: string[] = [];
  const line = rest
    .replace(/\([^()]{0,60}\)/g, ",")
    .replace(/https?:\S{1,200}|@\w{2,30}|\S{1,60}@\S{1,60}/g, ",");
  if (isWireName(line.trim())) return { people, credits: [line.trim()] };
  for (const raw of line.split(
    /(?:(?<!\s)\s+)?[,;|•·/]\s*|(?<!\s)\s+(?:and|und|et|y|&|with|mit)\s+|\s[–—-]\s/,
  )) {
    const name = raw
      .trim()
      .replace(/^(?:by|source|sources|agency|quelle|fuente|fonte|источник)(?:\s*:\s*|\s+)/iu, "")
      .replace(/[:.]$/, "");
    if (!name) continue;
    if (isPlaceOrRole(name)) continue;
    if (isBody(name)) credits.push(name);
    else if (isPerson(name)) people.push(name);
    else if (/^\p{Lu}[\p{L}-]{2,29}$/u.test(name)) single.push(name);
  }
  // "Meridian and Osterby Radio": one word beside a house is another house, not a person's.
  if (credits.length > 0 && people.length === 0) credits.unshift(...single);
  return { people: [...new Set(people)], credits: [...new Set(credits)] };
}

function isBody(name: string): boolean {
  return (
    isWireName(name) ||
    name
      .toLowerCase()
      .split(/\s+/)
      .some((word) => bodies.has(word))
  );
}

function isPlaceOrRole(name: string): boolean {
  const lower = name.toLowerCase();
  return roles.has(lower) || longRoles.some((role) => lower.endsWith(role)) || /\d/.test(name);
}

/** Two to five words, each with a capital or joining two: "Ana de la Cruz"; one word in a script without spaces. */
export function isPerson(name: string): boolean {
  const parts = name.split(/\s+/);
  if (parts.length === 1) return /^[\p{Lo}]{2,6}$/u.test(name);
  return (
    parts.length <= 5 &&
    name.length < 50 &&
    parts.every((part) =>
      /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’-]{0,20}$|^(?:de|del|la|van|von|der|den|da|dos|di|bin|al|el|y|ter|le)$/u.test(
        part,
      ),
    )
  );
}

/** "Meridian and Osterby Radio": houses and people joined by "and", and nothing else on the line. */
export function isJointCredit(text: string): boolean {
  if (text.length > 90 || !joining.test(text) || /[.!?:]$/.test(text)) return false;
  const parts = text.split(joining);
  return (
    parts.length < 4 &&
    parts.some((part) => isBody(part)) &&
    parts.every((part) => isPerson(part) || isBody(part) || /^\p{Lu}[\p{L}-]{1,29}$/u.test(part)) &&
    parts.every((part) => part.split(/\s+/).every((word) => /^\p{Lu}/u.test(word)))
  );
}

/** "Osterby Post Desk": a house's hands, in capitals, and nothing else on the line. */
export function isDesk(text: string): boolean {
  const parts = text.split(/\s+/);
  return (
    parts.length > 1 &&
    parts.length < 6 &&
    hands.has(parts.at(-1)!.toLowerCase()) &&
    parts.every((part) => /^\p{Lu}/u.test(part))
  );
}

const hands = new Set(words.hands);
const joining = /(?<!\s)\s+(?:and|und|et|y|&)\s+|,\s+/;
