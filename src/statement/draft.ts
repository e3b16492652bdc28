/** A statement in the making: token ranges, before speakers and relays are known. */
import type { Range } from "./scene.ts";

export interface Draft {
  act: "said" | "thought";
  /** The rule that proposed it, with its complement: "verb clause", "according to". */
  rule: string;
  /** The cue's verb or noun, uninflected; "" where the cue is a mark. */
  lemma: string;
  cue: Range | null;
  source: Range | null;
  content: Range[];
  /** To whom it was said: "told reporters". */
  hearer: Range | null;
  /** Who carried the words, where the sentence says so outright: "quoted by X", "X cited Y as saying". */
  carriers: Range[];
  /** The tokens that the whole report takes up. */
  extent: Range;
  /** Facts that the judge weighs. */
  readonly negated: boolean;
  readonly form: Form;
  /** The report hangs on a noun: "a lawyer who said". */
  readonly relative: boolean;
  /** Reason why it is left out, or null. */
  dropped: string | null;
}

/** How the cue stands: a finite verb, "-ing", "to say", "was told", a noun, or a mark or fixed phrase. */
export type Form = "finite" | "participle" | "infinitive" | "passive" | "noun" | "phrase" | "reduced";

export function makeDraft(parts: Partial<Draft> & Pick<Draft, "rule" | "content" | "extent">): Draft {
  return {
    act: "said",
    lemma: "",
    cue: null,
    source: null,
    hearer: null,
    carriers: [],
    negated: false,
    form: "finite",
    relative: false,
    dropped: null,
    ...parts,
  };
}
