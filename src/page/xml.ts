/** A small tree of an XML document, enough for wire items. Names are local names in lower case. */
import { Parser } from "htmlparser2";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  readonly parent: Element | null;
  /** Where the element's content begins and ends in the source. */
  readonly from: number;
  to: number;
  /** The characters directly in it and below it, in order; kept only up to `textLimit`. */
  text: string;
}

/** A wire item's fields are short; the story's own markup is sliced from the source instead. */
const textLimit = 20_000;
const elementLimit = 500_000;

/** The document's root. Never throws: what is left open closes at the end, and elements beyond 500,000 are left out. */
export function parseXml(source: string): Element {
  const root: Element = make("", {}, null, 0, source.length);
  let open: Element = root;
  let count = 0;
  let ignored = 0;
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (count >= elementLimit) {
          ignored++;
          return;
        }
        count++;
        const child = make(localName(name), attributes, open, parser.endIndex + 1, source.length);
        open.children.push(child);
        open = child;
      },
      onclosetag() {
        if (ignored) {
          ignored--;
          return;
        }
        open.to = Math.max(open.from, parser.startIndex);
        const { parent, text } = open;
        if (!parent) return;
        if (parent.text.length < textLimit) parent.text += text.slice(0, textLimit);
        open = parent;
      },
      ontext(data) {
        if (open.text.length < textLimit) open.text += data;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return root;
}

function make(
  name: string,
  attributes: Record<string, string>,
  parent: Element | null,
  from: number,
  to: number,
): Element {
  return { name, attributes, children: [], parent, from, to, text: "" };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

/** All elements of a name below `element`, in the order of the document. */
export function findAll(element: Element, name: string): Element[] {
  const found: Element[] = [];
  const left = [element];
  while (left.length) {
    const next = left.pop()!;
    if (next !== element && next.name === name) found.push(next);
    for (let i = next.children.length - 1; i >= 0; i--) left.push(next.children[i]!);
  }
  return found;
}

/** The first element by a path of names, each below the one before: `find(item, "contentmeta", "headline")`. */
export function find(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let now = element;
  for (const name of path) now = now && findAll(now, name)[0];
  return now;
}

/** Its words, with white space folded; undefined where there are none. */
export function wordsOf(element: Element | undefined): string | undefined {
  return element?.text.replace(/\s+/g, " ").trim() || undefined;
}
