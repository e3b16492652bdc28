/**
 * `node eval/related-headings.ts [SET]`: the share of a set's pages whose text still has a heading of a box of other
 * stories: a line of at most 60 characters that names such a box and that the hand-made text of the page has not.
 * The list is kept apart from the article room's own, so that the room is not measured by what it removes.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const headings = [
  /^(?:related|recommended|suggested|similar|sponsored|promoted|featured)(?:\s(?:articles?|stor(?:y|ies)|posts?|news|content|reading|coverage|topics?|videos?|links|for you|from\b.*))?\s*:?$/i,
  /^(?:more|latest|top|best|other|trending|popular|most (?:read|popular|viewed|shared|commented))\s?(?:(?:from|in|on|of|by|about)\b.*|stories|news|articles|posts|reads|headlines|videos|now|today)?\s*:?$/i,
  /^(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|what to read next|read (?:more|next|also|on)|up next|keep reading|see also|also read|don['’]t miss|editors?['’]?s? (?:picks?|choice)|in case you missed it|around the web|from (?:around|across) the web|in other news|further reading|what others are reading)\b.{0,30}$/i,
  /^(?:mehr zum thema|das könnte sie.*|auch interessant|lesen sie auch|meistgelesen|verwandte artikel|à lire aussi|lire aussi|sur le même (?:sujet|thème)|les plus lus|noticias relacionadas|te puede interesar|lo más leído|leia também|leggi anche|lees ook|læs også|les også|läs också|czytaj także|zobacz też|читайте также|関連記事)[^.]{0,20}$/i,
];
const words = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ").toLowerCase();

const set = process.argv[2] ?? "naeb";
const root = path.resolve(import.meta.dirname, "..");
const data = path.join(root, "..", "shared", "data", "reading", set);
if (!fs.existsSync(data)) {
  console.log(`related-headings: ../shared/data/reading/${set} is not there; skipped`);
  process.exit(0);
}
const run = spawnSync(process.execPath, ["src/cli/main.ts", "read", "--json", path.join(data, "pages")], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 1 << 30,
});
const texts = new Map<string, string>();
for (const line of run.stdout.trim().split("\n")) {
  const reading = JSON.parse(line) as { page: string; article: { text: string } };
  texts.set(path.basename(reading.page).replace(/\.html(?:\.gz)?$/, ""), reading.article.text);
}
let pages = 0;
let left = 0;
for (const line of fs.readFileSync(path.join(data, "gold.jsonl"), "utf8").trim().split("\n")) {
  const { id, body } = JSON.parse(line) as { id: string; body?: string };
  const text = texts.get(id);
  if (body === undefined || text === undefined) continue;
  pages++;
  const gold = ` ${words(body)} `;
  const found = text
    .split("\n")
    .filter(
      (row) =>
        row.length <= 60 &&
        headings.some((heading) => heading.test(row)) &&
        !gold.includes(` ${words(row)} `),
    );
  if (found.length === 0) continue;
  left++;
  console.log(`  ${id.slice(0, 40)}  ${found.slice(0, 3).join(" | ")}`);
}
console.log(`related-headings ${set}: ${left} of ${pages} pages (${((100 * left) / pages).toFixed(1)}%)`);
