/** Spans of a reading marked in its text, one kind at a time, cut into pieces that do not overlap. */
import type { Reading, Span } from "../model.ts";

export type MarkKind = "statements" | "times" | "names";

export const markKinds: readonly { readonly kind: MarkKind; readonly label: string }[] = [
  { kind: "statements", label: "who said what" },
  { kind: "times", label: "times" },
  { kind: "names", label: "names" },
];

interface Mark extends Span {
  readonly label: string;
}

export function marksOf({ statements, times, cast }: Reading, kind: MarkKind): Mark[] {
  const name = new Map(cast.map((member) => [member.id, member.name]));
  const marks =
    kind === "statements"
      ? statements.flatMap((s) =>
          s.content.map((span) => ({
            ...span,
            label: `${(s.speaker && name.get(s.speaker)) ?? "unattributed"}${s.via.map((v) => ` via ${name.get(v)}`).join("")}`,
          })),
        )
      : kind === "times"
        ? times.map((t) => ({ start: t.start, end: t.end, label: t.edtf ?? t.value }))
        : cast.flatMap((member) =>
            member.mentions.map(({ start, end }) => ({
              start,
              end,
              label: `${member.name}, ${member.kind}`,
            })),
          );
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** The text of `span` in order, each piece with the label of the first mark that holds it, or null. Linear. */
export function pieces(
  text: string,
  span: Span,
  marks: readonly Mark[],
): { text: string; label: string | null }[] {
  const out: { text: string; label: string | null }[] = [];
  let at = span.start;
  for (const { start, end, label } of marks) {
    if (end <= at || start >= span.end) continue;
    const from = Math.max(at, start);
    const to = Math.min(end, span.end);
    if (from > at) out.push({ text: text.slice(at, from), label: null });
    out.push({ text: text.slice(from, to), label });
    at = to;
  }
  if (at < span.end) out.push({ text: text.slice(at, span.end), label: null });
  return out;
}
