/**
 * Whose copy an article is. Only what the page says of itself counts: the dateline, the author's place, the agency's
 * sign, the publisher's notice. That a text cites an agency says nothing of whose copy it is.
 */
import type { Article, Member, Note, Origin, Prose, Span } from "../model.ts";
import type { Agency } from "./agencies.ts";
import { findCited } from "./cited.ts";
import { agencyNamed, isWeak, readCredit } from "./credit.ts";
import { readNotice } from "./notice.ts";
import { findTail, findTop, type Mark } from "./tail.ts";
import { unlistedAgency } from "./unlisted.ts";

type Evidence = Origin["evidence"][number];

/** One place that credits an agency. */
interface Claim {
  readonly agency: Agency;
  readonly evidence: Evidence;
  readonly rule: string;
}

/**
 * The agency that the page says it carries, by its short name, what was edited, and whom the text cites (members of
 * `cast`). Claims stand in order of trust: the dateline is the agency's own, the author's place the publisher's.
 */
export function findOrigin(
  article: Article,
  prose: Prose,
  cast: readonly Member[],
): { origin: Origin; notes: Note[] } {
  const helped: { agency: Agency; where: string }[] = [];
  const notes: Note[] = [];
  const claims = [
    ...fromDateline(article),
    ...fromNames(article, helped),
    ...fromMark(findTail(article.text, article.paragraphs)),
    ...fromMark(findTop(article.text, article.paragraphs)),
  ];
  const { claims: noticed, edited, evidence: editEvidence } = fromNotices(article, helped, notes);
  const all = [...claims, ...noticed];
  const [first] = all;
  const own = first ? distinct(all.filter(({ agency }) => agency === first.agency)) : [];
  for (const { agency, rule, evidence } of own) {
    notes.push({ stage: "origin", rule, ...spanOf(evidence), reason: `credits ${agency.name}` });
  }
  for (const { agency, evidence } of distinct(all.filter(({ agency }) => agency !== first?.agency))) {
    const reason = `${agency.name} is credited as well; ${first!.agency.name} stands in the more certain place`;
    notes.push({ stage: "origin", rule: "second-agency", ...spanOf(evidence), reason });
  }
  for (const { agency, where } of helped) {
    notes.push({
      stage: "origin",
      rule: "helped",
      reason: `${agency.name} helped with the report, which does not make it its copy: ${where}`,
    });
  }
  const evidence = own.map((claim) => claim.evidence);
  for (const piece of editEvidence) if (!evidence.some((known) => same(known, piece))) evidence.push(piece);
  const cited = findCited(prose, cast, article);
  return { origin: { agency: first?.agency.name ?? null, edited, evidence, cited }, notes };
}

function spanOf(evidence: Evidence): { span?: Span } {
  return "start" in evidence ? { span: { start: evidence.start, end: evidence.end } } : {};
}

/** A page may name its agency in several fields that are one place to the reader. */
function distinct(claims: readonly Claim[]): Claim[] {
  return claims.filter(
    (claim, index) => claims.findIndex((other) => same(other.evidence, claim.evidence)) === index,
  );
}

function same(a: Evidence, b: Evidence): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fromDateline(article: Article): Claim[] {
  const { dateline } = article;
  if (!dateline) return [];
  if (dateline.agency === null) {
    const agency = unlistedAgency(article);
    return agency ? [{ agency, evidence: dateline.span, rule: "dateline-unlisted" }] : [];
  }
  const agency = agencyNamed(dateline.agency) ?? readCredit(dateline.agency).credited[0];
  return agency ? [{ agency, evidence: dateline.span, rule: "dateline" }] : [];
}

/** The author's place: names that are no person's, and agencies that were taken for people. */
function fromNames(
  { credits, bylines, language }: Article,
  helped: { agency: Agency; where: string }[],
): Claim[] {
  return [...credits, ...bylines].flatMap((name) => {
    const { credited, helped: with_ } = readCredit(name);
    for (const agency of with_) helped.push({ agency, where: name });
    const sure = credited.filter((agency) => !isWeak(agency, name) || speaks(agency, language));
    return sure.map((agency) => ({ agency, evidence: { byline: name }, rule: "author-place" }));
  });
}

/** "AA" in the author's place is Anadolu's on a Turkish page; elsewhere it may be a button for larger letters. */
function speaks({ languages }: Agency, language: string | null): boolean {
  return language === null || languages[0] === language.split("-")[0]!.toLowerCase();
}

function fromMark(mark: Mark | null): Claim[] {
  return mark
    ? [{ agency: mark.agency, evidence: { start: mark.span.start, end: mark.span.end }, rule: mark.rule }]
    : [];
}

function fromNotices(
  { notices }: Article,
  helped: { agency: Agency; where: string }[],
  notes: Note[],
): { claims: Claim[]; edited: Origin["edited"]; evidence: Evidence[] } {
  const claims: Claim[] = [];
  const evidence: Evidence[] = [];
  let edited: Origin["edited"] = "unknown";
  for (const [index, notice] of notices.entries()) {
    const reading = readNotice(notice);
    if (reading.credited)
      claims.push({ agency: reading.credited, evidence: { notice: index }, rule: "notice" });
    for (const agency of reading.helped) helped.push({ agency, where: notice });
    if (reading.edited && edited === "unknown") {
      edited = reading.edited;
      evidence.push({ notice: index });
      notes.push({
        stage: "origin",
        rule: `edited-${edited}`,
        reason: `the publisher says what was edited: ${notice}`,
      });
    }
    if (reading.unnamed) {
      notes.push({
        stage: "origin",
        rule: "unnamed-feed",
        reason: `the copy came from an agency that the notice does not name: ${notice}`,
      });
    }
  }
  return { claims, edited, evidence };
}
