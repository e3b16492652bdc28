/**
 * The language of the story, as a BCP 47 tag. What the page declares is taken where the words do not contradict it:
 * templates say "en" whatever is written in them.
 */
import { detectLanguage } from "../text/language.ts";

/** Languages whose words are too alike to contradict one another, or that the detector does not know apart. */
const alike = [
  "da no nb nn",
  "id ms",
  "hr sr bs sl me",
  "cs sk",
  "es gl ca ast",
  "pt gl",
  "de gsw lb nds",
  "nl af fy",
  "zh yue cmn",
  "hi mr ne sa",
  "bn as",
  "he iw yi",
  "ru be bg mk sr kk ky mn tg uk",
  "ar fa ur ps ckb ug sd ku",
].map((group) => new Set(group.split(" ")));

const sample = 1500;

/** The first declared tag that the words allow; else what the words say; `null` where neither says anything. */
export function findLanguage(declared: readonly (string | null | undefined)[], text: string): string | null {
  const tags = declared.map(ordered).filter((tag): tag is string => tag !== null);
  const heard = detectLanguage(text.slice(0, sample));
  if (heard === null) return tags[0] ?? null;
  return tags.find((tag) => isAlike(tag.split("-")[0]!, heard)) ?? heard;
}

function isAlike(a: string, b: string): boolean {
  return a === b || alike.some((group) => group.has(a) && group.has(b));
}

/** "en_us" to "en-US"; `null` for what is no tag. */
function ordered(tag: string | null | undefined): string | null {
  const found = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])/i.exec(tag?.trim() ?? "");
  if (found === null) return null;
  const [, language, script, region] = found;
  const parts = [language!.toLowerCase()];
  if (script) parts.push(script[0]!.toUpperCase() + script.slice(1).toLowerCase());
  if (region) parts.push(region.toUpperCase());
  return parts.join("-");
}
