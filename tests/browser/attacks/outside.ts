/**
 * Preloaded into the program and its readers (NODE_OPTIONS=--import): an Internet of a few names, none of which leaves
 * the machine. Names resolve as their owner wants; a connection to the one public address among them arrives at the
 * test's own server. What the program checks, it checks as it always does.
 */
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const publicAddress = "93.184.216.34";
const port = Number(process.env["OUTSIDE_PORT"]);
let asked = 0;
const names: Readonly<Record<string, () => string[]>> = {
  "outside.example": () => [publicAddress],
  "robots.example": () => [publicAddress],
  "inside.example": () => ["127.0.0.1"],
  "inside6.example": () => ["::1"],
  "mixed.example": () => [publicAddress, "10.1.2.3"],
  // Answers with the public address once, and afterwards with another.
  "rebinding.example": () => [asked++ === 0 ? publicAddress : "127.0.0.1"],
};

type Done = (error: Error | null, addresses?: { address: string; family: number }[]) => void;
const found = (address: string): { address: string; family: number } => ({
  address,
  family: net.isIP(address),
});

const systemLookup = dns.lookup as (...args: unknown[]) => void;
dns.lookup = ((name: string, ...rest: [object, Done]) => {
  if (net.isIP(name) || name === "localhost") return systemLookup(name, ...rest);
  const addresses = names[name]?.();
  const done = rest.at(-1) as Done;
  process.nextTick(() =>
    addresses ? done(null, addresses.map(found)) : done(new Error(`${name} is unknown`)),
  );
}) as unknown as typeof dns.lookup;

interface Target {
  readonly host?: string;
  readonly lookup?: (name: string, options: object, done: Done) => void;
}

const connect = net.connect;
net.connect = ((target: Target, ...rest: unknown[]) => {
  const own = target.lookup;
  const host = target.host ?? "";
  const arrive = {
    ...target,
    port: host === publicAddress || host in names ? port : Number((target as { port?: unknown }).port),
    host: host === publicAddress ? "127.0.0.1" : host,
    lookup: (name: string, options: object, done: Done) =>
      own?.(name, options, (error, addresses) => {
        if (error) return done(error);
        done(
          null,
          (Array.isArray(addresses) ? addresses : []).map((one) =>
            one.address === publicAddress ? found("127.0.0.1") : one,
          ),
        );
      }),
    autoSelectFamily: true,
  };
  return (connect as (...args: unknown[]) => net.Socket)(arrive, ...rest);
}) as typeof net.connect;
syncBuiltinESMExports();
