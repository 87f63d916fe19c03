import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { userError } from '../../cli/user-error.ts';
import { headersOf, readHeaders } from './read-headers.ts';

export interface ServedSite {
  readonly url: string;
  close(): Promise<void>;
}

const PORTS_TRIED = 50;
const HOSTS = ['127.0.0.1', '::1'];

/** Serves a built site to this machine, on `port` or the next one that is free. */
export async function serveSite(siteDir: string, port: number): Promise<ServedSite> {
  const handler = handlerOf(siteDir);
  const last = Math.min(port + PORTS_TRIED - 1, 65_535);
  for (let candidate = port; candidate <= last; candidate++) {
    const servers = await listenOn(candidate, handler);
    if (servers) return { url: `http://localhost:${portOf(servers) ?? candidate}`, close: () => closeAll(servers) };
  }
  throw userError('system-refused', `listen on any port from ${port} to ${last}`, 'EADDRINUSE');
}

function handlerOf(siteDir: string): RequestListener {
  const headersFile = path.join(siteDir, '_headers');
  const rules = existsSync(headersFile) ? readHeaders(readFileSync(headersFile, 'utf8')) : [];
  const files = sirv(siteDir, { dev: true, etag: true });
  return (request, response) => {
    const pathname = (request.url ?? '/').split(/[?#]/)[0] ?? '/';
    for (const [name, value] of Object.entries(headersOf(pathname, rules))) response.setHeader(name, value);
    files(request, response, () => {
      const page = path.join(siteDir, '404.html');
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' });
      response.end(existsSync(page) ? readFileSync(page) : 'Not found');
    });
  };
}

/** Both addresses of localhost, so that every browser finds it; undefined when the port is taken on either. */
async function listenOn(port: number, handler: RequestListener): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  for (const host of HOSTS) {
    const server = createServer(handler);
    const outcome = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(servers[0] ? portOf(servers) : port, host, () => resolve(undefined));
    });
    if (!outcome) servers.push(server);
    else if (outcome.code === 'EADDRINUSE' || outcome.code === 'EACCES') {
      await closeAll(servers);
      return undefined;
    } else if (host === HOSTS[0]) throw outcome; // A machine may well have no IPv6.
  }
  return servers;
}

function portOf(servers: readonly Server[]): number | undefined {
  const address = servers[0]?.address();
  return address !== null && typeof address === 'object' ? address.port : undefined;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    ),
  );
}
