/**
 * Fetching a page from the web, guarded. http and https only; every connection, after every redirect, goes only to a
 * public address; the decoded body and the time are bounded; robots.txt is asked first.
 */
import { lookup as systemLookup } from "node:dns";
import { isIP } from "node:net";
import type { Duplex, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { Agent, buildConnector, type Dispatcher, request } from "undici";
import { isPublicAddress } from "./address.ts";
import { mayFetch } from "./robots.ts";

/** A page that was not fetched; the message is a short reason for a person. */
export class FetchError extends Error {
  override readonly name = "FetchError";
}

export interface FetchOptions {
  /** Also fetch from loopback and private addresses. */
  readonly allowPrivate?: boolean;
  /** Resolves names; replaced in tests. */
  readonly lookup?: typeof systemLookup;
  /** Skip robots.txt: for tests and for a site of one's own. */
  readonly ignoreRobots?: boolean;
}

export interface Fetched {
  /** The address after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

export const userAgent = "Newsledger";
/** Decoded bytes of one page. */
const mostBytes = 15 * 1024 * 1024;
/** Milliseconds for the whole of one page, redirects and robots.txt included. */
const mostTime = 20_000;
const mostRedirects = 10;

/** Fetches one page. Throws `FetchError` where it is refused, too large, too slow, or not answered with 200. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const agent = guardedAgent(options);
  const signal = AbortSignal.timeout(mostTime);
  try {
    return await followed(address, agent, signal, options);
  } catch (error) {
    throw error instanceof FetchError ? error : new FetchError(reasonOf(error, signal), { cause: error });
  } finally {
    await agent.close().catch(() => agent.destroy());
  }
}

async function followed(
  address: string,
  agent: Agent,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<Fetched> {
  let url = webAddress(address);
  const asked = new Map<string, boolean>();
  for (let hops = 0; hops <= mostRedirects; hops++) {
    if (!options.ignoreRobots && !(await allowed(url, agent, signal, asked)))
      throw new FetchError(`robots.txt of ${url.host} does not allow it`);
    const response = await get(url, agent, signal);
    const location = response.headers["location"];
    if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === "string") {
      await response.body.dump();
      url = webAddress(new URL(location, url).href);
      continue;
    }
    if (response.statusCode !== 200) {
      await response.body.dump();
      throw new FetchError(`${url.host} answered ${response.statusCode}`);
    }
    const type = response.headers["content-type"];
    return {
      url: url.href,
      bytes: await bodyOf(response, mostBytes),
      contentType: typeof type === "string" ? type : null,
    };
  }
  throw new FetchError(`more than ${mostRedirects} redirects`);
}

/** robots.txt, once a host. One that cannot be loaded means no; one that is not there means yes (RFC 9309). */
async function allowed(
  url: URL,
  agent: Agent,
  signal: AbortSignal,
  asked: Map<string, boolean>,
): Promise<boolean> {
  const known = asked.get(url.href);
  if (known !== undefined) return known;
  const answer = await mayFetch(url, userAgent, async (robots) => {
    let at = robots;
    for (let hops = 0; hops <= 5; hops++) {
      const response = await get(at, agent, signal);
      const location = response.headers["location"];
      if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === "string") {
        await response.body.dump();
        at = webAddress(new URL(location, at).href);
        continue;
      }
      if (response.statusCode !== 200) {
        await response.body.dump();
        return { status: response.statusCode, text: "" };
      }
      return { status: 200, text: Buffer.from(await bodyOf(response, 512 * 1024)).toString("utf8") };
    }
    return { status: 599, text: "" };
  });
  asked.set(url.href, answer);
  return answer;
}

function get(url: URL, agent: Agent, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  return request(url, {
    dispatcher: agent,
    signal,
    headers: {
      "user-agent": userAgent,
      accept: "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
      "accept-encoding": "gzip, deflate, br, zstd",
    },
  });
}

/** An address that may be asked for at all: http or https, no credentials. */
function webAddress(address: string): URL {
  if (!URL.canParse(address)) throw new FetchError("this is no address");
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new FetchError(`${url.protocol} addresses are not fetched, only http and https`);
  if (url.username || url.password)
    throw new FetchError("addresses with a user name or password are not fetched");
  return url;
}

/**
 * Connects only to public addresses. A `lookup` alone would not be asked for literal addresses, so the connector
 * looks at the host name first; a name is then checked on each address that it resolves to.
 */
function guardedAgent({ allowPrivate = false, lookup = systemLookup }: FetchOptions): Agent {
  if (allowPrivate) return new Agent({ connect: { lookup } });
  const checkedLookup: typeof systemLookup = ((
    name: string,
    settings: object,
    done: (error: Error | null, address?: unknown, family?: number) => void,
  ) => {
    (
      lookup as (
        n: string,
        o: object,
        d: (e: Error | null, a: { address: string; family: number }[]) => void,
      ) => void
    )(name, { ...settings, all: true }, (error, addresses) => {
      if (error) return done(error);
      const refused = addresses.find(({ address }) => !isPublicAddress(address));
      if (refused || !addresses.length)
        return done(
          new FetchError(`${name} leads to ${refused?.address ?? "nowhere"}, which is not a public address`),
        );
      if ((settings as { all?: boolean }).all) return done(null, addresses);
      return done(null, addresses[0]!.address, addresses[0]!.family);
    });
  }) as typeof systemLookup;
  const connect = buildConnector({ lookup: checkedLookup });
  return new Agent({
    connect: (target, done) => {
      const host = target.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) && !isPublicAddress(host)) {
        done(new FetchError(`${host} is not a public address (--allow-private permits it)`), null);
        return;
      }
      connect(target, done);
    },
  });
}

const decoders: Readonly<Record<string, (() => Duplex) | undefined>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** The decoded body, refused as soon as it grows past `most` bytes. */
async function bodyOf(response: Dispatcher.ResponseData, most: number): Promise<Uint8Array> {
  const coding = String(response.headers["content-encoding"] ?? "").toLowerCase();
  const decoder = decoders[coding]?.();
  if (coding && coding !== "identity" && !decoder)
    throw new FetchError(`content coding ${coding.slice(0, 20)} is not known`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: Readable = decoder
    ? response.body.on("error", (error) => decoder.destroy(error)).pipe(decoder)
    : response.body;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) {
      response.body.destroy();
      throw new FetchError(`larger than ${Math.round(most / 1024 / 1024)} MiB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return `no whole answer within ${mostTime / 1000} s`;
  const causes: string[] = [];
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if (e instanceof FetchError) return e.message;
    causes.push(e.message);
  }
  return causes.find(Boolean) ?? String(error);
}
