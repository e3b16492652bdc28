/** Which tokens stand between quotation marks: what people said of events is seldom the telling of one. */
import { type Prose, TokenKind } from "../model.ts";

/**
 * 1 for each token inside a pair of double quotation marks within a paragraph. A mark that is never closed quotes
 * nothing, unless the next paragraph opens with one too, as long quotations do; scraped pages are full of strays.
 */
export function quotedTokens({ tokens, sentences, paragraphs }: Prose): Uint8Array {
  const quoted = new Uint8Array(tokens.count);
  const marks: number[][] = paragraphs.map(() => []);
  for (let at = 0; at < tokens.count; at++) {
    const sentence = sentences[tokens.sentence[at]!];
    if (sentence && tokens.kind[at] === TokenKind.quote && isDouble(tokens.word[at]!))
      marks[sentence.paragraph]?.push(at);
  }
  const opens = (paragraph: number): boolean => {
    const first = marks[paragraph]?.[0];
    return first !== undefined && tokens.start[first] === paragraphs[paragraph]!.start;
  };
  let next = 0;
  marks.forEach((here, paragraph) => {
    for (let at = 0; at < here.length; at += 2) {
      const close = here[at + 1];
      if (close !== undefined) quoted.fill(1, here[at]! + 1, close);
      else if (opens(paragraph + 1)) {
        next = here[at]! + 1;
        while (next < tokens.count && tokens.start[next]! < paragraphs[paragraph]!.end) quoted[next++] = 1;
      }
    }
  });
  return quoted;
}

function isDouble(mark: string): boolean {
  return (
    mark === '"' ||
    mark === "“" ||
    mark === "”" ||
    mark === "``" ||
    mark === "''" ||
    mark === "„" ||
    mark === "«" ||
    mark === "»"
  );
}
