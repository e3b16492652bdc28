/** What of a reading becomes rows: only what is looked up. The rest stays in the reading's own document. */
import type { Event, Reading, Statement } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { keyOf } from "./query.ts";

export interface NameEntry {
  readonly member: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
}

export interface StatementEntry {
  readonly act: string;
  readonly speaker: string | null;
  readonly day: string | null;
  readonly via: readonly string[];
}

export interface EventEntry {
  readonly status: string;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** The day by which an article is sorted: its day of publication, or the last on which it can have been. */
export function dayOf(reading: Reading): string | null {
  const { published } = reading.article;
  return published?.value?.slice(0, 10) ?? published?.latest ?? null;
}

export function namesOf(reading: Reading): NameEntry[] {
  return reading.cast.map(({ id, name, kind }) => ({ member: id, key: keyOf(name), name, kind }));
}

export function statementsOf(reading: Reading): StatementEntry[] {
  const key = keysOf(reading);
  return reading.statements.map((statement: Statement) => ({
    act: statement.act,
    speaker: statement.speaker === null ? null : (key.get(statement.speaker) ?? null),
    day: lastDay(statement.saidOn) ?? dayOf(reading),
    via: statement.via.flatMap((member) => key.get(member) ?? []),
  }));
}

/** The last day of what has no end, so that one comparison finds it. */
const openEnd = "9999-12-31";

export function eventsOf(reading: Reading): EventEntry[] {
  return reading.events.map((event: Event) => {
    const days = event.when === null ? null : edtfStretch(event.when);
    return {
      status: event.status,
      earliest: days?.first ?? null,
      latest: days ? (days.last ?? openEnd) : null,
    };
  });
}

function keysOf(reading: Reading): Map<string, string> {
  return new Map(reading.cast.map((member) => [member.id, keyOf(member.name)]));
}

function lastDay(edtf: string | null): string | null {
  return edtf === null ? null : (edtfStretch(edtf)?.last ?? null);
}
