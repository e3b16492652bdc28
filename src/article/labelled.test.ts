/** Names behind labels of many scripts, and signatures at the end of a text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { labelledNames, signatureOf, titledNames } from "./labelled.ts";

const labelled: readonly (readonly [line: string, people: readonly string[], sources: readonly string[]])[] =
  [
    ["2031年03月04日 14:05 来源：港湾社 作者：王海", ["王海"], ["港湾社"]],
    ["来源：港湾社 作者：王海", ["王海"], ["港湾社"]],
    ["公開日：令和13年3月4日　著者：海野 太郎", ["海野 太郎"], []],
    ["文：海野太郎", ["海野太郎"], []],
    ["文● 海野太郎", ["海野太郎"], []],
    ["（取材・文：海野太郎）", ["海野太郎"], []],
    ["بقلم: ليلى حداد", ["ليلى حداد"], []],
    ["लेखक: आशा वर्मा", ["आशा वर्मा"], []],
    ["Автор: Анна Марлова", ["Анна Марлова"], []],
    ["全文：海野太郎", [], []],
    ["Nobody wrote this", [], []],
  ];

for (const [line, people, sources] of labelled)
  test(`labels: ${line}`, () => assert.deepEqual(labelledNames(line), { people, sources }));

const titled: readonly (readonly [line: string, names: readonly string[]])[] = [
  ["김바다 기자", ["김바다"]],
  ["김바다 기자 sea@bell.example", ["김바다"]],
  ["기자회견이 열렸다", []],
  ["港湾社塔恩威克3月4日电（记者 王海、李明）港务委员会决定关闭东码头。", ["王海", "李明"]],
];

for (const [line, names] of titled)
  test(`reporters: ${line}`, () => assert.deepEqual(titledNames(line), names));

const signed: readonly (readonly [line: string, name: string | null])[] = [
  ["Danach ging sie nach Hause. (Ada Marlow)", "Ada Marlow"],
  ["Danach ging sie nach Hause. (Ada Marlow) +++", "Ada Marlow"],
  ["フェリーは魚市場から出航する。（海野太郎）", "海野太郎"],
  ["フェリーは魚市場から出航する。（敬称略）", null],
  ["He met the chair (Ada Marlow).", null],
  ["He met the chair (Ada Marlow)", null],
];

for (const [line, name] of signed) test(`signature: ${line}`, () => assert.equal(signatureOf(line), name));
