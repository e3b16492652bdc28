/**
 * What the lines of a file have that cannot be used, told once at its end: a file of a million bad lines has one
 * message, which names the first of them.
 */
export interface RowTally {
  /** The line is not read; null, for who returns it. */
  readonly leaveOut: (what: string, number: number) => null;
  /** The line is read without a part of it. */
  readonly misread: (what: string, number: number) => void;
  /** A field that no row has, and that is not read. */
  readonly ignore: (field: string, number: number) => void;
  /** All of the line is read, and something about it is worth knowing. */
  readonly remark: (what: string, number: number) => void;
  /** What was lost: 'left out: no JSON (line 2 and 40 more)'; null where nothing was. */
  readonly lost: () => string | null;
  /** What is worth knowing; null where nothing is. */
  readonly remarks: () => string | null;
}

interface Kind {
  lines: number;
  readonly first: number;
}

/** Kinds that are told apart: names of fields are the file's own. */
const most = 20;

export function makeRowTally(): RowTally {
  const leftOut = new Map<string, Kind>();
  const misread = new Map<string, Kind>();
  const ignored = new Map<string, Kind>();
  const remarked = new Map<string, Kind>();
  return {
    leaveOut: (what, number) => {
      count(leftOut, what, number);
      return null;
    },
    misread: (what, number) => count(misread, what, number),
    ignore: (field, number) => count(ignored, `"${field.slice(0, 40)}"`, number),
    remark: (what, number) => count(remarked, what, number),
    lost: () =>
      told([
        ["left out: ", leftOut],
        ["read without it: ", misread],
      ]),
    remarks: () =>
      told([
        ["not read: ", ignored],
        ["", remarked],
      ]),
  };
}

function told(lists: readonly (readonly [label: string, kinds: ReadonlyMap<string, Kind>])[]): string | null {
  const parts = lists.filter(([, { size }]) => size).map(([label, kinds]) => label + listOf(kinds));
  return parts.length ? parts.join("; ") : null;
}

function count(kinds: Map<string, Kind>, what: string, number: number): void {
  const kind = kinds.get(what);
  if (kind) kind.lines++;
  else if (kinds.size < most) kinds.set(what, { lines: 1, first: number });
}

/** 'no JSON (line 2 and 40 more), no "text" (line 9)'. */
function listOf(kinds: ReadonlyMap<string, Kind>): string {
  return [...kinds]
    .map(([what, { lines, first }]) => `${what} (line ${first}${lines > 1 ? ` and ${lines - 1} more` : ""})`)
    .join(", ");
}
