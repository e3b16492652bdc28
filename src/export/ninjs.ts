/** An article as IPTC ninjs 3.0 (News in JSON), with what was read of it: people, places, organisations, origin. */
import type { Reading } from "../model.ts";

/** `accessed`: when the bytes were captured (ISO 8601 date-time). */
export function toNinjs(reading: Reading, sha256: string, accessed: string): Record<string, unknown> {
  const { article, origin, cast } = reading;
  const named = (kind: Reading["cast"][number]["kind"]): { name: string; rel: string }[] =>
    cast.filter((member) => member.kind === kind).map(({ name }) => ({ name, rel: "mentions" }));
  const moment = dateTime(article.published?.value ?? null);
  const changed = dateTime(article.modified) ?? moment ?? dateTime(accessed)!;
  return {
    uri: reading.url && /^https?:/i.test(reading.url) ? reading.url : `urn:newsledger:${reading.id}`,
    standard: {
      name: "ninjs",
      version: "3.0",
      schema: "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
    },
    type: "text",
    representationType: article.paywalled ? "partial" : "full",
    ...(moment ? { firstCreated: moment } : {}),
    versionCreated: changed,
    ...(article.language ? { language: article.language } : {}),
    ...(article.bylines.length ? { by: article.bylines.join(", ") } : {}),
    ...(article.dateline?.place ? { located: article.dateline.place } : {}),
    ...(article.headline ? { headlines: [{ role: "main", value: article.headline }] } : {}),
    ...(article.standfirst ? { descriptions: [{ role: "summary", value: article.standfirst }] } : {}),
    bodies: [
      { role: "main", contentType: "text/plain", charCount: article.text.length, value: article.text },
    ],
    ...(named("person").length ? { people: named("person") } : {}),
    ...(named("organisation").length ? { organisations: named("organisation") } : {}),
    ...(named("place").length ? { places: named("place") } : {}),
    ...(origin.agency
      ? {
          infoSources: [
            {
              name: origin.agency,
              role: "https://cv.iptc.org/newscodes/contentprodpartyrole/ContentProvider",
            },
          ],
        }
      : {}),
    altIds: [{ role: "sha256", value: sha256 }],
  };
}

/** RFC 3339 with a zone; a day alone is its beginning in UTC. */
function dateTime(value: string | null): string | null {
  if (value === null) return null;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00Z`;
  if (!/T/.test(value) || Number.isNaN(Date.parse(value))) return null;
  return /(Z|[+-]\d\d:\d\d)$/.test(value) ? value : new Date(value).toISOString();
}
