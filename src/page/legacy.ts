/**
 * A guess among the charsets from before UTF-8, by how many of the characters beyond ASCII are frequent ones of the
 * languages that used the charset. Text read in a wrong charset is full of rare letters, capitals inside words and
 * signs.
 */
import data from "./legacy.json" with { type: "json" };

interface Candidate {
  readonly charset: string;
  readonly languages: readonly string[];
  readonly frequent: ReadonlySet<string>;
  /** What one character beyond ASCII takes: two bytes of evidence weigh more than one. */
  readonly wide: boolean;
  /** Its letters stand beside those of ASCII; those of other scripts don't. */
  readonly latin: boolean;
}

const prepare = (rows: typeof data.many, wide: boolean): Candidate[] =>
  rows.map(({ charset, languages, frequent }) => ({
    charset,
    languages,
    frequent: new Set(frequent),
    wide,
    latin: wide || /\p{Script=Latin}/u.test(frequent),
  }));
// Hebrew before Cyrillic: its letters all have a Cyrillic reading, while a Cyrillic text has capitals that no Hebrew one has.
const candidates: readonly Candidate[] = [...prepare(data.many, true), ...prepare(data.single, false)];
const domains: Readonly<Record<string, string>> = data.domains;

/** The most likely charset of `bytes`; `language` (of the markup) and the address's country weigh in where it is close. */
export function guessLegacy(bytes: Uint8Array, language: string | null, url: string | null): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.includes("\u001b$B", 0, "latin1") || head.includes("\u001b(J", 0, "latin1")) return "iso-2022-jp";
  const sample = sampleOf(bytes);
  const hint = language ?? domains[countryOf(url)] ?? null;
  let best = "windows-1252";
  let top = 0;
  for (const candidate of candidates) {
    const score = scoreOf(sample, candidate) + (hint && candidate.languages.includes(hint) ? 0.15 : 0);
    if (score > top + 1e-9) {
      top = score;
      best = candidate.charset;
    }
  }
  return best;
}

/** The first stretches with bytes beyond ASCII, 32 KiB of them at most, each with some context. */
function sampleOf(bytes: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < bytes.length && size < 32 * 1024; at++) {
    if (bytes[at]! < 128) continue;
    // Back to the last ASCII byte, so that a pair of bytes is never cut in two.
    const from = Math.max(0, at - 1);
    let to = at;
    while (to < bytes.length && to - at < 4096 && (bytes[to]! >= 128 || to - at < 64)) to++;
    while (to < bytes.length && to - at < 8192 && bytes[to]! >= 128) to++;
    parts.push(bytes.subarray(from, to));
    size += to - from;
    at = to;
  }
  return Buffer.concat(parts);
}

function scoreOf(sample: Buffer, { charset, frequent, wide, latin }: Candidate): number {
  const text = new TextDecoder(charset).decode(sample);
  let beyond = 0;
  let good = 0;
  let before = "";
  for (const char of text) {
    if (char > "\u007f") {
      beyond++;
      if (char === "\ufffd") good -= 4;
      else if (!latin && /[A-Za-z]/.test(before)) good--;
      else if (frequent.has(char)) good++;
      else if (isCapital(char) && frequent.has(char.toLowerCase()))
        good += isCapital(before) || !isLetter(before) ? 0.9 : -1;
    } else if (!latin && before > "\u007f" && /[A-Za-z]/.test(char)) good--;
    before = char;
  }
  if (!beyond) return 0;
  // Half of a Chinese or Japanese text is beyond any short list of frequent characters; a wrong reading has far fewer.
  return wide ? Math.min(1, (good / beyond) * 1.8) : good / beyond;
}

const isCapital = (char: string): boolean => char !== char.toLowerCase();
const isLetter = (char: string): boolean => char.toLowerCase() !== char.toUpperCase();

function countryOf(url: string | null): string {
  const host = /^https?:\/\/([^/:?#]{1,255})/i.exec(url ?? "")?.[1] ?? "";
  return host.slice(host.lastIndexOf(".") + 1).toLowerCase();
}
