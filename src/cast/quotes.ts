/** Which tokens are someone's own words, quotation by quotation. */
import type { Prose } from "../model.ts";

export interface Quotes {
  /** For each token the number of its quotation, from 1; 0 outside. */
  readonly at: Uint32Array;
  /** By number: the tokens of the opening mark and of the closing one (or of the paragraph's end). */
  readonly open: readonly number[];
  readonly close: readonly number[];
}

/** A mark left open closes at the paragraph's end. */
export function quotesOf({ tokens, sentences, text }: Prose): Quotes {
  const at = new Uint32Array(tokens.count);
  const open: number[] = [0];
  const close: number[] = [0];
  let current = 0;
  let paragraph = -1;
  for (let t = 0; t < tokens.count; t++) {
    const here = sentences[tokens.sentence[t]!]?.paragraph ?? 0;
    if (here !== paragraph && current > 0) current = shut(close, current, t);
    paragraph = here;
    const code = text.charCodeAt(tokens.start[t]!);
    const straight = code === 34;
    if (code === 0x201c || (straight && current === 0)) {
      if (current > 0) shut(close, current, t);
      current = open.push(t) - 1;
    } else if ((code === 0x201d || straight) && current > 0) current = shut(close, current, t);
    else if (current > 0) at[t] = current;
  }
  if (current > 0) shut(close, current, tokens.count);
  return { at, open, close };
}

function shut(close: number[], quote: number, t: number): 0 {
  close[quote] = t;
  return 0;
}
