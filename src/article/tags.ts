/**
 * The element names that mean something to the reader of a page, as numbers, and the sets that the HTML standard
 * (13.2.6, tree construction) puts them in. A name that is not here gets a number of its own for the one page.
 */

const names =
  "#text a abbr address amp-img article aside audio b blockquote body br button canvas caption center cite code col dd del details dialog dir div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins label legend li link main mark menu meta nav noscript object ol optgroup option p picture pre q s script section select small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr u ul video wbr base area embed param track search frame frameset nobr font ruby rt rp rtc";

/** From name to number; numbers from `tagIds.size` on are free for names that a page invents. */
export const tagIds: ReadonlyMap<string, number> = new Map(names.split(" ").map((name, id) => [name, id]));

const bits = (list: string): Uint8Array => {
  const set = new Uint8Array(tagIds.size);
  for (const name of list.split(" ")) set[tagIds.get(name)!] = 1;
  return set;
};

/** The number of a name that is known to be in the table. */
export function tagId(name: string): number {
  const id = tagIds.get(name);
  if (id === undefined) throw new RangeError(`no such tag: ${name}`);
  return id;
}

/** Elements that have no content and no end tag. */
export const isVoid: Uint8Array = bits(
  "br hr img amp-img input link meta source wbr base area col embed param track frame",
);
/** Elements that stand on lines of their own: text never runs across their edges. */
export const isBlock: Uint8Array = bits(
  "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul button select textarea iframe video audio",
);
/** Elements whose start ends an open paragraph. */
export const closesParagraph: Uint8Array = bits(
  "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul",
);
/** An end tag of an inline element does not reach past these. */
export const isBarrier: Uint8Array = bits(
  "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section table tbody td tfoot th thead tr ul",
);
/** Elements whose content is no text of the page: skipped whole while parsing. */
export const isMute: Uint8Array = bits("svg noscript template iframe object canvas select");
/** What may stand in the head; anything else ends it. */
export const isHead: Uint8Array = bits("base link meta noscript script style template title head html");
/** h1 to h6. */
export const isHeading: Uint8Array = bits("h1 h2 h3 h4 h5 h6");
/** Elements inside which an implied end tag of an outer list item, cell or paragraph does not look further. */
export const isScope: Uint8Array = bits("table td th caption html object button template");
