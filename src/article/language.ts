/** Which language a text is in, by its script and its commonest words. */
import stopwords from "./languages.json" with { type: "json" };

const byWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(stopwords)) {
  for (const word of words.split(" ")) byWord.set(word, [...(byWord.get(word) ?? []), language]);
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u3040-\u30ff]/g, "ja"],
  [/[\uac00-\ud7af]/g, "ko"],
  [/[\u4e00-\u9fff]/g, "zh"],
  [/[\u0e00-\u0e7f]/g, "th"],
  [/[\u0590-\u05ff]/g, "he"],
  [/[\u0370-\u03ff]/g, "el"],
  [/[\u0900-\u097f]/g, "hi"],
  [/[\u0980-\u09ff]/g, "bn"],
  [/[\u0b80-\u0bff]/g, "ta"],
  [/[\u0c00-\u0c7f]/g, "te"],
  [/[\u10a0-\u10ff]/g, "ka"],
  [/[\u0530-\u058f]/g, "hy"],
];

/** The primary tag of BCP 47 ("en", "de"), or null where the text is too short or too mixed to tell. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, 20_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  for (const [script, language] of scripts) {
    // A Japanese text is mostly Chinese characters; a few kana settle it.
    const share = (sample.match(script)?.length ?? 0) / letters;
    if (share > (language === "ja" ? 0.1 : 0.3)) return language;
  }
  const scores = new Map<string, number>();
  let words = 0;
  for (const [word] of sample.toLowerCase().matchAll(/[\p{L}\p{M}]{1,20}/gu)) {
    words++;
    const languages = byWord.get(word);
    for (const language of languages ?? [])
      scores.set(language, (scores.get(language) ?? 0) + 1 / languages!.length);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (!best || words < 6 || best[1] / words < 0.08) return null;
  return second && second[1] > best[1] * 0.85 ? null : best[0];
}
