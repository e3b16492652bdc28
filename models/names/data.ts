/** The labelled text that may train weights that ship; `models/README.md` gives the credits. */
import words from "../../src/cast/words.en.json" with { type: "json" };
import { makeProse } from "../../src/text/prose.ts";
import { gum } from "./gum.ts";
import { own } from "./own.ts";
import type { Labelled } from "./perceptron.ts";
import { rowsOf } from "./rows.ts";
import { recased, swapped } from "./swap.ts";

export function labelled(data: string, file: string, weight: number): Labelled[] {
  return rowsOf(data, file).map(({ text, names }) => ({
    prose: makeProse(text),
    names: names.map((name) => untitled(text, name)),
    weight,
  }));
}

const courtesy = new RegExp(`^(?:${words.courtesy.split(" ").join("|")})\\.? (?=\\p{Lu})`, "iu");

/** Some sets count "Mr" or "Gen." into the name: the convention here does not. */
function untitled(text: string, name: Labelled["names"][number]): Labelled["names"][number] {
  if (name.kind !== "person") return name;
  const title = courtesy.exec(text.slice(name.start, name.end));
  return title ? { ...name, start: name.start + title[0].length } : name;
}

/** All labelled text but the gold set; `without` leaves one set out, so that it can be measured. */
export function openSets(data: string, without = ""): Labelled[] {
  const sets: [string, number][] = [
    ["wikigold", 1],
    ["uner-ewt-dev", 1],
    ["crossner-politics-train", 1],
    ["crossner-politics-dev", 1],
    ...["a", "b", "e", "f", "g", "h"].map((part): [string, number] => [`btc-${part}`, 0.5]),
  ];
  return [
    ...sets
      .filter(([name]) => name !== without)
      .flatMap(([name, weight]) => labelled(data, `names/${name}.jsonl.gz`, weight)),
    ...gum(data, 1),
    ...own("newswire", 1),
    ...own("encyclopaedia", 1),
    ...own("everyday", 1),
  ];
}

export function goldSet(data: string): Labelled[] {
  return labelled(data, "gold/gold-dev.jsonl.gz", 1);
}

/** What the tagger learns from: the sets; gold and own texts twice more with other names, some in other capitals. */
export function trainingText(open: readonly Labelled[], gold: readonly Labelled[]): Labelled[] {
  const news = [...own("newswire", 1), ...own("encyclopaedia", 1), ...own("everyday", 1), ...gold];
  return [...open, ...gold, ...swapped(news, 1, 0.8), ...swapped(news, 2, 0.8), ...recased(news, 6)];
}
