import assert from "node:assert/strict";
import { test } from "node:test";
import type { Member } from "../model.ts";
import { joinCasts } from "./actors.ts";

const span = { start: 0, end: 1 };
const named: Member["mentions"] = [{ ...span, form: "name" }];

function person(name: string, ...titles: string[]): Member {
  return {
    id: name,
    name,
    kind: "person",
    offices: titles.map((title) => ({ title, span })),
    mentions: named,
  };
}

function body(name: string): Member {
  return { id: name, name, kind: "organisation", offices: [], mentions: named };
}

function place(name: string): Member {
  return { id: name, name, kind: "place", offices: [], mentions: named };
}

function groups(...casts: Member[][]): string[] {
  const articles = casts.map((cast, i) => ({ article: `a${i + 1}`, cast }));
  return joinCasts(articles)
    .filter(({ appearances }) => appearances.length > 1)
    .map(
      ({ name, appearances, reason }) =>
        `${name}: ${appearances.map(({ article }) => article).join(" ")} (${reason})`,
    );
}

test("a full name and an office join", () => {
  assert.deepEqual(
    groups([person("Greta Holm", "finance minister")], [person("Greta Holm", "Finance Minister")]),
    ["Greta Holm: a1 a2 (as finance minister)"],
  );
});

test("a full name and the same company join", () => {
  const cast = [person("Greta Holm"), body("Holm Institute")];
  assert.ok(groups(cast, cast).includes("Greta Holm: a1 a2 (with Holm Institute)"));
});

test("a full name alone does not join, nor with another office", () => {
  assert.deepEqual(groups([person("Greta Holm")], [person("Greta Holm")]), []);
  assert.deepEqual(groups([person("Greta Holm", "mayor")], [person("Greta Holm", "striker")]), []);
});

test("a surname alone never joins, even with the office", () => {
  assert.deepEqual(groups([person("Holm", "mayor")], [person("Holm", "mayor")]), []);
  assert.deepEqual(groups([person("Holm"), body("Tass")], [person("Holm"), body("Tass")]), [
    "Tass: a1 a2 (by name)",
  ]);
});

test("one name with office and company joins: popes and kings", () => {
  const cast = [person("Francis", "Pope"), body("Caritas")];
  assert.ok(groups(cast, cast).some((group) => group.startsWith("Francis: a1 a2")));
});

test("a generic body joins only where a place is shared", () => {
  assert.deepEqual(
    groups([body("Health Ministry"), place("Kenya")], [body("Health Ministry"), place("Peru")]),
    [],
  );
  assert.deepEqual(
    groups([body("Health Ministry"), place("Peru")], [body("Health Ministry"), place("Peru")]),
    ["Health Ministry: a1 a2 (with Peru)", "Peru: a1 a2 (by name)"],
  );
});

test("joining reaches over a chain, and accents do not part", () => {
  assert.deepEqual(
    groups(
      [person("José Pérez", "mayor")],
      [person("Jose Perez", "mayor", "captain")],
      [person("José Pérez", "captain")],
    ),
    ["José Pérez: a1 a2 a3 (as mayor)"],
  );
});

test("ten thousand appearances of one name are joined in a moment", () => {
  const cast = [person("Greta Holm", "mayor"), body("Holm Institute")];
  const casts = Array.from({ length: 10_000 }, (_, i) => ({ article: `a${i}`, cast }));
  const started = cpuTime();
  assert.equal(joinCasts(casts).length, 2);
  assert.ok(cpuTime() - started < 5000);
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}
