/** Places the lines above the story. */
import type { Line } from "./plain-body.ts";
import { addDates, addNames, type Fields, placeFurniture, setAside } from "./plain-fields.ts";
import { readHead } from "./plain-head.ts";

export function placeHead(
  fields: Fields,
  lines: readonly Line[],
  story: ReadonlySet<string>,
  first: string,
): void {
  const roles = readHead(lines, story, fields.headline, first);
  lines.forEach((line, index) => {
    const { text } = line;
    switch (roles[index]!) {
      case "section":
        fields.section ??= lastCrumb(text);
        setAside(fields, "section-label", "a label of the section above the story", text);
        break;
      case "headline":
        if (fields.headline === null)
          setAside(fields, "headline-line", "the line above the story that shares its words", text);
        fields.headline ??= text.replace(/(?<!\s)\s+[|–—-]\s+[^|–—]{2,40}$/u, (tail) =>
          /\|/.test(tail) ? "" : tail,
        );
        break;
      case "standfirst":
        fields.standfirst ??= text;
        setAside(fields, "standfirst-line", "the line under the headline", text);
        break;
      case "byline":
        if (!line.furniture) addNames(fields, text, text);
        else placeFurniture(fields, line);
        break;
      case "dated":
        addDates(fields, text);
        break;
      case "repeated":
        setAside(fields, "headline-repeated", "the headline once more", text);
        break;
      default:
        if (!placeFurniture(fields, line))
          setAside(fields, "above-story", "a line above the story that is no part of it", text);
    }
  });
}

/** "Home > World > Europe" is in "Europe"; the story's own heading may end the trail. */
function lastCrumb(text: string): string {
  const parts = text
    .split(/(?:(?<!\s)\s+)?[>»›]\s*|\s\/\s/)
    .map((part) => part.trim())
    .filter((part) => part && !/^(?:home|startseite|accueil|inicio|главная|news)$/i.test(part));
  return parts.at(-1) ?? text;
}
