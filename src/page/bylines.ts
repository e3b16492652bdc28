/**
 * "By Ada Brook and Lu Chen" is two people. The spaces are trimmed after the split: a pattern that takes them along
 * goes through a long run of spaces once for each of them.
 */
export function peopleOf(byline: string): string[] {
  return byline
    .trimStart()
    .replace(/^by\s+/i, "")
    .split(/,|;|\band\b|&/)
    .map((name) => name.trim())
    .filter(Boolean);
}
