/**
 * Which of several copies came first. Pages seldom say: dates are often days, a page's own time may be that of its
 * last change, and most copies name no agency. So every hint is given with what it rests on, hints that contradict
 * each other decide nothing, and "unknown" is an answer.
 */
import type { Filed, First, FirstReason } from "../model.ts";
import attributions from "./attribution.en.json" with { type: "json" };
import { compareCopies } from "./compare.ts";

/** "sure": cannot well be otherwise. "fair": as a rule. "weak": told to the reader, decides nothing. */
interface Hint extends FirstReason {
  readonly weight: "sure" | "fair" | "weak";
}

/** Articles whose texts are compared with the longest, at most: the hint is weak and each costs a comparison. */
const compared = 8;
/** Articles of a fold that are judged, at most: those that came first. */
const judged = 60;

/** Which article of a fold is the source of the rest. One article alone is its own source. */
export function whichFirst(fold: readonly Filed[]): First {
  const articles = fold.slice(0, judged);
  if (articles.length < 2) return { article: articles[0]?.id ?? null, confidence: "known", reasons: [] };
  const hints = [
    ...byCredit(articles),
    ...byCapture(articles),
    ...byLink(articles),
    ...byAttribution(articles),
    ...byDate(articles),
    ...byLength(articles),
  ];
  const reasons = hints.map(({ rule, favours, says }) => ({ rule, favours, says }));
  const sure = hints.filter(({ weight }) => weight === "sure");
  const deciding = sure.length > 0 ? sure : hints.filter(({ weight }) => weight === "fair");
  const article = deciding[0]?.favours ?? null;
  if (article === null || deciding.some(({ favours }) => favours !== article)) {
    return { article: null, confidence: "unknown", reasons };
  }
  return { article, confidence: sure.length > 0 ? "known" : "likely", reasons };
}

/** A page that credits an agency is a copy; the agency's own page, where it is among them, is the source. */
function byCredit(articles: readonly Filed[]): Hint[] {
  return [...new Set(articles.flatMap(({ agency }) => agency ?? []))].map((agency) => {
    const own = articles.find(({ source }) => source !== null && sameName(source, agency));
    const by = articles.filter((each) => each.agency === agency && each !== own).map(({ id }) => id);
    return {
      rule: own ? "credited-agency" : "credited-agency-absent",
      favours: own?.id ?? null,
      weight: "sure",
      says: `${by.join(", ")} credits ${agency}${own ? "" : ", whose own page is not among these"}`,
    };
  });
}

/** What was seen on the web before the others say they were published was there first. */
function byCapture(articles: readonly Filed[]): Hint[] {
  return articles.flatMap((article): Hint[] => {
    const seen = article.capturedAt ? Date.parse(article.capturedAt) : Number.NaN;
    const others = articles.filter((other) => other !== article);
    if (!others.every((other) => seen < (momentsOf(other.published)?.earliest ?? Number.NaN))) return [];
    const says = `seen on ${article.capturedAt}, before the others were published`;
    return [{ rule: "captured-before-published", favours: article.id, weight: "sure", says }];
  });
}

function byLink(articles: readonly Filed[]): Hint[] {
  return articles.flatMap(({ id, url }): Hint[] => {
    const bare = url?.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "") ?? "";
    if (!bare.includes("/")) return [];
    const from = articles.filter((other) => other.id !== id && other.text.includes(bare));
    if (from.length === 0) return [];
    const says = `${from.map((other) => other.id).join(", ")} links to it`;
    return [{ rule: "linked", favours: id, weight: "sure", says }];
  });
}

/** "according to the Gazette" in one copy speaks for the Gazette's. */
function byAttribution(articles: readonly Filed[]): Hint[] {
  const texts = new Map(articles.map(({ id, text }) => [id, plain(text)]));
  return articles.flatMap(({ id, source }): Hint[] => {
    if (!source || source.length < 4) return [];
    const name = plain(source);
    const from = articles.filter((other) => other.id !== id && attributes(texts.get(other.id)!, name));
    if (from.length === 0) return [];
    const says = `${from.map((other) => other.id).join(", ")} gives ${source} as its source`;
    return [{ rule: "attributed", favours: id, weight: "fair", says }];
  });
}

function attributes(text: string, name: string): boolean {
  return attributions.some(
    (words) => text.includes(`${words} ${name}`) || text.includes(`${words} the ${name}`),
  );
}

function byDate(articles: readonly Filed[]): Hint[] {
  const dated = articles.map((article) => ({ article, when: momentsOf(article.published) }));
  const first = dated.find(({ when, article }) =>
    dated.every(
      (other) => other.article === article || (when && other.when && when.latest <= other.when.earliest),
    ),
  );
  if (!first) {
    const says = dated.every(({ when }) => when)
      ? "the dates of publication do not tell them apart"
      : "not every copy has a date of publication";
    return [{ rule: "published-together", favours: null, weight: "weak", says }];
  }
  const says = `published ${first.article.published}, the others later; a page's date may be that of a change`;
  return [{ rule: "published-first", favours: first.article.id, weight: "fair", says }];
}

/** Copies are cut to fit more often than they are added to. */
function byLength(articles: readonly Filed[]): Hint[] {
  if (articles.length > compared) return [];
  const longest = articles.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  const others = articles.filter((other) => other !== longest);
  if (!others.every((other) => compareCopies(longest, other).kind === "cut")) return [];
  const says = "the others are its text with parts left out";
  return [{ rule: "others-are-cut", favours: longest.id, weight: "weak", says }];
}

/** The moments that a date of publication allows, in milliseconds: a day is all of it. */
function momentsOf(published: string | null): { earliest: number; latest: number } | null {
  const earliest = published === null ? Number.NaN : Date.parse(published);
  if (Number.isNaN(earliest)) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(published!);
  return { earliest, latest: isDay ? earliest + 86_400_000 : earliest };
}

function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Lower case, without the article and a domain's ending. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the /, "")
    .replace(/^www\./, "")
    .replace(/\.(com|org|net|co\.uk)$/, "");
}
