/**
 * A page's own address: what it calls canonical, where that can be believed, without what only tracks readers. Two
 * captures of one story are known as one by it.
 */

/** Characters from the start in which the head of a page is looked for. */
const head = 200_000;
const tracking =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|cmpid|ocid|ref_src|__twitter_impression)$/i;

/**
 * The address of an HTML page that came from `url` (null for a file). A page fetched from one host cannot claim to be
 * one of another's; a file is believed.
 */
export function ownAddress(html: string, url: string | null): string | null {
  if (url !== null && !URL.canParse(url)) return url;
  const stated = statedAddress(html.slice(0, head), url);
  if (stated && (url === null || new URL(stated).host === new URL(url).host)) return plain(stated);
  return url === null ? null : plain(url);
}

/** `<link rel=canonical>`, else `og:url`. */
function statedAddress(html: string, url: string | null): string | null {
  let graph: string | null = null;
  for (const [tag] of html.matchAll(/<(?:link|meta)\s[^<>]{1,2000}>/gi)) {
    const canonical = /\srel\s*=\s*["']?canonical["'\s>/]/i.test(tag);
    const found = canonical
      ? attribute(tag, "href")
      : /\s(?:property|name)\s*=\s*["']?og:url["'\s>/]/i.test(tag)
        ? attribute(tag, "content")
        : null;
    const address = found && webAddressOf(found, url);
    if (address && canonical) return address;
    graph ??= address;
  }
  return graph;
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? null)?.replaceAll("&amp;", "&").trim() ?? null;
}

/** An absolute http(s) address below the site's root: a site that calls its front page canonical tells nothing. */
function webAddressOf(address: string, base: string | null): string | null {
  if (!URL.canParse(address, base ?? undefined)) return null;
  const url = new URL(address, base ?? undefined);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  return url.pathname === "/" && !url.search ? null : url.href;
}

/** Without fragment and tracking parameters. */
function plain(address: string): string {
  const url = new URL(address);
  url.hash = "";
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString();
  return url.href;
}
