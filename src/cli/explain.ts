/** `newsledger explain`: for every result and every discard of a page its stage, rule, span and reason. */
import type { Command } from "commander";
import type { Note, Reading, Span } from "../model.ts";
import { type InputOptions, readings, withInputs } from "./read.ts";
import { cut, heading, paint, print } from "./terminal.ts";

export function addExplain(program: Command): void {
  withInputs(
    program.command("explain").description("the rule behind every result and every discard of a page"),
  ).action(async (names: string[], options: InputOptions, command: Command) => {
    if (!names.length && !options.articles?.length)
      command.error("error: name at least one file, folder, address, or - for standard input");
    for await (const { json } of readings(names, options)) print(explanationOf(JSON.parse(json) as Reading));
  });
}

interface Line {
  readonly stage: string;
  readonly rule: string;
  readonly span?: Span;
  readonly reason: string;
}

export function explanationOf(reading: Reading): string {
  const { text } = reading.article;
  const lines = [...resultsOf(reading), ...reading.notes.map((note: Note): Line => note)];
  const stages = [...new Set(lines.map(({ stage }) => stage))];
  const blocks = stages.map((stage) => {
    const own = lines.filter((line) => line.stage === stage);
    return [heading(stage), ...own.map((line) => lineOf(line, text))].join("\n");
  });
  return [paint("bold", reading.url ?? reading.page), ...blocks].join("\n\n");
}

function lineOf({ rule, span, reason }: Line, text: string): string {
  const place = span ? `${span.start}–${span.end}`.padEnd(12) : "".padEnd(12);
  const quoted = span ? ` “${cut(text.slice(span.start, span.end), 60)}”` : "";
  return `  ${paint("cyan", rule.padEnd(26))} ${paint("dim", place)} ${cut(reason, 200)}${quoted}`;
}

function resultsOf({ article, origin, times, cast, statements, events }: Reading): Line[] {
  const { published, dateline } = article;
  const name = (id: string | null): string => (id && cast.find((m) => m.id === id)?.name) || "unresolved";
  return [
    ...(published
      ? [
          {
            stage: "article",
            rule: `published-${published.from}`,
            reason: `${published.value ?? `${published.earliest ?? "…"} to ${published.latest ?? "…"}`}: ${published.evidence.join("; ")}`,
          },
        ]
      : []),
    ...(dateline
      ? [
          {
            stage: "article",
            rule: "dateline",
            span: dateline.span,
            reason: [dateline.place, dateline.date, dateline.agency].filter(Boolean).join(", "),
          },
        ]
      : []),
    ...(origin.agency
      ? [{ stage: "origin", rule: "credit", reason: `${origin.agency}, edited: ${origin.edited}` }]
      : []),
    ...times.map((t) => ({
      stage: "time",
      rule: t.rule,
      span: t,
      reason: `${t.type} ${t.value}${t.mod ? ` ${t.mod}` : ""}; known ${t.known.join(", ") || "nothing"}; implied ${t.implied.join(", ") || "nothing"}`,
    })),
    ...cast.map((m) => ({
      stage: "cast",
      rule: m.kind,
      span: m.mentions[0] ?? m.offices[0]!.span,
      reason: `${m.name}, ${m.mentions.length} mentions`,
    })),
    ...statements.map((s) => ({
      stage: "statement",
      rule: s.rule,
      span: s.content[0]!,
      reason: `${name(s.speaker)}${s.via.length ? ` via ${s.via.map(name).join(" via ")}` : ""}, ${s.act}, ${s.manner}`,
    })),
    ...events.map((e) => ({
      stage: "event",
      rule: e.rule,
      span: e.what,
      reason: `${e.when ?? "undated"}, ${e.status}`,
    })),
  ];
}
