import assert from "node:assert/strict";
import { test } from "node:test";
import { atPlace, type Candidate } from "./place.ts";

const stated = (value: string): Candidate => ({ value, evidence: "stated", from: "metadata" });
const placed = (address: string | null, ...values: string[]): string =>
  atPlace(stated(values[0]!), values.map(stated), address).value;

test("a clock that is written as UTC is told by the true moment beside it and the country of the address", () => {
  const clock = "2031-04-25T07:25:06Z";
  const moment = "2031-04-24T21:25:06+00:00";
  const local = "2031-04-25T07:25:06+10:00";
  assert.equal(placed("https://www.osterby.com.au/a", clock, moment), local);
  assert.equal(placed("https://www.osterby.com.au/a", moment, clock), local);
  assert.equal(
    placed("https://www.osterby.co.uk/a", "2031-07-01T13:00:09Z", "2031-07-01T12:00:09Z"),
    "2031-07-01T13:00:09+01:00",
  );
});

test("no clock is told without a country, of one that has no such clock, or from a day alone", () => {
  const [clock, moment] = ["2031-04-25T07:25:06Z", "2031-04-24T21:25:06Z"];
  for (const address of [null, "https://osterby.com/a", "https://osterby.de/a", "https://osterby.zz/a"])
    assert.equal(placed(address, clock, moment), clock);
  assert.equal(placed("https://osterby.com.au/a", clock, "2031-04-24T21:24:06Z"), clock);
  assert.equal(
    placed("https://osterby.com.au/a", "2031-04-25T10:00:00Z", "2031-04-25T00:00:00Z"),
    "2031-04-25T10:00:00Z",
  );
});
