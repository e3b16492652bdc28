/** robots.txt (RFC 9309), read by robots-parser. */
import robotsParser from "robots-parser";

const parse = robotsParser as unknown as (
  url: string,
  text: string,
) => { isAllowed(url: string, agent: string): boolean | undefined };

/**
 * Whether the site lets `agent` fetch `url`. `load` gets robots.txt; where it throws or answers with a server error,
 * the answer is no; where the file is not there (4xx), it is yes.
 */
export async function mayFetch(
  url: URL,
  agent: string,
  load: (robots: URL) => Promise<{ status: number; text: string }>,
): Promise<boolean> {
  const robots = new URL("/robots.txt", url);
  let answer: { status: number; text: string };
  try {
    answer = await load(robots);
  } catch (error) {
    if (
      error instanceof Error &&
      /public address/.test(`${error.message} ${String((error.cause as Error | undefined)?.message)}`)
    )
      throw error;
    return false;
  }
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return true;
  if (answer.status !== 200) return false;
  return parse(robots.href, answer.text).isAllowed(url.href, agent) !== false;
}
