/** Who said what, through whom: the room's one public function. */
import type { Dateline, Member, Note, Prose, Span, Statement, Timex } from "../model.ts";
import type { Draft } from "./draft.ts";
import { type Judge, loadJudge } from "./judge.ts";
import { judgeAll, propose } from "./propose.ts";
import { refine } from "./refine.ts";
import { voicesOf } from "./resolve.ts";
import { saidOn } from "./said-on.ts";
import { makeScene, type Range, type Scene } from "./scene.ts";
import { mentionsByToken } from "./speaker.ts";

/**
 * Every report of speech or thought: speaker, cue, content, relay, and when it was said, in reading order. Spans are
 * half-open, in UTF-16 units of `prose.text`. English alone; another language gives one note and no statement.
 */
export function findStatements(
  prose: Prose,
  cast: readonly Member[],
  times: readonly Timex[],
  dateline: Dateline | null = null,
  judge: Judge = loadJudge(),
): { statements: Statement[]; notes: Note[] } {
  if (!/^en(?:-|$)/i.test(prose.language)) {
    const reason = `there are no cue words for the language "${prose.language}"`;
    return { statements: [], notes: [{ stage: "statement", rule: "language", reason }] };
  }
  const { scene, notes: quoteNotes } = makeScene(prose, cast, times);
  const proposed = propose(scene);
  judgeAll(judge, scene, proposed);
  const { drafts, notes } = refine(scene, proposed);
  if (dateline !== null) for (const draft of drafts) leaveOut(scene, draft, dateline);
  const mentions = mentionsByToken(scene, cast);
  const claimed = claimedTokens(scene, drafts);
  const voices = voicesOf(scene, mentions, drafts, claimed);
  const statements = drafts.map((draft, index): Statement => {
    const { speaker, via } = voices[index]!;
    return {
      ...shape(scene, draft),
      speaker: speaker?.id ?? null,
      via: via.map(({ id }) => id),
      saidOn: saidOn(scene, times, draft, claimed),
    };
  });
  return { statements, notes: [...quoteNotes, ...notes] };
}

/** A dateline is its agency's, and no part of what anyone said. */
function leaveOut({ prose: { tokens } }: Scene, draft: Draft, { span }: Dateline): void {
  draft.content = draft.content.map(({ from, to }) => {
    let at = from;
    if (tokens.start[from]! >= span.start) while (at < to - 1 && tokens.end[at]! <= span.end) at++;
    return { from: at, to };
  });
}

/** The tokens that lie in some statement's content. */
function claimedTokens({ prose: { tokens } }: Scene, drafts: readonly Draft[]): Uint8Array {
  const claimed = new Uint8Array(tokens.count);
  for (const { content } of drafts) for (const { from, to } of content) claimed.fill(1, from, to);
  return claimed;
}

type Shape = Omit<Statement, "speaker" | "via" | "saidOn">;

function shape(scene: Scene, draft: Draft): Shape {
  const content = draft.content.map((range) => spanOf(scene, range));
  const quotations = quotationsIn(scene, draft);
  const covered = draft.content.every(
    ({ from, to }) => scene.quoteAt[from]! >= 0 && scene.quotations[scene.quoteAt[from]!]!.to >= to,
  );
  return {
    act: draft.act,
    manner: quotations.length === 0 ? "indirect" : covered ? "direct" : "mixed",
    source: draft.source && spanOf(scene, draft.source),
    cue: draft.cue && spanOf(scene, draft.cue),
    content,
    quotations,
    sentence: sentenceOf(scene, draft),
    rule: draft.rule,
  };
}

function quotationsIn(scene: Scene, draft: Draft): Span[] {
  const found = new Set<number>();
  for (const { from, to } of draft.content) {
    for (let at = from; at < to; at++) {
      const quotation = scene.quoteAt[at]!;
      if (quotation < 0) continue;
      found.add(quotation);
      at = scene.quotations[quotation]!.to - 1;
    }
  }
  return [...found].map((index) => spanOf(scene, scene.quotations[index]!));
}

function sentenceOf({ prose }: Scene, { cue, content }: Draft): Span {
  const { start, end } = prose.sentences[prose.tokens.sentence[cue?.from ?? content[0]!.from]!]!;
  return { start, end };
}

function spanOf({ prose: { tokens } }: Scene, { from, to }: Range): Span {
  return { start: tokens.start[from]!, end: tokens.end[to - 1]! };
}
