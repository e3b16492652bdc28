import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { holds } from "../text/holds.fixture.ts";
import { tagIds } from "./tags.ts";
import { parseTree } from "./tree.ts";

const names = [...tagIds.keys()];

/** A tree as "div(p('a') br p('b'))". */
function shape(html: string): string {
  const { tag, end, text, count } = parseTree(html);
  const children = (node: number): string => {
    const parts: string[] = [];
    for (let at = node + 1; at < end[node]!; at = end[at]!) {
      if (tag[at] === 0) {
        if (text[at]!.trim() !== "") parts.push(`'${text[at]!.trim()}'`);
      } else {
        const inside = children(at);
        parts.push(`${names[tag[at]!] ?? "x"}${inside === "" ? "" : `(${inside})`}`);
      }
    }
    return parts.join(" ");
  };
  assert.equal(end[0], count);
  return children(0);
}

const cases: readonly (readonly [string, string, string])[] = [
  ["a paragraph ends where a block begins", "<p>a<div>b</div>", "p('a') div('b')"],
  [
    "items end items, not the item around their list",
    "<ul><li>a<ul><li>b<li>c</ul><li>d</ul>",
    "ul(li('a' ul(li('b') li('c'))) li('d'))",
  ],
  [
    "rows and cells end one another",
    "<table><tr><td>a<td>b<tr><td>c</table>",
    "table(tr(td('a') td('b')) tr(td('c')))",
  ],
  [
    "a cell's table is its own",
    "<table><tr><td><table><tr><td>a</table>b<td>c</table>",
    "table(tr(td(table(tr(td('a'))) 'b') td('c')))",
  ],
  ["a link ends a link", "<a>a<a>b</a>", "a('a') a('b')"],
  ["a heading ends an open heading", "<h2>a<h3>b</h3>c", "h2('a') h3('b') 'c'"],
  ["an inline end tag reaches no further than its block", "<b>a<p>b</b>c</p>d</b>", "b('a' p('b' 'c') 'd')"],
  ["an end tag of nothing is nothing", "<div>a</section></p></div>b", "div('a') 'b'"],
  ["text goes on behind </body> and </html>", "<body><p>a</p></body></html><p>b</p>", "body(p('a') p('b'))"],
  ["the head ends where content begins", "<head><title>t</title><p>a", "head(title('t')) p('a')"],
  [
    "scripts, styles, comments and drawings have no text",
    "a<script>if (1 < 2) '<p>'</script><style>p{}</style><!-- <p>x --><svg><text>y</text></svg>b",
    "'a' 'b'",
  ],
  ["a paragraph breaks out of an open drawing", "<svg><g>x<p>a</p>", "p('a')"],
  ["character references", "<p>&amp;&lt;b&gt;&nbsp;&eacute;&#8217;&notit;</p>", "p('&<b>\u00A0é’¬it;')"],
  ["a less-than sign alone is text", "<p>1 < 2 <3 </p>", "p('1 < 2 <3')"],
  ["a title is text, tags and all", "<title>a <b> c</title>", "title('a <b> c')"],
  [
    "attributes without quotation marks, without values, twice",
    "<p class=a id hidden class=b>x</p>",
    "p('x')",
  ],
  ["</br> is a line break", "a</br>b", "'a' br 'b'"],
];

for (const [name, html, expected] of cases) test(`tree: ${name}`, () => assert.equal(shape(html), expected));

test("the first of two attributes of a name counts, and references in it are decoded", () => {
  const { attributes, classes } = parseTree('<p class="a &amp; b" CLASS=c title=&quot;x&quot;>');
  assert.deepEqual(
    [attributes[1]?.["class"], attributes[1]?.["title"], classes[1]],
    ["a & b", '"x"', "a & b"],
  );
});

/** All text outside scripts and styles, by htmlparser2. */
function textOfPeer(html: string): string {
  let text = "";
  let closed = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (name === "script" || name === "style") closed++;
    },
    onclosetag: (name) => {
      if (name === "script" || name === "style") closed--;
    },
    ontext: (part) => {
      if (closed === 0) text += part;
    },
  });
  parser.end(html);
  return text;
}

test("the text is what htmlparser2 reads, whatever the order of tags", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<div class=x>",
    "</div>",
    "<b>",
    "</b>",
    "<ul><li>",
    "</li></ul>",
    "<br>",
    "<a href='>'>",
    "</a>",
    "<h2>",
    "</h2>",
    "<!-- c -->",
    "<script>1<2</script>",
    "<style>a{}</style>",
    "<td>",
    "</table>",
    " a ",
    "b & c",
    "&amp;",
    "&eacute;",
    "&#65;",
    "<",
    "1 < 2",
    "\n",
    "<img alt='a>b'/>",
    "<x-y z>",
  );
  holds(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join("");
      assert.equal(parseTree(html).text.join(""), textOfPeer(html));
    }),
    { numRuns: 500 },
  );
});
