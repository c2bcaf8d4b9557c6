/** A host that serves the policy of MTA-STS over HTTPS, right or wrong. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { testAuthority } from '../scripted/test-authority.ts';

/** What it serves. */
export interface PolicyAnswer {
  readonly body: string;
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  /** The DNS name of its certificate. */
  readonly name: string;
}

/** A host that runs. */
export interface PolicyHost extends AsyncDisposable {
  readonly port: number;
  /** What was asked for: `mta-sts.example.test /.well-known/mta-sts.txt`. */
  readonly asked: readonly string[];
}

/** Starts it on loopback. */
export async function startPolicyHost({ body, status = 200, contentType, name }: PolicyAnswer): Promise<PolicyHost> {
  const { chainPem, privateKeyPem } = await (await testAuthority()).issue({ commonName: name, dnsNames: [name] });
  const asked: string[] = [];
  const open = new Set<Duplex>();
  const server = createServer({ cert: chainPem, key: privateKeyPem }, (request, response) => {
    asked.push(`${request.headers.host} ${request.url}`);
    response.writeHead(status, {
      'Content-Type': contentType ?? 'text/plain',
      ...(status >= 300 && status < 400 ? { Location: 'https://elsewhere.test/' } : {}),
    });
    response.end(body);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async [Symbol.asyncDispose]() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** A policy as RFC 8461 section 3.2 has it. */
export function policyBody(mode: string, hosts: readonly string[], maxAge = 604_800): string {
  return ['version: STSv1', `mode: ${mode}`, ...hosts.map((host) => `mx: ${host}`), `max_age: ${maxAge}`, ''].join(
    '\r\n',
  );
}
