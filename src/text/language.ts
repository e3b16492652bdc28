/**
 * Which language a text is in. The script decides where only one language of the news uses it; otherwise its
 * languages compete by their commonest words (each worth less the more of them share it) and by letters that only
 * some of them have. The words and letters are data: `languages.json`, `letters.json`.
 */
import languages from "./languages.json" with { type: "json" };
import letters from "./letters.json" with { type: "json" };

type Family = keyof typeof languages;

/** Scripts by the first code of each block; a script that one language has to itself names it. */
const blocks: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x41, 0x24f, "latin"],
  [0x370, 0x3ff, "el"],
  [0x400, 0x52f, "cyrillic"],
  [0x531, 0x58f, "hy"],
  [0x590, 0x5ff, "he"],
  [0x600, 0x77f, "arabic"],
  [0x900, 0x97f, "devanagari"],
  [0x980, 0x9ff, "bn"],
  [0xa00, 0xa7f, "pa"],
  [0xa80, 0xaff, "gu"],
  [0xb80, 0xbff, "ta"],
  [0xc00, 0xc7f, "te"],
  [0xc80, 0xcff, "kn"],
  [0xd00, 0xd7f, "ml"],
  [0xd80, 0xdff, "si"],
  [0xe00, 0xe7f, "th"],
  [0xe80, 0xeff, "lo"],
  [0x1000, 0x109f, "my"],
  [0x10a0, 0x10ff, "ka"],
  [0x1200, 0x139f, "am"],
  [0x1780, 0x17ff, "km"],
  [0x1e00, 0x1eff, "latin"],
  [0x3040, 0x30ff, "ja"],
  [0x3400, 0x9fff, "zh"],
  [0xac00, 0xd7af, "ko"],
];

/** How much of a text is read: more words change nothing. */
const sampleLength = 20_000;

/**
 * The BCP 47 primary tag ("en", "de"), or null where the text is too short, too mixed, or in a language that is not
 * among the known. "hr" stands for Croatian, Bosnian and Serbian in Latin letters.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, sampleLength);
  const script = scriptOf(sample);
  return script !== null && script in languages ? bestOf(sample, script as Family) : script;
}

/** The script of three fifths of the letters; for Japanese, Chinese characters with a tenth of kana. */
function scriptOf(text: string): string | null {
  const counts = new Map<string, number>();
  let ascii = 0;
  let others = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      ascii += isLetter(code);
      continue;
    }
    const script = scriptAt(code);
    if (script === null) continue;
    others++;
    counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  if (ascii > 0) counts.set("latin", (counts.get("latin") ?? 0) + ascii);
  const [kana, han] = [counts.get("ja") ?? 0, counts.get("zh") ?? 0];
  if (kana > 0 && kana * 10 >= kana + han) counts.set("ja", kana + han);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const all = ascii + others;
  return best && all >= 8 && best[1] >= all * 0.6 ? best[0] : null;
}

/** 1 for an ASCII letter, 0 for another sign. */
function isLetter(code: number): number {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? 1 : 0;
}

function scriptAt(code: number): string | null {
  if (code < 0xc0) return null;
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]![0] <= code) low = middle;
    else high = middle - 1;
  }
  return code <= blocks[low]![1] ? blocks[low]![2] : null;
}

interface Profile {
  readonly languages: readonly string[];
  /** What a word or a letter says: the numbers of its languages. */
  readonly words: ReadonlyMap<string, readonly number[]>;
  readonly letters: ReadonlyMap<string, readonly number[]>;
}

const profiles = new Map((Object.keys(languages) as Family[]).map((family) => [family, profileOf(family)]));

function profileOf(family: Family): Profile {
  return {
    languages: Object.keys(languages[family]),
    words: owners(family, languages[family], " "),
    letters: owners(family, letters[family], ""),
  };
}

function owners(family: Family, table: Record<string, string>, parted: string): Map<string, number[]> {
  const order = Object.keys(languages[family]);
  const map = new Map<string, number[]>();
  for (const [language, list] of Object.entries(table))
    for (const item of new Set(list.split(parted)))
      if (item) map.set(item, [...(map.get(item) ?? []), order.indexOf(language)]);
  return map;
}

const wordForm = /[\p{L}\p{M}]{1,30}(?:['’-][\p{L}\p{M}]{1,30})?/gu;
const beyondAscii = /[^\0-\x7f]/;

function bestOf(sample: string, family: Family): string | null {
  const profile = profiles.get(family)!;
  const scores = new Float64Array(profile.languages.length);
  const add = (to: readonly number[] | undefined, worth: number): void => {
    if (to) for (const language of to) scores[language]! += worth / to.length;
  };
  const all = sample.toLowerCase().replaceAll("’", "'").match(wordForm) ?? [];
  for (const word of all) {
    const known = profile.words.get(word);
    if (known) add(known, 1);
    // The letters that tell languages apart are none of ASCII's.
    else if (profile.letters.size > 0 && beyondAscii.test(word))
      for (const letter of new Set(word)) add(profile.letters.get(letter), 0.25);
  }
  const best = heaviest(scores, -1);
  if (all.length < 4 || scores[best]! < 1 || scores[best]! / all.length < 0.08) return null;
  return scores[heaviest(scores, best)]! > scores[best]! * 0.85 ? null : profile.languages[best]!;
}

/** The place of the highest score, that of `but` left aside. */
function heaviest(scores: Float64Array, but: number): number {
  let top = but === 0 ? 1 : 0;
  for (let i = 0; i < scores.length; i++) if (i !== but && scores[i]! > scores[top]!) top = i;
  return top;
}
