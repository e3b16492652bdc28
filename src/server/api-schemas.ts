/** What the API answers, as schemas: the OpenAPI document is made from them, and a test holds every answer against them. */
import { z } from "zod";

const id = z.string().regex(/^[0-9a-f]{32}$/);
const entry = z.string().regex(/^[0-9a-f]{32}-[se][0-9a-f]{10}$/);
const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) });
const text = z.string();
const maybe = text.nullable();

export const named: z.ZodType = z.strictObject({ name: text, key: text, kind: text }).meta({ id: "Name" });
const shownChange = z.strictObject({ id: text, kind: text, author: text, at: text });

export const statement: z.ZodType = z
  .strictObject({
    id: entry,
    article: id,
    publisher: maybe,
    act: z.enum(["said", "thought"]),
    manner: z.enum(["direct", "indirect", "mixed"]),
    speaker: named.nullable(),
    readSpeaker: named.nullable(),
    source: maybe,
    via: z.array(named),
    words: text,
    saidOn: maybe,
    day: maybe,
    sentence: text,
    language: maybe,
    span,
    rule: text,
    wrong: z.boolean(),
    changes: z.array(shownChange),
  })
  .meta({ id: "Statement" });

export const event: z.ZodType = z
  .strictObject({
    id: entry,
    article: id,
    publisher: maybe,
    what: text,
    when: maybe,
    status: z.enum(["happened", "planned", "ongoing", "hypothetical", "denied"]),
    where: z.array(named),
    who: z.array(named),
    accordingTo: z.array(named),
    sentence: text,
    language: maybe,
    span,
    rule: text,
    wrong: z.boolean(),
    changes: z.array(shownChange),
  })
  .meta({ id: "Event" });

export const articleRow: z.ZodType = z
  .strictObject({
    id,
    url: maybe,
    source: text,
    headline: maybe,
    section: maybe,
    publisher: maybe,
    agency: maybe,
    language: maybe,
    published: maybe,
    earliest: maybe,
    latest: maybe,
    addedAt: text,
    fold: id.nullable(),
    story: id.nullable(),
  })
  .meta({ id: "ArticleRow" });

export const hit: z.ZodType = z
  .strictObject({
    row: articleRow,
    sha256: text,
    title: text,
    sentences: z.array(
      z.strictObject({
        number: z.int(),
        text,
        span,
        pieces: z.array(z.strictObject({ text, hit: z.boolean() })),
      }),
    ),
  })
  .meta({ id: "Hit" });

export const otherCopy: z.ZodType = z
  .strictObject({
    id,
    title: text,
    publisher: maybe,
    published: maybe,
    story: maybe,
    folded: z.boolean(),
    share: z.number().min(0).max(1),
  })
  .meta({ id: "OtherCopy" });

export const storyRow: z.ZodType = z
  .strictObject({ id, day: maybe, articles: z.int(), folds: z.int(), first: maybe, last: maybe })
  .meta({ id: "StoryRow" });
export const nameRow: z.ZodType = z
  .strictObject({ key: text, name: text, kind: text, articles: z.int() })
  .meta({ id: "NameRow" });

/** Larger views: their main parts are described, and may grow. */
export const article: z.ZodType = z
  .looseObject({
    id,
    title: text,
    reading: z.looseObject({ v: z.literal(1), id: text }),
    statements: z.array(statement),
    events: z.array(event),
    story: id.nullable(),
    sha256: text,
  })
  .meta({
    id: "Article",
    description: "An article with its reading (docs/reading.schema.json) and entries.",
  });
export const story: z.ZodType = z
  .looseObject({
    id,
    title: text,
    first: maybe,
    last: maybe,
    origins: z.int(),
    articles: z.array(articleRow),
    folds: z.array(z.looseObject({ id, agency: maybe })),
    timeline: z.array(z.looseObject({ date: text })),
    happenings: z.array(z.looseObject({ id: text, when: maybe, status: text, title: text })),
    statements: z.array(z.looseObject({ id: entry, origins: z.int() })),
    affair: z.array(
      z.strictObject({
        id,
        title: text,
        language: maybe,
        first: maybe,
        last: maybe,
        articles: z.int(),
        by: id.nullable(),
        shares: z.array(z.strictObject({ key: text, name: text })),
      }),
    ),
    whole: z.boolean(),
  })
  .meta({ id: "Story" });
export const actor: z.ZodType = z
  .looseObject({
    key: text,
    name: text,
    kind: text,
    articles: z.int(),
    statements: z.array(statement),
    relayed: z.array(statement),
    events: z.array(event),
  })
  .meta({ id: "Actor" });
export const entryView: z.ZodType = z
  .looseObject({
    id: text,
    article: id,
    words: text,
    span,
    sha256: text,
    citations: z.array(z.strictObject({ form: text, text })),
  })
  .meta({ id: "Entry" });
export const change: z.ZodType = z
  .strictObject({
    id: text,
    change: z.looseObject({ kind: text }),
    author: text,
    at: text,
    undoneBy: maybe,
    undoneAt: maybe,
  })
  .meta({ id: "Change" });
export const difference: z.ZodType = z
  .looseObject({ diff: z.looseObject({ kind: text, ofA: z.number(), ofB: z.number() }) })
  .meta({ id: "Difference" });

/** Reached through the registry of schemas. */
z.strictObject({ type: text, title: text, status: z.int() }).meta({ id: "Problem", description: "RFC 9457" });

/** A page of a list, and the cursor of the next one. */
export const pageOf = (item: z.ZodType): z.ZodType =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
