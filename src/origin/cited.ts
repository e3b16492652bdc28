/** Agencies and media that the text names as its source. To cite is not to carry: these never make a credit. */
import type { Article, Member, Origin, Prose, Span } from "../model.ts";
import { agencyNamed } from "./credit.ts";
import words from "./words.json" with { type: "json" };

const media = new Set(words.media);
const never = new Set(words.mediaNever);
const cuesAfter = new Set(words.cuesAfter);
const before = new RegExp(
  `(?:${words.phrasesBefore.map((phrase) => phrase.replace(/['’]/g, "['’]")).join("|")})\\s(?:the\\s|a\\s|an\\s|\\p{L}{2,12}\\s){0,4}$`,
  "iu",
);

type Cited = Origin["cited"];

/** Each mention of an agency or an outlet that stands beside a citing word, in order. */
export function findCited(prose: Prose, cast: readonly Member[], { dateline }: Article): Cited {
  const found: { member: string; span: Span }[] = [];
  for (const { id, name, kind, mentions } of cast) {
    if (kind === "place" || !isMedia(name)) continue;
    for (const { start, end, form } of mentions) {
      if (form === "pronoun" || (dateline && start < dateline.span.end && end > dateline.span.start))
        continue;
      if (isCited(prose.text, start, end)) found.push({ member: id, span: { start, end } });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

function isMedia(name: string): boolean {
  const lower = name.toLowerCase();
  if (agencyNamed(name)) return true;
  return !never.has(lower) && lower.split(/[\s-]+/).some((word) => media.has(word.replace(/['’]s$/, "")));
}

function isCited(text: string, start: number, end: number): boolean {
  if (before.test(text.slice(Math.max(0, start - 60), start))) return true;
  const after = text.slice(end, end + 60).replace(/^['’]s\b/, "");
  const clause = /^[^.!?;\n]{0,60}/.exec(after)![0];
  return clause
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 3)
    .some((word) => cuesAfter.has(word.toLowerCase()));
}
