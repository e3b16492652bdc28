/** "TASS quoted X as saying …" and "X was cited by TASS as having said …": X speaks, TASS carries. */
import { contentAround } from "./around.ts";
import { noCue } from "./clause.ts";
import { complementAfter } from "./complement.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsVerb } from "./holding.ts";
import { Takes, words } from "./lexicon.ts";
import { agentAfter } from "./passive.ts";
import { phraseAfter } from "./phrase.ts";
import { isComma, type Passage, type Range, type Scene } from "./scene.ts";
import { type Site, subjectOf } from "./subject.ts";
import { isFinite } from "./tags.ts";

/** The draft of "quoted X as saying", or null where the verb stands otherwise. */
export function quotedAs(site: Site): Draft | null {
  const { scene, passage, hit } = site;
  const { tokens } = scene.prose;
  if (!words.quoting.has(hit.senses[0]!.sense.lemma)) return null;
  const link = asSaying(scene, passage, hit.at + 1);
  if (link === null) return null;
  const { as, saying } = link;
  const subject = subjectOf(site);
  const isPassive = hit.form === "passive";
  const agent = isPassive
    ? (agentAfter(scene, hit.at + 1, passage) ?? agentAfter(scene, saying, passage))
    : null;
  const source = isPassive ? (subject?.range ?? null) : phraseAfter(scene, hit.at + 1, as);
  const carrier = isPassive ? agent : (subject?.range ?? null);
  if (source === null) return null;
  const from = Math.max(saying, agent?.to ?? saying);
  const takes = Takes.clause | Takes.quote | (tokens.lower[saying - 1] === "telling" ? Takes.hearer : 0);
  const after = complementAfter(scene, passage, from, takes, noCue);
  const unit = { from: subject?.from ?? hit.from, to: from };
  const told = after !== null && after.kind !== "next" && holdsVerb(scene, after.content);
  const content = told ? [after.content] : contentAround(scene, passage, unit);
  if (content === null) return null;
  return makeDraft({
    rule: "quoted as saying",
    lemma: "as saying",
    source,
    cue: { from: isPassive || as === hit.at + 1 ? hit.at : as, to: saying },
    content,
    hearer: told ? after.hearer : null,
    carriers: [carrier, ...carriersWithin(scene, hit.at + 1, as)].filter((range) => range !== null),
    form: hit.form,
    extent: { from: Math.min(unit.from, content[0]!.from), to: Math.max(unit.to, content.at(-1)!.to) },
  });
}

/** "as saying", "as having said", within reach of the verb and before another finite verb; asides are passed over. */
function asSaying(scene: Scene, passage: Passage, at: number): { as: number; saying: number } | null {
  const { tokens } = scene.prose;
  for (let i = at; i < Math.min(passage.to - 1, at + 30); i++) {
    if (isComma(scene, i)) i = asideEnd(scene, i, passage.to);
    if (scene.quoteAt[i]! >= 0 || isFinite(tokens.tag[i]!)) return null;
    if (tokens.lower[i] !== "as") continue;
    const having = tokens.lower[i + 1] === "having" ? 1 : 0;
    const verb = tokens.lower[i + 1 + having] ?? "";
    if (having ? words.havingSaid.has(verb) : words.saying.has(verb))
      return { as: i, saying: i + 2 + having };
  }
  return null;
}

/** The comma right before "as" that closes what the one at `comma` opens; `comma` where there is none. */
function asideEnd(scene: Scene, comma: number, ceiling: number): number {
  for (let at = comma + 1; at < Math.min(ceiling - 1, comma + 20); at++) {
    if (scene.quoteAt[at]! >= 0) break;
    if (isComma(scene, at) && scene.prose.tokens.lower[at + 1] === "as") return at;
  }
  return comma;
}

/** "quoted by KNA, itself cited by Reuters, as saying": whoever carried it on. */
function carriersWithin(scene: Scene, from: number, to: number): Range[] {
  const { tokens } = scene.prose;
  const found: Range[] = [];
  for (let at = from + 1; at < to - 1; at++) {
    if (tokens.lower[at] !== "by" || !words.passedOn.has(tokens.lower[at - 1]!)) continue;
    const carrier = phraseAfter(scene, at + 1, to);
    if (carrier !== null) found.push(carrier);
  }
  return found;
}
