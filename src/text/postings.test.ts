import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "./holds.fixture.ts";
import { newPostings, type Postings } from "./postings.ts";

function walked(postings: Postings, terms: readonly number[], most: number): number[][] {
  const into = new Uint32Array(terms.length * most);
  const ends = new Uint32Array(terms.length);
  postings.walk(Uint32Array.from(terms), most, into, ends);
  return terms.map((_, i) => [...into.subarray(i * most, ends[i])]);
}

test("postings behave as lists of articles a term, newest first, whatever is forgotten", () => {
  const step = fc.oneof(
    fc.record({ add: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }) }),
    fc.record({ forget: fc.nat(30) }),
  );
  holds(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const postings = newPostings();
      const plain: { term: number; article: number }[] = [];
      let next = 0;
      let first = 0;
      for (const each of steps) {
        if ("add" in each) {
          for (const term of each.add) {
            // The terms 0 and 2 share a place.
            postings.add(term === 0 ? 41 : term, next);
            plain.push({ term: term === 0 ? 41 : term, article: next });
          }
          next++;
        } else {
          first = Math.max(first, next - each.forget);
          postings.forget(first);
        }
      }
      const terms = Array.from({ length: 70 }, (_, i) => i + 1);
      const expected = terms.map((term) =>
        plain
          .filter((p) => p.term === term && p.article >= first)
          .map((p) => p.article)
          .reverse()
          .slice(0, 5),
      );
      assert.deepEqual(walked(postings, terms, 5), expected);
    }),
  );
});

test("a long stream with a short memory finds what is remembered and nothing else", () => {
  const postings = newPostings();
  const termOf = (article: number, k: number): number => 3 + ((article * 31 + k * 7919) % 5003);
  const end = 60_000;
  const expected = new Map<number, number[]>();
  for (let article = 0; article < end; article++) {
    for (let k = 0; k < 5; k++) postings.add(termOf(article, k), article);
    postings.forget(article - 1000);
  }
  for (let article = end - 1; article >= end - 1001; article--) {
    for (let k = 0; k < 5; k++) {
      const term = termOf(article, k);
      expected.set(term, [...(expected.get(term) ?? []), article]);
    }
  }
  for (let term = 3; term < 5006; term++) {
    assert.deepEqual(walked(postings, [term], 99), [expected.get(term) ?? []]);
  }
});
