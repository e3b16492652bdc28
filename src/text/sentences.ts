/**
 * Sentences within paragraphs. A boundary needs a terminal mark, then (past closing quotation marks and brackets)
 * a token that can open a sentence. Fused sentences ("means.Earlier") are boundaries too: a lower-case word or a
 * closing mark, a point, and a capital with no space between, as scrapers leave them.
 */
import { type Sentence, type Span, TokenKind } from "../model.ts";
import abbreviations from "./abbreviations.en.json" with { type: "json" };
import type { RawTokens } from "./tokens.ts";

const short = new Set(abbreviations);

/** Ordered, disjoint sentences that cover every token of every paragraph. */
export function findSentences(text: string, paragraphs: readonly Span[], tokens: RawTokens): Sentence[] {
  const sentences: Sentence[] = [];
  let token = 0;
  paragraphs.forEach((span, paragraph) => {
    while (token < tokens.count && tokens.start[token]! < span.start) token++;
    let first = token;
    const close = (endToken: number): void => {
      if (endToken > first) {
        sentences.push({
          start: tokens.start[first]!,
          end: tokens.end[endToken - 1]!,
          paragraph,
          firstToken: first,
          endToken,
        });
      }
      first = endToken;
    };
    while (token < tokens.count && tokens.start[token]! < span.end) {
      if (isTerminal(tokens.word[token]!) || endsInPoint(tokens, token)) {
        let next = token + 1;
        while (next < tokens.count && tokens.start[next]! < span.end && closes(text, tokens, next)) next++;
        if (next >= tokens.count || tokens.start[next]! >= span.end || opensSentence(tokens, token, next)) {
          token = next;
          close(next);
          continue;
        }
      }
      token++;
    }
    close(token);
  });
  return sentences;
}

function isTerminal(word: string): boolean {
  const code = word.charCodeAt(0);
  return code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x3002;
}

/** "U.S." and "p.m." carry the sentence's own point inside the token. */
function endsInPoint(tokens: RawTokens, index: number): boolean {
  const word = tokens.word[index]!;
  return word.length > 3 && word.charCodeAt(word.length - 1) === 46;
}

/** A closing mark touches what stands before it. */
function closes(text: string, tokens: RawTokens, index: number): boolean {
  const code = text.charCodeAt(tokens.start[index]!);
  if (code === 41 || code === 93) return true;
  if (tokens.kind[index] !== TokenKind.quote) return false;
  if (code === 0x201c || code === 0x2018 || code === 0xab) return false;
  if (tokens.start[index] !== tokens.end[index - 1]) return false;
  // A straight mark that also touches the next word opens it.
  return code === 0x201d || code === 0x2019 || code === 0xbb || tokens.start[index + 1] !== tokens.end[index];
}

function opensSentence(tokens: RawTokens, mark: number, next: number): boolean {
  const word = tokens.word[next]!;
  const code = word.charCodeAt(0);
  const point = tokens.word[mark] === "." || endsInPoint(tokens, mark);
  const touching = tokens.start[next] === tokens.end[next - 1];
  const capital = isCapital(word);
  if (point && touching) {
    // Fused: the word before must be an ordinary word, and the next a capital followed by lower case.
    const before = tokens.word[mark - 1] ?? "";
    return (
      capital &&
      word.length > 1 &&
      !isCapital(word.slice(1)) &&
      before.length > 1 &&
      tokens.end[mark - 1] === tokens.start[mark]
    );
  }
  if (point && isShort(tokens, mark) && tokens.kind[next] !== TokenKind.quote) return false;
  if (endsInPoint(tokens, mark) && !likelyOpener(tokens.lower[next]!)) return false;
  if (tokens.kind[next] === TokenKind.word) return capital || !/\p{Ll}/u.test(word[0]!);
  return (
    tokens.kind[next] === TokenKind.number ||
    tokens.kind[next] === TokenKind.quote ||
    code === 40 ||
    code === 91 ||
    code === 45 ||
    code === 0x2014 ||
    code === 0x2022
  );
}

function isShort(tokens: RawTokens, mark: number): boolean {
  if (mark === 0 || tokens.word[mark] !== "." || tokens.end[mark - 1] !== tokens.start[mark]) return false;
  const before = tokens.lower[mark - 1]!;
  return short.has(before) || (before.length === 1 && isCapital(tokens.word[mark - 1]!));
}

const openers = new Set([
  "the",
  "a",
  "an",
  "he",
  "she",
  "it",
  "they",
  "we",
  "i",
  "but",
  "and",
  "in",
  "on",
  "at",
  "this",
  "that",
  "these",
  "those",
  "there",
  "his",
  "her",
  "its",
  "their",
  "however",
  "if",
  "when",
  "while",
  "as",
  "after",
  "for",
  "some",
  "many",
  "what",
  "you",
  "mr",
  "mrs",
  "ms",
]);

/** After "U.S." or "p.m." only a word that seldom stands inside a name opens a sentence. */
function likelyOpener(lower: string): boolean {
  return openers.has(lower) || lower === '"' || lower === "“";
}

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}
