/** Marking words of another language than the page's own, so that they are read aloud and set as what they are. */
import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** Languages that are written from right to left. */
const rightToLeft = new Set("ar arc ckb dv fa he iw ks ku ps sd syr ug ur yi".split(" "));

/**
 * ` lang="de"` where the language is known and is not the page's, with its direction where that is another; what a page
 * claims is checked for its form.
 */
export function lang(language: string | null): Html | "" {
  if (language === null || !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(language)) return "";
  return language === "en" || language.startsWith("en-")
    ? ""
    : html` lang="${language}"${rightToLeft.has(language.split("-")[0]!) ? html` dir="rtl"` : ""}`;
}

const marks: Readonly<Record<string, readonly [string, string]>> = {
  de: ["„", "“"],
  fr: ["« ", " »"],
  es: ["«", "»"],
  it: ["«", "»"],
  pt: ["«", "»"],
  nb: ["«", "»"],
  no: ["«", "»"],
  pl: ["„", "”"],
  sv: ["”", "”"],
  fi: ["”", "”"],
};

/**
 * Straight marks as printers set them, in lines that quote an English text. The stored text is shown as it was read;
 * what is cited is the stored text. Linear.
 */
export function set(words: string, language: string | null = null): string {
  if (language !== null && !language.startsWith("en")) return words;
  return words
    .replace(/(^|[\s([{\u2014\u2013"'])"(?=\S)/g, "$1“")
    .replaceAll('"', "”")
    .replace(/(^|[\s([{\u2014\u2013“])'(?=\S)/g, "$1‘")
    .replaceAll("'", "’");
}

/** Direct speech between the quotation marks of its language; what stands inside stays as it was read. */
export function quoted(words: string, language: string | null = null): string {
  const inner = words
    .trim()
    .replace(/^["“”„«»]\s?/, "")
    .replace(/\s?["“”»«]$/, "");
  const [open, close] = marks[language?.slice(0, 2) ?? ""] ?? ["“", "”"];
  return `${open}${set(inner, language)}${close}`;
}
