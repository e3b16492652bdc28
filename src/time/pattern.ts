/**
 * Rules as a trie. A pattern is a line of elements: a lower-case word or mark stands for itself, a CLASS for any
 * word or group of words of that class, `a|b` for either, a trailing `?` for one that may be missing. All patterns
 * of a language share one trie, so that a token which begins none costs one look-up.
 */
import type { RuleRow } from "./language.ts";
import { Class, type ClassName } from "./wordclass.ts";

export interface Rule extends RuleRow {
  readonly name: string;
  /** The place in the file; of two readings of the same stretch the earlier rule wins. */
  readonly order: number;
}

export interface Node {
  literals: Map<string, Node> | null;
  classes: { bit: number; node: Node }[];
  rule: Rule | null;
}

/** Compiles rules in the order of their file. */
export function compile(rows: Readonly<Record<string, RuleRow>>): Node {
  const root = emptyNode();
  Object.entries(rows).forEach(([name, row], order) => {
    const rule: Rule = { ...row, name, order };
    for (const pattern of row.is) add(root, pattern.split(" "), 0, rule);
  });
  return root;
}

function add(node: Node, elements: readonly string[], at: number, rule: Rule): void {
  if (at === elements.length) {
    node.rule ??= rule;
    return;
  }
  let element = elements[at]!;
  if (element.length > 1 && element.endsWith("?")) {
    element = element.slice(0, -1);
    add(node, elements, at + 1, rule);
  }
  for (const option of element.split("|")) add(step(node, option), elements, at + 1, rule);
}

function step(node: Node, option: string): Node {
  if (option in Class) {
    const bit = Class[option as ClassName];
    const known = node.classes.find((edge) => edge.bit === bit);
    if (known) return known.node;
    const next = emptyNode();
    node.classes.push({ bit, node: next });
    return next;
  }
  node.literals ??= new Map();
  const known = node.literals.get(option);
  if (known) return known;
  const next = emptyNode();
  node.literals.set(option, next);
  return next;
}

function emptyNode(): Node {
  return { literals: null, classes: [], rule: null };
}
