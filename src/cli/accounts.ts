/** Where the reports of one happening differ, each answer with those who give it: nobody decides between them. */
import type { ConflictView, HappeningView } from "../desk/happenings.ts";
import { clean } from "./terminal.ts";

const questions: Readonly<Record<ConflictView["about"], string>> = {
  date: "On which day",
  place: "Where",
  figure: "How many",
};

/** More than this many questions are no summary. */
const mostQuestions = 12;

/** For each happening on which reports differ: its words, and under them one line a question. */
export function accountLines(happenings: readonly HappeningView[]): string[] {
  const differing = happenings.flatMap(({ title, conflicts }) =>
    conflicts.map((conflict) => ({ title, conflict })),
  );
  let told = "";
  return differing.slice(0, mostQuestions).flatMap(({ title, conflict }) => {
    const head = title === told ? [] : [clean(title)];
    told = title;
    return [...head, `  ${questions[conflict.about]}: ${conflict.versions.map(version).join("; ")}`];
  });
}

function version({ value, reports }: ConflictView["versions"][number]): string {
  const sources = reports.map(
    ({ publisher, article }) => `${publisher ?? "unknown publisher"} [${article.slice(0, 8)}]`,
  );
  return clean(`${value} (${[...new Set(sources)].join(", ")})`);
}
