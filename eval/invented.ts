/**
 * The invented articles of `cases/coreference.txt`: who is meant by each name, description and pronoun, and what must
 * stay open. Coverage: the share of marked mentions that have a member. Precision: of all that have one, open ones
 * included, the share that has the right one. The cases from "second half" on were written with the rest, before any
 * rule, and their errors are not printed: they tell whether a rule holds beyond the cases that it was made for.
 */
import { isName, isPronoun, kindOf, type Mark, type Marked, markedArticles } from "../models/names/marked.ts";
import { findCast } from "../src/cast/cast.ts";
import type { Article, Member } from "../src/model.ts";
import { makeProse } from "../src/text/prose.ts";

type Tally = Record<"marked" | "given" | "answered" | "right", number>;

export function measureInvented(errors: boolean): void {
  const articles = markedArticles(new URL("cases/coreference.txt", import.meta.url));
  console.log(`Invented: ${articles.length} articles`);
  const tallies = new Map<string, Tally>();
  for (const one of articles) measure(one, tallies, errors);
  for (const [form, { marked, given, answered, right }] of [...tallies].sort((a, b) =>
    a[0] < b[0] ? -1 : 1,
  ))
    console.log(
      `  ${form.padEnd(12)} ${marked} marked, coverage ${share(given, marked)}, precision ${share(right, answered)}`,
    );
}

function measure({ title, text, marks }: Marked, tallies: Map<string, Tally>, errors: boolean): void {
  const { cast } = findCast(makeProse(text), { text, dateline: null } as Article);
  const names = new Map<string, string>();
  for (const { label, start, end } of marks)
    if (!names.has(label) && /\p{Lu}/u.test(text.slice(start, end)) && !isPronoun(text.slice(start, end)))
      names.set(label, text.slice(start, end));
  const owners = ownersOf(cast, marks, text);
  for (const { label, start, end } of marks) {
    const words = text.slice(start, end);
    const form =
      label === "x" ? "no member" : isPronoun(words) ? "pronouns" : isName(words) ? "names" : "described";
    const tally = tallies.get(form) ?? { marked: 0, given: 0, answered: 0, right: 0 };
    tallies.set(form, tally);
    const found = memberAt(cast, start, end);
    const right = found !== undefined && owners.get(label) === found && kindOf[label[0]!] === found.kind;
    if (kindOf[label[0]!] !== undefined) {
      tally.marked++;
      if (found) tally.given++;
    }
    if (found) tally.answered++;
    if (right) tally.right++;
    if (errors && !(right || (!found && kindOf[label[0]!] === undefined)))
      console.log(
        `  ${title}: ${text.slice(Math.max(0, start - 50), start)}[${words}] is ${names.get(label) ?? "nobody"}, not ${found?.id} ${found?.name}`.replaceAll(
          "\n",
          " ",
        ),
      );
  }
}

/** The member that bears each label: the one with most of its names. */
function ownersOf(cast: readonly Member[], marks: readonly Mark[], text: string): Map<string, Member> {
  const votes = new Map<string, Map<Member, number>>();
  for (const { label, start, end } of marks) {
    if (!isName(text.slice(start, end)) || kindOf[label[0]!] === undefined) continue;
    const member = memberAt(cast, start, end);
    if (!member) continue;
    const of = votes.get(label) ?? new Map<Member, number>();
    votes.set(label, of.set(member, (of.get(member) ?? 0) + 1));
  }
  return new Map([...votes].map(([label, of]) => [label, [...of].sort((a, b) => b[1] - a[1])[0]![0]]));
}

function memberAt(cast: readonly Member[], start: number, end: number): Member | undefined {
  const at = (exact: boolean): Member | undefined =>
    cast.find(({ mentions }) =>
      mentions.some((m) => (exact ? m.start === start && m.end === end : m.end === end && m.start >= start)),
    );
  return at(true) ?? at(false);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}% (${part}/${whole})`;
}
