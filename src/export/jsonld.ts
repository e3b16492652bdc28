/**
 * An article as schema.org NewsArticle, and the graph of copies and relays as PROV-O, both in JSON-LD 1.1. Contexts
 * are written out, so that no reader of the file has to fetch anything.
 */
import type { First, Reading, Span } from "../model.ts";

/** An article with what the second half says of it. */
export interface PlacedArticle {
  readonly reading: Reading;
  readonly sha256: string;
  readonly fold: string;
  readonly story: string | null;
  /** The article of its fold that the others come from; null where it is unknown or this one. */
  readonly source: string | null;
  readonly confidence: First["confidence"];
}

const urn = (id: string): string => `urn:newsledger:${id}`;
const addressOf = ({ reading }: PlacedArticle): string =>
  reading.url && /^https?:/i.test(reading.url) ? reading.url : urn(reading.id);

/** schema.org NewsArticle (with `isBasedOn` only where a copy's source is known or likely). */
export function toNewsArticle(placed: PlacedArticle, sourceAddress: string | null): Record<string, unknown> {
  const { article, origin, cast } = placed.reading;
  return {
    "@context": { "@vocab": "https://schema.org/" },
    "@type": "NewsArticle",
    "@id": addressOf(placed),
    ...(article.headline ? { headline: article.headline } : {}),
    ...(article.standfirst ? { abstract: article.standfirst } : {}),
    ...(article.section ? { articleSection: article.section } : {}),
    ...(article.language ? { inLanguage: article.language } : {}),
    ...(article.published?.value ? { datePublished: article.published.value } : {}),
    ...(article.modified ? { dateModified: article.modified } : {}),
    ...(article.bylines.length
      ? { author: article.bylines.map((name) => ({ "@type": "Person", name })) }
      : {}),
    ...(article.publisher ? { publisher: { "@type": "Organization", name: article.publisher } } : {}),
    ...(origin.agency ? { creditText: origin.agency } : {}),
    ...(article.dateline?.place ? { dateline: article.dateline.place } : {}),
    ...(sourceAddress ? { isBasedOn: sourceAddress } : {}),
    ...(article.corrections.length ? { correction: article.corrections } : {}),
    mentions: cast.map(({ name, kind }) => ({
      "@type": { person: "Person", organisation: "Organization", place: "Place" }[kind],
      name,
    })),
    isAccessibleForFree: !article.paywalled,
    articleBody: article.text,
  };
}

/**
 * PROV-O (W3C): each capture is an entity derived from its page, each statement an entity quoted from the article and
 * attributed to its speaker, each hop of its relay an agent that acted on behalf of the one before.
 */
export function toProv(
  articles: readonly PlacedArticle[],
  statementIds: (reading: Reading) => readonly string[],
): Record<string, unknown> {
  const address = new Map(articles.map((placed) => [placed.reading.id, addressOf(placed)]));
  return {
    "@context": {
      "@vocab": "http://www.w3.org/ns/prov#",
      prov: "http://www.w3.org/ns/prov#",
      name: "http://xmlns.com/foaf/0.1/name",
      value: "http://www.w3.org/ns/prov#value",
      sha256: "urn:newsledger:sha256",
    },
    "@graph": articles.flatMap((placed) => [
      entityOf(placed, address),
      ...agentsOf(placed),
      ...quotationsOf(placed, statementIds(placed.reading)),
    ]),
  };
}

function entityOf(placed: PlacedArticle, address: ReadonlyMap<string, string>): Record<string, unknown> {
  const { reading, sha256, source } = placed;
  const { publisher } = reading.article;
  return {
    "@id": addressOf(placed),
    "@type": "Entity",
    sha256,
    ...(reading.article.headline ? { name: reading.article.headline } : {}),
    ...(reading.article.published?.value ? { generatedAtTime: reading.article.published.value } : {}),
    ...(publisher ? { wasAttributedTo: { "@id": agentId(publisher) } } : {}),
    ...(source && address.has(source) ? { wasDerivedFrom: { "@id": address.get(source) } } : {}),
    ...(reading.origin.agency ? { hadPrimarySource: { "@id": agentId(reading.origin.agency) } } : {}),
  };
}

const agentId = (name: string): string => `urn:newsledger:agent:${encodeURIComponent(name.toLowerCase())}`;

function agentsOf({ reading }: PlacedArticle): Record<string, unknown>[] {
  const names = new Map<string, string>();
  const { publisher } = reading.article;
  for (const name of [publisher, reading.origin.agency]) if (name) names.set(name, "Organization");
  const members = new Map(reading.cast.map((member) => [member.id, member]));
  for (const { speaker, via } of reading.statements) {
    for (const id of [speaker, ...via]) {
      const member = id === null ? undefined : members.get(id);
      if (member) names.set(member.name, member.kind === "person" ? "Person" : "Organization");
    }
  }
  return [...names].map(([name, type]) => ({ "@id": agentId(name), "@type": ["Agent", type], name }));
}

function quotationsOf(placed: PlacedArticle, ids: readonly string[]): Record<string, unknown>[] {
  const { reading } = placed;
  const { text } = reading.article;
  const name = (id: string): string => reading.cast.find((member) => member.id === id)?.name ?? id;
  return reading.statements.map((statement, at) => {
    const chain = [
      ...(statement.speaker === null ? [] : [name(statement.speaker)]),
      ...statement.via.map(name),
    ];
    return {
      "@id": urn(ids[at]!),
      "@type": "Entity",
      wasQuotedFrom: { "@id": addressOf(placed) },
      value: statement.content.map(({ start, end }: Span) => text.slice(start, end)).join(" … "),
      ...(chain.length ? { wasAttributedTo: { "@id": agentId(chain[0]!) } } : {}),
      ...(chain.length > 1
        ? {
            qualifiedDelegation: chain.slice(1).map((relay, hop) => ({
              "@type": "Delegation",
              agent: { "@id": agentId(relay) },
              hadActivity: { "@id": `${urn(ids[at]!)}-hop${hop + 1}` },
            })),
          }
        : {}),
    };
  });
}
