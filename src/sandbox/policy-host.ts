/** Serves the MTA-STS policy of a domain over HTTPS (RFC 8461 section 3.3). */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { Authority } from './common/certificates.ts';

/** A policy to serve. */
export interface PolicyHostOptions {
  readonly authority: Authority;
  readonly domain: string;
  /** The text of the policy. */
  readonly policy: string;
  /** Senders ask at 443; a free port when absent. */
  readonly port?: number;
}

/** A running host. */
export interface PolicyHost extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Serves another policy from now on. */
  serve(policy: string): void;
  /** Stops it and cuts all connections. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const PATH = '/.well-known/mta-sts.txt';

/**
 * Starts the host, with a certificate for `mta-sts.` and the domain.
 *
 * @throws the fault of the system when the port cannot be had
 */
export async function startPolicyHost({ authority, domain, policy, port }: PolicyHostOptions): Promise<PolicyHost> {
  const name = `mta-sts.${domain}`;
  const { chainPem, privateKeyPem } = await authority.issue({ commonName: name });
  let served = policy;
  const server = createServer({ cert: chainPem, key: privateKeyPem, minVersion: 'TLSv1.2' }, (request, response) => {
    const isPolicy = request.url === PATH && request.headers.host?.split(':', 1)[0] === name;
    response.writeHead(isPolicy ? 200 : 404, { 'content-type': 'text/plain' });
    response.end(isPolicy ? served : 'Not found\n');
  });
  // Rejects where the port cannot be had.
  const listening = once(server, 'listening');
  server.listen(port ?? 0, HOST);
  await listening;
  const address = server.address();
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    host: HOST,
    port: typeof address === 'object' && address ? address.port : 0,
    serve: (text) => {
      served = text;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
