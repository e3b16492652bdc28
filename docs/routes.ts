/** The table of the API's routes in docs/api.md: written by `npm run docs`, held against the routes by a test. */
import { routes } from "../src/server/api.ts";

export const routeMarks: RegExp = /(<!-- routes -->\n)[\s\S]*?(<!-- \/routes -->)/;

/** A Markdown table with a row a route: its path, what it answers, its parameters. */
export function routeTable(): string {
  const rows = routes.map(({ path, summary, query }) => {
    const parameters = Object.entries(query).map(([name, { says }]) => `\`${name}\`: ${says}`);
    return `| \`/api/v1${path}\` | ${summary} | ${parameters.join("<br>") || "–"} |\n`;
  });
  return `| route | answers | parameters |\n| --- | --- | --- |\n${rows.join("")}`;
}
