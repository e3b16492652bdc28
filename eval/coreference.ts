/**
 * `node eval/coreference.ts [--genre news] [--errors]`: who "he" and "she" are, and whether repeated names are joined,
 * on GUM's mention chains (`../shared/data/coreference/gum-train-dev.jsonl.gz`).
 *
 * Pronouns: every third-person singular pronoun of a person whose chain has a name before it. Right where the member
 * that the cast gives it has a name in that chain. Repeated names: every name of a person, organisation or place
 * whose chain has an earlier name. Joined where its member has an earlier name of the chain too. GUM also counts bare
 * titles ("the President") as names: those are left out. Measured twice: with GUM's own names given to the cast, which
 * measures the joining alone, and with the names that the cast finds (its tagger was trained on these texts, so that
 * this second figure flatters). Beside them the plain ways: the last named person of that gender; the same head word.
 * Precision is over every "he" and "she" that has a member, those of people whom the text never names included.
 * First come the invented articles of `invented.ts`.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { type GumRow, type Mention, type Named, namedOf, namesOf } from "../models/names/gum.ts";
import { learnPronouns, pronounExamples } from "../models/names/pronouns.ts";
import { rowsOf } from "../models/names/rows.ts";
import { viewOf } from "../src/cast/evidence.ts";
import { gather } from "../src/cast/gather.ts";
import { genderOf } from "../src/cast/gender.ts";
import { findNames } from "../src/cast/names.ts";
import { likeliest } from "../src/cast/pronouns.ts";
import { settle } from "../src/cast/settle.ts";
import type { Member, Span } from "../src/model.ts";
import { makeProse } from "../src/text/prose.ts";
import { measureInvented } from "./invented.ts";

const { values: flags } = parseArgs({
  options: { genre: { type: "string", default: "news" }, errors: { type: "boolean" } },
});
const data = path.join(import.meta.dirname, "../../shared/data");
const rows = rowsOf<GumRow>(data, "coreference/gum-train-dev.jsonl.gz").filter(
  ({ genre }) => flags.genre === "all" || genre === flags.genre,
);

/** The weights of pronouns are learned from GUM too: each text is measured with weights that never saw it. */
const examples = pronounExamples(data);
const without = new Map(
  rows.map(({ id }) => [
    id,
    new Map(Object.entries(learnPronouns(examples.filter((example) => example.id !== id)))),
  ]),
);

measureInvented(flags.errors ?? false);
console.log(`GUM ${flags.genre}: ${rows.length} texts`);
for (const given of [true, false]) {
  const count = { pronouns: 0, right: 0, open: 0, unnamed: 0, invented: 0, repeats: 0, joined: 0, head: 0 };
  for (const row of rows) measure(row, given, count);
  console.log(`  ${given ? "names given" : "own names"}`);
  console.log(`    he/she right           ${share(count.right, count.pronouns)}, ${count.open} left open`);
  const answered = count.pronouns - count.open + count.invented;
  console.log(
    `      precision            ${share(count.right, answered)}; of ${count.unnamed} unnamed ${count.invented} given a member`,
  );
  console.log(`    repeated names joined  ${share(count.joined, count.repeats)}`);
  if (given) console.log(`      by the head word     ${share(count.head, count.repeats)}`);
}

type Count = Record<
  "pronouns" | "right" | "open" | "unnamed" | "invented" | "repeats" | "joined" | "head",
  number
>;

function measure(row: GumRow, given: boolean, count: Count): void {
  const prose = makeProse(row.text);
  const view = viewOf(prose);
  const named = namedOf(prose, row.mentions);
  const { cast } = gather(
    prose,
    view,
    given ? namesOf(prose, named) : settle(prose, view, findNames(prose, view)),
    { choose: (_, candidates) => likeliest(candidates, without.get(row.id)!), genderOf },
  );
  for (const mention of row.mentions)
    if (mention.form === "pronoun") pronoun(row, mention, named, cast, count, given);
  for (const item of named) repeated(row, item, named, cast, count, given);
}

/** The member with a mention of that form over the span; of several the one of the same kind. */
function memberOf(cast: readonly Member[], span: Span, form: string, kind = ""): Member | undefined {
  const over = cast.filter((member) =>
    member.mentions.some((m) => m.form === form && m.start < span.end && m.end > span.start),
  );
  return over.find((member) => member.kind === kind) ?? over[0];
}

function pronoun(
  { id, text }: GumRow,
  mention: Mention,
  named: readonly Named[],
  cast: readonly Member[],
  count: Count,
  given: boolean,
): void {
  const word = text.slice(mention.start, mention.end);
  if (mention.type !== "person" || !/^(he|she|him|his|her|hers|himself|herself)$/i.test(word)) return;
  const chain = named.filter((n) => n.mention.chain === mention.chain && n.mention.type === "person");
  if (!chain.length) {
    count.unnamed++;
    if (memberOf(cast, mention, "pronoun")) count.invented++;
  }
  if (!chain.some((n) => n.mention.start < mention.start)) return;
  count.pronouns++;
  const member = memberOf(cast, mention, "pronoun");
  if (!member) count.open++;
  if (member && chain.some((n) => memberOf(cast, n.name, "name", n.name.kind) === member)) count.right++;
  else if (flags.errors)
    console.log(
      `${given ? "given" : "own"} ${id} ${word} is ${text.slice(chain[0]!.name.start, chain[0]!.name.end)}, not ${member?.name} · ${text.slice(Math.max(0, mention.start - 90), mention.start)}[${word}]${text.slice(mention.end, mention.end + 20)}`.replaceAll(
        "\n",
        " ",
      ),
    );
}

function repeated(
  { id, text }: GumRow,
  { mention, name }: Named,
  named: readonly Named[],
  cast: readonly Member[],
  count: Count,
  given: boolean,
): void {
  const before = named.filter((n) => n.mention.chain === mention.chain && n.mention.start < mention.start);
  if (!before.length) return;
  count.repeats++;
  const head = (m: Mention): string => text.slice(m.head[0], m.head[1]).toLowerCase();
  if (before.some((n) => head(n.mention) === head(mention))) count.head++;
  const member = memberOf(cast, name, "name", name.kind);
  const others = before.map((n) => memberOf(cast, n.name, "name", n.name.kind));
  if (member && others.includes(member)) count.joined++;
  else if (flags.errors)
    console.log(
      `${given ? "given" : "own"} ${id} ${text.slice(name.start, name.end)} (${member?.id} ${member?.name}) is ${[...new Set(before.map((n, i) => `${text.slice(n.name.start, n.name.end)} (${others[i]?.id} ${others[i]?.name})`))].join(", ")}`,
    );
}

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1)}% of ${whole}`;
}
