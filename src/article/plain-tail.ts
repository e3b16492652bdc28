/** Places the lines below the story: the agency's own mark stays with the text, the rest is other stories and notices. */
import { isWireName } from "./dateline-words.ts";
import type { Line } from "./plain-body.ts";
import { addTeaser, type Fields, placeFurniture, setAside } from "./plain-fields.ts";

export function placeTail(fields: Fields, lines: readonly Line[]): void {
  const headings = lines.filter(
    ({ furniture, notice, text }) => !furniture && !notice && text.split(/\s+/, 3).length > 2,
  );
  let marked = false;
  let placed = 0;
  for (const line of lines) {
    const { text, furniture, notice } = line;
    if (placed < 4 && !marked && isWireMark(text)) {
      fields.story.push(text);
    } else if (placeFurniture(fields, line)) {
      marked ||=
        notice === "syndication" ||
        notice === "copyright" ||
        furniture?.kind === "block" ||
        furniture?.kind === "end" ||
        (furniture?.kind === "related" && !furniture.rest);
    } else if (text.split(/\s+/, 3).length < 3 && !/[\u3040-\u9fff\uac00-\ud7af]{6}/.test(text)) {
      setAside(fields, "below-story", "a word or two below the story", text);
    } else if (marked || headings.length > 2) {
      addTeaser(
        fields,
        text,
        "teaser-below",
        marked ? "it stands below the story's end" : "one of several headings below the story",
      );
    } else {
      fields.story.push(text);
      setAside(fields, "kept-below", "nothing tells whether this last line is the story's; it is kept", text);
    }
    placed++;
  }
}

/** "(AFP)", "— Reuters", "PTI KND SKY": the sign of an agency under its copy, with its editors' initials. */
function isWireMark(text: string): boolean {
  const bare = text.replace(/^[\s([—–*-]{1,4}|[\s)\].*]{1,4}$/g, "");
  if (text.length > 40 || !bare) return false;
  const [first, ...rest] = bare.split(/\s+/);
  return (
    isWireName(bare) ||
    (isWireName(first!) && rest.length < 5 && rest.every((word) => /^[A-Z]{2,4}$/.test(word)))
  );
}
