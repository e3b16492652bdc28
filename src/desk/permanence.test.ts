/** What was once cited can be opened for good, and what people changed outlives every later reading. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deposit } from "../ledger/deposit.fixture.ts";
import { entryIds } from "../ledger/ids.ts";
import type { Change, Ledger } from "../ledger/ledger.ts";
import { placeNew } from "../ledger/place.ts";
import { emptyQuery } from "../ledger/query.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { actorView } from "./actor.ts";
import { articleView } from "./article.ts";
import { entryView } from "./entry.ts";
import { UnknownId } from "./find.ts";
import { saidWhat } from "./said.ts";
import { storyView } from "./story.ts";

const at = "2026-03-09T12:00:00Z";
const first = "The fees of the harbour rise by four percent in May, Ana Velin said.";
const second = "The fees of the harbour rise by nine percent in May, Ana Velin said.";
const third = "Nothing of it was true.";

/** One page in three captures, each with its own words. */
async function changingPage(): Promise<{ ledger: Ledger; entries: string[]; id: string }> {
  const ledger = openLedger(":memory:");
  const entries: string[] = [];
  for (const [hour, text] of [first, second, third].entries()) {
    const one = deposit(1, text, { bytes: text, capturedAt: `2026-03-09T1${hour}:00:00Z` });
    await ledger.add([one], at);
    await placeNew(ledger);
    entries.push(entryIds(one.reading).statements[0]!);
  }
  return { ledger, entries, id: entries[0]!.slice(0, 32) };
}

test("an entry whose words the page no longer has opens, and says what became of it", async () => {
  const { ledger, entries } = await changingPage();
  const view = await entryView(ledger, entries[0]!);
  assert.equal(view.words, first);
  assert.equal(view.isCurrent, false);
  assert.equal(view.statement?.id, entries[0]);
  assert.deepEqual(
    view.captures.map(({ state, words, isCurrent }) => [state, words, isCurrent]),
    [
      ["changed", second, false],
      ["vanished", null, true],
    ],
  );
  const now = await entryView(ledger, entries[2]!);
  assert.equal(now.isCurrent, true);
  assert.deepEqual(
    now.captures.map(({ state }) => state),
    ["vanished", "vanished"],
  );
  await ledger.close();
});

test("the page of an earlier capture says of each entry whether its words are still there", async () => {
  const { ledger, entries, id } = await changingPage();
  const [hash] = (await ledger.article(id))!.versions.map(({ sha256 }) => sha256);
  const earlier = (await articleView(ledger, id, hash))!;
  assert.equal(earlier.became[entries[0]!], "vanished");
  assert.deepEqual((await articleView(ledger, id))!.became, {});
  await ledger.add(
    [deposit(1, `${second} It was cold.`, { bytes: "4", capturedAt: "2026-03-09T19:00:00Z" })],
    at,
  );
  assert.equal((await articleView(ledger, id, hash))!.became[entries[0]!], "changed");
  await ledger.close();
});

test("an address with the capture's hash opens the same words for good; one without gives the newest", async () => {
  const { ledger, entries, id } = await changingPage();
  const { permanent } = await entryView(ledger, entries[1]!);
  assert.match(permanent, /^[0-9a-f]{32}-s[0-9a-f]{10}@[0-9a-f]{16}$/);
  assert.equal((await entryView(ledger, permanent)).words, second);
  const sentence = await entryView(ledger, `${id}:1`);
  assert.equal(sentence.words, third);
  const hash = (await entryView(ledger, entries[0]!)).sha256;
  assert.equal((await entryView(ledger, `${id}:1@${hash}`)).words, first);
  assert.equal((await entryView(ledger, sentence.permanent)).words, third);
  for (const wrong of [
    `${id}:1@${"0".repeat(16)}`,
    `${id}:2@${hash}`,
    `${entries[2]}@${hash}`,
    `${id}-s0000000000`,
  ])
    await assert.rejects(entryView(ledger, wrong), UnknownId, wrong);
  await ledger.close();
});

