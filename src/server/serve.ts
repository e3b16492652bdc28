/** Listening: the site of one ledger on one address. */
import type { Server } from "node:http";
import { serve as listen } from "@hono/node-server";
import type { Hono } from "hono";

/** Resolves once the address is open; rejects with a plain reason where it cannot be. */
export function serve(
  app: { readonly fetch: Hono["fetch"] },
  { host, port }: { host: string; port: number },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, (address) => {
      const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
      resolve({
        url: `http://${shown}:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            (server as Server).closeAllConnections();
          }),
      });
    });
    // Longer than readers and proxies keep a connection, so that none is closed under a request on its way.
    (server as Server).keepAliveTimeout = 75_000;
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new Error(`${host}:${port} is taken; --port chooses another`));
      else if (error.code === "EACCES") reject(new Error(`not allowed to listen on ${host}:${port}`));
      else reject(error);
    });
  });
}
