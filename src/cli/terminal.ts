/** What every command prints with: colour where the reader's terminal has it, wrapped lines, one form of error. */
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Colours only for a terminal, and never against NO_COLOR. */
export function paint(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env["NO_COLOR"] ? styleText(style, text) : text;
}

export const width = (): number => Math.min(110, Math.max(60, process.stdout.columns ?? 96));

/**
 * `text` in lines of at most `columns`, each after the first indented by `indent`. White space and control characters
 * become single spaces: what a page says must never steer a terminal.
 */
export function wrap(text: string, indent: number, columns: number = width()): string {
  const words = clean(text).split(" ");
  const pad = " ".repeat(indent);
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line && line.length + 1 + word.length > columns - indent) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  lines.push(line);
  return lines.join(`\n${pad}`);
}

/** Without control characters, with single spaces. */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
}

/** Cut to `most` characters with an ellipsis. */
export function cut(text: string, most: number): string {
  const whole = clean(text);
  return whole.length <= most ? whole : `${whole.slice(0, most - 1).trimEnd()}…`;
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line on standard error; the exit code becomes 1 and the run goes on. */
export function complain(text: string): void {
  remark(text);
  process.exitCode = 1;
}

/** One line on standard error about something that is worth knowing, and no fault. */
export function remark(text: string): void {
  process.stderr.write(`newsledger: ${clean(text)}\n`);
}

export function heading(text: string): string {
  return paint("bold", text.toUpperCase());
}
