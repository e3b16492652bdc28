/** Datelines in Chinese, Japanese, Korean, Arabic and Hindi, which have no capitals to go by: "新华社北京2月27日电". */
import rows from "./dateline-asian.json" with { type: "json" };

const patterns = rows.map(({ pattern }) => new RegExp(pattern, "u"));

/** The dateline at the head of a paragraph, as printed, and where the story begins. */
export function findAsian(
  head: string,
): { from: number; to: number; place: string | null; date: string | null; agency: string | null } | null {
  for (const pattern of patterns) {
    const match = pattern.exec(head);
    if (!match?.groups) continue;
    const { place, date, agency } = match.groups;
    return { from: 0, to: match[0].length, place: place ?? null, date: date ?? null, agency: agency ?? null };
  }
  return null;
}
