/**
 * No pattern of the program may take more than its text's length in time: pages are hostile. Every regular expression
 * that stands in the source, and every one that the rooms build from their data, is run over long repetitions of what
 * patterns are made of. One that takes long is measured again at two lengths, in processor time: what is only slow, or
 * slowed by a busy machine, grows with the length and passes.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";

const src = path.join(import.meta.dirname, "../src");
const files = fs
  .readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !/(?:\.test|\.fixture|\.d)\.ts$/.test(name))
  .sort();

interface Pattern {
  readonly where: string;
  readonly regExp: RegExp;
}

/** What precedes a regular expression, where a division would follow a value. */
const opensValue = /(?:[([{,;=:&|?+\-*%~^<>]|(?<![\w\])])!|^|\b(?:return|typeof|case|of|in|yield|await))$/;

/** The regular expressions written in a file. */
function* literals(file: string): Generator<Pattern> {
  const code = fs.readFileSync(path.join(src, file), "utf8").replace(/^#!/, "//");
  /** Braces that are open in each template that is open. */
  const templates: number[] = [];
  let line = 1;
  for (let at = 0; at < code.length; ) {
    const sign = code[at]!;
    let end = at + 1;
    if (templates.at(-1) === 0) {
      // The words of a template.
      if (sign === "\\") end++;
      else if (sign === "`") templates.pop();
      else if (code.startsWith("${", at)) {
        end++;
        templates[templates.length - 1] = 1;
      }
    } else if (sign === "`") templates.push(0);
    else if (sign === "{" && templates.length) templates[templates.length - 1]!++;
    else if (sign === "}" && templates.length) templates[templates.length - 1]!--;
    else if (code.startsWith("//", at)) end = code.indexOf("\n", at);
    else if (code.startsWith("/*", at)) end = code.indexOf("*/", at + 2) + 2;
    else if (sign === '"' || sign === "'") end = closing(code, at, sign);
    else if (sign === "/" && opensValue.test(code.slice(Math.max(0, at - 80), at).trimEnd())) {
      end = closing(code, at, "/");
      const flags = /^[a-z]*/.exec(code.slice(end, end + 8))![0];
      yield { where: `${file}:${line}`, regExp: new RegExp(code.slice(at + 1, end - 1), flags) };
    }
    line += code.slice(at, end).split("\n").length - 1;
    at = end;
  }
}

function closing(code: string, at: number, sign: string): number {
  let inClass = false;
  for (let end = at + 1; end < code.length; end++) {
    if (code[end] === "\\") end++;
    else if (sign === "/" && code[end] === "[") inClass = true;
    else if (sign === "/" && code[end] === "]") inClass = false;
    else if (code[end] === sign && !inClass) return end + 1;
  }
  return at + 1;
}

/** The patterns that rooms build when they are loaded. */
async function built(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, given: [string, string?]) {
      const regExp = new target(...given);
      found.push({ where: `built: ${regExp.source.slice(0, 60)}`, regExp });
      return regExp;
    },
  });
  try {
    for (const file of files) {
      const pure = /^(?:article|cast|copy|event|origin|page|statement|story|text|time|timeline)\//.test(file);
      if (pure) await import(path.join(src, file));
    }
  } finally {
    globalThis.RegExp = Real;
  }
  return found;
}

/** What runs are made of; words that stand in a pattern are added for it. */
// biome-ignore format: a table
const units = [
  " ", "\t", "\n", "\u00a0", "a", "A", "Aa ", "a ", "A ", " a", "A.", "a.", ". ", "1", "1 ", "1,", "1.", "12:", "-", "- ", "–", " – ",
  ",", ", ", ";", ":", "|", " | ", "·", "•", "/", " / ", "(", ")", "((", "[", "]", "<", ">", "<a ", "&", "&a", "'", '"', "“", "”", "’", "”'",
  "!", "?", "_", "@", "#", "=", "*", "+", "~", "$", "%", "a-", "A-a", "a'", "é", "Я", "漢", "।", "©", "…", "...", "Aa, ", "A, ", "a, ",
  "AA ", "Aa Aa, ", "1a", "a1", "1-1-", "2025-", "x=y;", 'a="b" ', "a: ", "\\", "\0",
];
/** What no run may end in, so that a pattern that wants an end looks for it in vain. */
const end = "\u0001\n!";

function pumps({ source }: RegExp): string[] {
  const words = source.match(/(?<!\\)\p{L}{2,}/gu) ?? [];
  return [...units, ...[...new Set(words)].slice(0, 12).flatMap((word) => [word, ` ${word} `])];
}

const short = 3_000;
const runs = new Map<string, string>();

function run(unit: string, length: number): string {
  const known = length === short ? runs.get(unit) : undefined;
  if (known !== undefined) return known;
  const made = unit.repeat(Math.ceil(length / unit.length)) + end;
  if (length === short) runs.set(unit, made);
  return made;
}

/** Milliseconds of the processor, the least of three. */
function cost(pattern: RegExp, text: string): number {
  const once = (): number => {
    const before = process.cpuUsage();
    text.replace(pattern, "");
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(once(), once(), once());
}

/** The run over which the pattern's time grows faster than the run; undefined where none is known. */
function worst({ source, flags }: RegExp): string | undefined {
  const pattern = new RegExp(source, flags.includes("g") ? flags : `${flags}g`);
  return pumps(pattern).find((unit) => {
    const before = performance.now();
    run(unit, short).replace(pattern, "");
    if (performance.now() - before < 2) return false;
    const once = cost(pattern, run(unit, short * 2));
    const fourfold = cost(pattern, run(unit, short * 8));
    return fourfold > 40 && fourfold > once * 8;
  });
}

test("no pattern takes longer than its text is long", async () => {
  const all = new Map<string, Pattern>();
  for (const pattern of [...files.flatMap((file) => [...literals(file)]), ...(await built())])
    all.set(String(pattern.regExp), pattern);
  assert.ok(all.size > 400, `only ${all.size} patterns found`);
  const slow = [...all.values()].flatMap(({ where, regExp }) => {
    const unit = worst(regExp);
    return unit === undefined ? [] : [`${where} ${regExp} over ${JSON.stringify(unit)}`];
  });
  assert.deepEqual(slow, []);
});