test("a change by a person stands after later readings, and is shown where its words are gone", async () => {
  const { ledger, entries, id } = await changingPage();
  await ledger.change({ kind: "speaker", entry: entries[0]!, name: "Boris Hale" }, "eva", at);
  const fourth = deposit(1, first, { bytes: "again", capturedAt: "2026-03-09T18:00:00Z" });
  assert.deepEqual(
    (await articleView(ledger, id))!.orphans.map(({ author }) => author),
    ["eva"],
  );
  assert.equal((await entryView(ledger, entries[0]!)).statement!.speaker!.name, "Boris Hale");
  await ledger.add([fourth], at);
  const view = (await articleView(ledger, id))!;
  assert.equal(view.statements[0]!.speaker!.name, "Boris Hale");
  assert.equal(view.statements[0]!.readSpeaker!.name, "Ana Velin");
  assert.deepEqual(view.orphans, []);
  await ledger.close();
});

/** Two stories of one article each, with a change in force. */
async function changed(...changes: Change[]): Promise<Ledger> {
  const ledger = openLedger(":memory:");
  const deposits = [
    deposit(1, first),
    deposit(2, "The lighthouse of Varn was sold to a baker, Ana Velin said."),
  ];
  await ledger.add(deposits, at);
  await ledger.place(deposits.map(({ reading: { id } }) => ({ article: id, fold: id, story: id })));
  for (const change of changes) await ledger.change(change, "eva", at);
  await placeNew(ledger);
  return ledger;
}
const [one, two] = ["1", "2"].map((n) => n.padStart(32, "0")) as [string, string];

test("a story that was joined to another is found under its old address", async () => {
  const ledger = await changed({ kind: "join-stories", story: two, into: one });
  const view = (await storyView(ledger, two))!;
  assert.deepEqual([view.id, view.articles.length], [one, 2]);
  assert.equal(await storyView(ledger, "3".padStart(32, "0")), null);
  await ledger.close();
});

test("a name that was joined, parted or given by a person has its page", async () => {
  const joined = await changed({ kind: "join-names", key: "ana velin", into: "ana maria velin" });
  const ana = (await actorView(joined, "ana velin"))!;
  assert.deepEqual([ana.key, ana.statements.length, ana.articles], ["ana maria velin", 2, 2]);
  for (const name of ["Ana Velin", "Ana Maria Velin"]) {
    const said = await saidWhat(joined, { ...emptyQuery, speaker: name }, { limit: 9 });
    assert.deepEqual(
      said.map(({ article }) => article),
      [two, one],
      name,
    );
    const [, second] = said;
    assert.deepEqual(await saidWhat(joined, { ...emptyQuery, speaker: name }, { limit: 1, offset: 1 }), [
      second,
    ]);
  }
  await joined.close();

  const parted = await changed({ kind: "part-name", article: two, key: "ana velin", as: "Otto Velin" });
  const otto = (await actorView(parted, "otto velin"))!;
  assert.deepEqual(
    [otto.in.map(({ id }) => id), otto.statements.map(({ article }) => article)],
    [[two], [two]],
  );
  assert.deepEqual(
    (await actorView(parted, "Ana Velin"))!.statements.map(({ article }) => article),
    [one],
  );
  await parted.close();

  const entry = entryIds(deposit(1, first).reading).statements[0]!;
  const given = await changed({ kind: "speaker", entry, name: "Boris Hale" });
  const boris = (await actorView(given, "boris hale"))!;
  assert.deepEqual([boris.name, boris.kind, boris.statements.length], ["Boris Hale", "person", 1]);
  await given.close();
});

test("a name is shown with each of its statements once, and with the stories that name it", async () => {
  const ledger = await changed();
  const view = (await actorView(ledger, "Ana Velin"))!;
  assert.equal(new Set(view.statements.map(({ id }) => id)).size, 2);
  assert.equal(view.statements.length, 2);
  assert.deepEqual(
    new Map(view.stories.map(({ id, articles }) => [id, articles])),
    new Map([one, two].map((id) => [id, 1])),
  );
  assert.equal(await actorView(ledger, "nobody at all"), null);
  await ledger.close();
});
