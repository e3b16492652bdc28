/** Small pieces that several exports of timelines share: escaped text and the line that names the sources. */
import type { TimelineItem } from "../model.ts";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark]!);
}

/** Where an address may lead from an exported page: only the web. */
export function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}

/** The sources as one HTML paragraph; empty where there are none. */
export function sourceLine(sources: TimelineItem["sources"]): string {
  const links = sources.flatMap(({ title, publisher, url }) => {
    const name = escapeHtml(publisher ?? title ?? url ?? "");
    if (!name) return [];
    return [isWebAddress(url) ? `<a href="${escapeHtml(url)}">${name}</a>` : name];
  });
  return links.length ? `<p>${links.join(", ")}</p>` : "";
}
