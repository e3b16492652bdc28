/**
 * The project's own query language, parsed here and turned into each database's form by its adapter; what a user
 * types never reaches a database as syntax.
 *
 *     inflation "central bank" -rates speaker:"Ana Petrov" via:TASS publisher:DNA agency:ANI
 *     from:2025-02 to:2025-03-15 planned:yes
 */
export interface Query {
  /** Words and phrases that must occur; each a list of words. */
  readonly must: readonly (readonly string[])[];
  readonly mustNot: readonly (readonly string[])[];
  readonly speaker: string | null;
  readonly via: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  /** ISO days, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
  readonly planned: boolean;
}

export const emptyQuery: Query = {
  must: [],
  mustNot: [],
  speaker: null,
  via: null,
  publisher: null,
  agency: null,
  from: null,
  to: null,
  planned: false,
};

/** A query that cannot be understood; the message is for the person who typed it. */
export class QueryError extends Error {
  override readonly name = "QueryError";
}

const fields = ["speaker", "via", "publisher", "agency", "from", "to", "planned"] as const;
type Field = (typeof fields)[number];

interface Term {
  readonly negated: boolean;
  readonly field: Field | null;
  readonly value: string;
}

/** Longer queries are cut here: nobody types them, and the cost of a search grows with its terms. */
const longest = 2000;

/** Parses a query. Linear in its length. Throws `QueryError` for an unknown field or a date that is none. */
export function parseQuery(source: string): Query {
  const query: { -readonly [K in keyof Query]: Query[K] } = { ...emptyQuery };
  const must: string[][] = [];
  const mustNot: string[][] = [];
  for (const { negated, field, value } of termsOf(source.slice(0, longest))) {
    if (field === null) {
      const words = wordsOf(value);
      if (words.length) (negated ? mustNot : must).push(words);
    } else if (negated) {
      throw new QueryError(`"-${field}:" is not possible; only words can be excluded`);
    } else if (field === "from" || field === "to") {
      query[field] = dayOf(value, field);
    } else if (field === "planned") {
      query.planned = !/^(no|false|0)$/i.test(value);
    } else {
      query[field] = value;
    }
  }
  return { ...query, must, mustNot };
}

function termsOf(source: string): Term[] {
  const terms: Term[] = [];
  const name = /([a-z]+):/iy;
  const word = /[^\s"“]\S*/y;
  let at = 0;
  while (at < source.length) {
    if (/\s/.test(source[at]!)) {
      at++;
      continue;
    }
    const negated = source[at] === "-";
    if (negated) at++;
    name.lastIndex = at;
    const named = name.exec(source)?.[1];
    const field = fields.find((f) => f === named?.toLowerCase()) ?? null;
    if (named && !field) {
      throw new QueryError(`unknown field "${named}:"; there are ${fields.map((f) => `${f}:`).join(" ")}`);
    }
    if (named) at += named.length + 1;
    let value = "";
    if (source[at] === '"' || source[at] === "“") {
      const end = source.indexOf(source[at] === '"' ? '"' : "”", at + 1);
      value = source.slice(at + 1, end < 0 ? source.length : end).trim();
      at = end < 0 ? source.length : end + 1;
    } else {
      word.lastIndex = at;
      value = word.exec(source)?.[0] ?? "";
      at += value.length;
    }
    if (field && !value) throw new QueryError(`"${field}:" needs a value`);
    terms.push({ negated, field, value });
  }
  return terms;
}

/** The words of a text in the form that searching compares: letters and digits, case and width folded. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/** A name in the form in which names are compared: "U.S. Treasury" is "u s treasury". */
export function keyOf(name: string): string {
  return wordsOf(name).join(" ");
}

/** "2025" from: 2025-01-01; "2025-02" to: 2025-02-28. */
function dayOf(value: string, side: "from" | "to"): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  if (!match) throw new QueryError(`"${side}:${value}" is no date; write 2025, 2025-02 or 2025-02-27`);
  const [, year, month, day] = match;
  const date = new Date(`${year}-${month ?? "01"}-${day ?? "01"}T00:00:00Z`);
  const whole = Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
  if (!whole.startsWith(value)) throw new QueryError(`"${side}:${value}" is no day of the calendar`);
  if (side === "from" || day) return whole;
  return new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0)).toISOString().slice(0, 10);
}
