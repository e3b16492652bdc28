/**
 * How a feature gets its name: a template literal with up to three classes in it, `class ${kind} rule ${rule}`. For
 * training that is the name itself. For reading it is the weights that bear the name: the place that the literal has
 * in the code and its classes lead to them, so that no string need be put together and looked up.
 */

/** A tag for template literals. */
export type Name<F> = (parts: TemplateStringsArray, a?: Class, b?: Class, c?: Class) => F;

type Class = string | number;

/** The name in words, as `models/events.en.json` has it. */
export const inWords: Name<string> = (parts, a, b, c) =>
  parts.length === 1
    ? parts[0]!
    : parts.length === 2
      ? `${parts[0]}${a}${parts[1]}`
      : parts.length === 3
        ? `${parts[0]}${a}${parts[1]}${b}${parts[2]}`
        : `${parts[0]}${a}${parts[1]}${b}${parts[2]}${c}${parts[3]}`;

/** What is found under a literal, and under its classes one after another. */
type Shelf<F> = Map<Class | TemplateStringsArray, Shelf<F> | F>;

/** Classes are few, but a lemma may be any word: no more than this is kept. */
const mostKept = 1 << 16;

/** A tag that gives `worth` of the name in words, asked once for each name. `worth` must be pure and give no map. */
export function remembered<F>(worth: (name: string) => F): Name<F> {
  const literals: Shelf<F> = new Map();
  let room = mostKept;
  const within = (shelf: Shelf<F> | undefined, key: Class | TemplateStringsArray): Shelf<F> | undefined => {
    const inner = shelf?.get(key) as Shelf<F> | undefined;
    if (inner || !shelf || room === 0) return inner;
    room--;
    const made: Shelf<F> = new Map();
    shelf.set(key, made);
    return made;
  };
  return (parts, a = "", b, c) => {
    const first = within(literals, parts);
    const second = b === undefined ? first : within(first, a);
    const shelf = c === undefined ? second : within(second, b!);
    const key = c ?? b ?? a;
    const known = shelf?.get(key) as F | undefined;
    if (known !== undefined) return known;
    const found = worth(inWords(parts, a, b, c));
    if (shelf && room > 0) {
      room--;
      shelf.set(key, found);
    }
    return found;
  };
}
