/** The affair on the site and in the API. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf, ledgerOf, type Told } from "../desk/affair.fixture.ts";
import { makeApp } from "./app.ts";

const first: Told = { day: "2026-03-01", people: ["Ilva Torn", "Bero Hask"], story: 1 };
const second: Told = { day: "2026-03-09", people: ["Ilva Torn", "Bero Hask"], story: 2 };

test("site and API show the thread, and give the whole affair", async () => {
  const ledger = await ledgerOf(first, second);
  const app = makeApp(ledger, {
    access: { open: true, hosts: ["h"], author: "eva" },
    today: () => "2026-03-10",
    now: () => "2026-03-10T00:00:00Z",
  });
  const get = async (path: string): Promise<string> =>
    (await app.request(`http://h${path}`, { headers: { host: "h" } })).text();
  const page = await get(`/story/${idOf(1)}`);
  assert.match(page, /Later in this affair/);
  assert.doesNotMatch(page, /Earlier in this affair/);
  assert.match(page, new RegExp(`href="/affair/${idOf(1)}"`));
  const whole = await get(`/affair/${idOf(1)}`);
  assert.match(whole, /A whole affair/);
  assert.match(whole, new RegExp(`action="/affair/${idOf(1)}#statements"`));
  for (const [path, articles] of [
    [`/api/v1/stories/${idOf(1)}`, 1],
    [`/api/v1/stories/${idOf(1)}?affair=1`, 2],
    [`/affair/${idOf(1)}.json`, 2],
  ] as const) {
    const view = JSON.parse(await get(path)) as { articles: unknown[]; affair: unknown[]; whole: boolean };
    assert.deepEqual([view.articles.length, view.affair.length, view.whole], [articles, 2, articles === 2]);
  }
  assert.match(await get("/"), /In the same affair/);
  await ledger.close();
});
