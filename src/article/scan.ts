/**
 * Markup to tags and text, after the tokenisation of the HTML standard (13.2.5) as far as pages need it. What lies
 * between tags is found by the runtime's own search, not character by character, and attributes that nobody asks for
 * are passed over: this is the reader's inner loop.
 */

/** What the scanner finds, in order. Names are in lower case; text and values are raw, character references and all. */
export interface Sink {
  /** A start tag begins. */
  tag(name: string): void;
  /** Is this attribute's value wanted? */
  wants(name: string): boolean;
  attribute(name: string, value: string): void;
  /** The start tag is complete. */
  opened(selfClosing: boolean): void;
  closed(name: string): void;
  text(from: number, to: number): void;
  /** The content of a script or the like, in which no tag counts but its own end. */
  raw(name: string, from: number, to: number): void;
}

/** Elements whose content is text to the machine (script…) or to the reader (title…), and never markup. */
const rawNames: ReadonlySet<string> = new Set([
  "script",
  "style",
  "xmp",
  "iframe",
  "noembed",
  "noframes",
  "textarea",
  "title",
]);

/** Scans `content` from its beginning to its end once. */
export function scan(content: string, sink: Sink): void {
  let at = 0;
  let textFrom = 0;
  while (at < content.length) {
    const open = content.indexOf("<", at);
    if (open < 0) break;
    const next = content.charCodeAt(open + 1);
    let end: number;
    if (isLetter(next)) {
      if (open > textFrom) sink.text(textFrom, open);
      end = startTag(content, open + 1, sink);
    } else if (next === slash && isLetter(content.charCodeAt(open + 2))) {
      if (open > textFrom) sink.text(textFrom, open);
      const nameEnd = endOfName(content, open + 2);
      end = after(content, ">", nameEnd);
      sink.closed(content.slice(open + 2, nameEnd).toLowerCase());
    } else if (next === exclamation || next === question || next === slash) {
      if (open > textFrom) sink.text(textFrom, open);
      end = endOfComment(content, open);
    } else {
      at = open + 1;
      continue;
    }
    at = end;
    textFrom = end;
  }
  if (textFrom < content.length) sink.text(textFrom, content.length);
}

const [slash, exclamation, question, greater, equals] = [47, 33, 63, 62, 61];

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

function after(content: string, mark: string, from: number): number {
  const found = content.indexOf(mark, from);
  return found < 0 ? content.length : found + mark.length;
}

function endOfName(content: string, from: number): number {
  let at = from;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (isSpace(code) || code === slash || code === greater) break;
    at++;
  }
  return at;
}

/** Comments end at "-->"; whatever else begins with "<!", "<?" or "</" and is no tag ends at the next ">". */
function endOfComment(content: string, open: number): number {
  if (!content.startsWith("<!--", open)) return after(content, ">", open + 2);
  if (content.startsWith(">", open + 4)) return open + 5;
  if (content.startsWith("->", open + 4)) return open + 6;
  return after(content, "-->", open + 4);
}

/** From the name of a start tag to behind it, and behind its content where that is raw. */
function startTag(content: string, from: number, sink: Sink): number {
  const nameEnd = endOfName(content, from);
  const name = content.slice(from, nameEnd).toLowerCase();
  sink.tag(name);
  let at = nameEnd;
  let selfClosing = false;
  for (;;) {
    while (at < content.length && (isSpace(content.charCodeAt(at)) || content.charCodeAt(at) === slash)) {
      selfClosing = content.charCodeAt(at) === slash;
      at++;
    }
    // A tag that never ends is none.
    if (at >= content.length) return content.length;
    if (content.charCodeAt(at) === greater) break;
    selfClosing = false;
    at = attribute(content, at, sink);
  }
  sink.opened(selfClosing);
  return rawNames.has(name) ? rawContent(content, name, at + 1, sink) : at + 1;
}

function attribute(content: string, from: number, sink: Sink): number {
  let at = from + 1;
  while (at < content.length) {
    const code = content.charCodeAt(at);
    if (isSpace(code) || code === slash || code === greater || code === equals) break;
    at++;
  }
  const name = content.slice(from, at).toLowerCase();
  const wanted = sink.wants(name);
  let value = at;
  while (value < content.length && isSpace(content.charCodeAt(value))) value++;
  if (content.charCodeAt(value) !== equals) {
    if (wanted) sink.attribute(name, "");
    return at;
  }
  do value++;
  while (value < content.length && isSpace(content.charCodeAt(value)));
  const quote = content[value];
  if (quote === '"' || quote === "'") {
    const close = content.indexOf(quote, value + 1);
    if (close < 0) return content.length;
    if (wanted) sink.attribute(name, content.slice(value + 1, close));
    return close + 1;
  }
  let end = value;
  while (end < content.length && !isSpace(content.charCodeAt(end)) && content.charCodeAt(end) !== greater)
    end++;
  if (wanted) sink.attribute(name, content.slice(value, end));
  return end;
}

/** Up to the element's own end tag, which is told to the sink too; to the end of the page where there is none. */
function rawContent(content: string, name: string, from: number, sink: Sink): number {
  let at = from;
  for (;;) {
    const open = content.indexOf("</", at);
    if (open < 0) {
      sink.raw(name, from, content.length);
      return content.length;
    }
    const end = open + 2 + name.length;
    const code = content.charCodeAt(end);
    if (
      content.slice(open + 2, end).toLowerCase() === name &&
      (code === greater || code === slash || isSpace(code))
    ) {
      sink.raw(name, from, open);
      sink.closed(name);
      return after(content, ">", end);
    }
    at = open + 2;
  }
}
