/** Pages to be kept, for tests of whatever stands on a ledger. */
import type { Event, Member, Reading, Span, Statement } from "../model.ts";
import type { Deposit } from "./ledger.ts";

const at = "2026-03-09T12:00:00Z";

/** A deposit for a text with one speaker, said to be Ana Velin via the agency Norpress where `via` is set. */
export function deposit(
  n: number,
  text: string,
  change: Partial<Reading["article"]> & {
    via?: boolean;
    agency?: string;
    bytes?: string;
    capturedAt?: string;
    when?: string;
  } = {},
): Deposit {
  const { via, agency, bytes, capturedAt, when, ...article } = change;
  const id = n.toString(16).padStart(32, "0");
  const span: Span = { start: 0, end: text.length };
  const cast: Member[] = [
    {
      id: "p1",
      name: "Ana Velin",
      kind: "person",
      offices: [{ title: "finance minister", span }],
      mentions: [{ ...span, form: "name" }],
    },
    { id: "o1", name: "Norpress", kind: "organisation", offices: [], mentions: [] },
  ];
  const statement: Statement = {
    act: "said",
    manner: "indirect",
    speaker: "p1",
    source: null,
    cue: null,
    content: [span],
    quotations: [],
    via: via ? ["o1"] : [],
    saidOn: null,
    sentence: span,
    rule: "test",
  };
  const event: Event = {
    what: span,
    trigger: span,
    when: when ?? "2026-03-12",
    time: null,
    status: "planned",
    where: [],
    who: [],
    accordingTo: [],
    sentence: span,
    rule: "test",
  };
  const day = article.published?.value?.slice(0, 10) ?? `2026-03-${String((n % 20) + 1).padStart(2, "0")}`;
  const reading: Reading = {
    v: 1,
    id,
    page: `page-${n}.html`,
    url: `https://example.org/${n}`,
    readAt: at,
    article: {
      section: null,
      headline: `Headline ${n}`,
      standfirst: null,
      bylines: [],
      publisher: "The Example",
      language: "en",
      dateline: null,
      published: { value: `${day}T08:00:00Z`, earliest: day, latest: day, from: "metadata", evidence: [] },
      modified: null,
      text,
      paragraphs: [span],
      captions: [],
      teasers: [],
      notices: [],
      corrections: [],
      credits: [],
      paywalled: false,
      live: null,
      ...article,
    },
    origin: { agency: agency ?? null, edited: "unknown", evidence: [], cited: [] },
    times: [],
    cast,
    statements: [statement],
    events: [event],
    notes: [],
  };
  return {
    page: {
      source: `page-${n}.html`,
      url: reading.url,
      form: "html",
      charset: "utf-8",
      capturedAt: capturedAt ?? null,
      bytes: Buffer.from(bytes ?? `<p>${text}</p>`),
    },
    reading,
  };
}
