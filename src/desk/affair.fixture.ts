/** Ledgers of given stories, for tests of affairs. */
import { deposit } from "../ledger/deposit.fixture.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/sqlite.ts";
import type { Event, Member } from "../model.ts";

/** One article of a story: whom it names, and perhaps what it tells. */
export interface Told {
  readonly day: string;
  /** Those in quotation marks speak; all are named in the article's front. */
  readonly people: readonly string[];
  readonly organisations?: readonly string[];
  readonly house?: string;
  readonly story: number;
  readonly text?: string;
  readonly status?: Event["status"];
  readonly when?: string;
}

export const idOf = (n: number): string => n.toString(16).padStart(32, "0");

/** A ledger whose stories are given, so that only what is made of them is judged. */
export async function ledgerOf(...told: Told[]): Promise<Ledger> {
  const ledger = openLedger(":memory:");
  const deposits = told.map(({ day, people, organisations = [], house, text: given, status, when }, n) => {
    const text = given ?? `Told by ${n}: ${[...people, ...organisations].join(", ")}.`;
    const member =
      (kind: Member["kind"]) =>
      (typed: string, at: number): Member => {
        const span = { start: 0, end: 4, form: "name" as const };
        return {
          id: `${kind[0]}${at}`,
          name: typed.replaceAll('"', ""),
          kind,
          offices: [],
          mentions: [span, span],
        };
      };
    const cast = [...people.map(member("person")), ...organisations.map(member("organisation"))];
    const { page, reading } = deposit(n + 1, text, {
      publisher: house ?? `House ${n}`,
      published: { value: `${day}T08:00:00Z`, earliest: day, latest: day, from: "metadata", evidence: [] },
      ...(when ? { when } : {}),
    });
    const [said] = reading.statements;
    const statements = people.flatMap((name, at) =>
      name.startsWith('"') ? { ...said!, speaker: `p${at}` } : [],
    );
    const trigger = { start: text.indexOf("opened"), end: text.indexOf("opened") + 6 };
    const events = status ? reading.events.map((event) => ({ ...event, status, trigger, who: ["p0"] })) : [];
    return { page, reading: { ...reading, cast, statements, events } };
  });
  await ledger.add(deposits, "2026-03-09T12:00:00Z");
  await ledger.place(
    told.map(({ story }, n) => ({ article: idOf(n + 1), fold: idOf(n + 1), story: idOf(story) })),
  );
  return ledger;
}
