/** What has been said so far of each person: where last, in what role, how often, and as he or as she. */
import type { Prose } from "../model.ts";
import type { Draft, DraftMention } from "./draft.ts";
import type { View } from "./evidence.ts";
import type { Quotes } from "./quotes.ts";
import { partOf, type Role } from "./roles.ts";

export interface Trace {
  readonly draft: Draft;
  /** Someone whom the text never names. */
  readonly unnamed: boolean;
  readonly first: number;
  readonly end: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly form: DraftMention["form"];
  readonly role: Role;
  /** The last verb in that sentence of which this is the subject; -1 for none. */
  readonly verb: number;
  /** The weightiest role in that sentence, and in the last sentence before it that has one. */
  readonly here: Role;
  readonly before: { readonly sentence: number; readonly role: Role } | null;
  readonly opens: boolean;
  readonly quote: number;
  readonly count: number;
  readonly names: number;
}

/** Everything that the walk over a text needs to know of it. */
export interface Ground {
  readonly prose: Prose;
  readonly view: View;
  readonly quotes: Quotes;
}

const weight: Record<Role, number> = { says: 5, subject: 4, owner: 2, object: 3, after: 1, itself: 0 };
const mostTraces = 24;

/** The traces after one more mention, the latest last. */
export function mentioned(
  ground: Ground,
  traces: readonly Trace[],
  draft: Draft,
  { first, end, form }: DraftMention,
  unnamed: boolean,
): Trace[] {
  const { prose, view, quotes } = ground;
  const sentence = prose.tokens.sentence[first]!;
  const old = traces.find((trace) => trace.draft === draft);
  const { role, verb } = partOf(prose, view, first, end);
  const same = old?.sentence === sentence;
  const opening = prose.sentences[sentence]!.firstToken;
  const trace: Trace = {
    draft,
    unnamed,
    first,
    end,
    sentence,
    paragraph: prose.sentences[sentence]!.paragraph,
    form,
    role,
    verb: verb >= 0 ? verb : same ? old.verb : -1,
    here: same && weight[old.here] > weight[role] ? old.here : role,
    before: old === undefined ? null : same ? old.before : { sentence: old.sentence, role: old.here },
    opens:
      (same && old.opens) ||
      first <= opening + 3 ||
      !traces.some((one) => one.sentence === sentence && one.draft !== draft),
    quote: quotes.at[first]!,
    count: (old?.count ?? 0) + 1,
    names: (old?.names ?? 0) + (form === "name" ? 1 : 0),
  };
  const all = traces.filter((one) => one.draft !== draft);
  all.push(trace);
  if (all.length > mostTraces) all.shift();
  return all;
}
