import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { fetchPolicy } from '../../../../src/policy/mta-sts/fetch-policy.ts';
import type { PolicyFetch } from '../../../../src/policy/mta-sts/policy-fetch.ts';
import {
  type Authority,
  createAuthority,
  type IssuedCertificate,
  selfSigned,
} from '../../../../src/sandbox/common/certificates.ts';
import { clock } from '../../../../src/system/clock.ts';
import { viewOf } from '../view.ts';

const POLICY = 'version: STSv1\nmode: enforce\nmx: mx1.ex.test\nmax_age: 604800\n';
const HOST = 'mta-sts.ex.test';

let authority: Authority;
let right: IssuedCertificate;
beforeAll(async () => {
  authority = await createAuthority();
  right = await authority.issue({ commonName: 'x', dnsNames: [HOST] });
});

const open = new Set<{ readonly server: Server; readonly sockets: Set<Socket> }>();
afterEach(async () => {
  for (const { server, sockets } of open) {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }
  open.clear();
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.add({ server, sockets });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function serve(answer: RequestListener, certificate: IssuedCertificate = right): Promise<number> {
  const server = createHttps({ key: certificate.privateKeyPem, cert: certificate.chainPem }, answer);
  server.on('tlsClientError', () => {});
  return listening(server);
}

const plain =
  (
    body: string | Buffer,
    headers: Record<string, string> = { 'content-type': 'text/plain' },
    status = 200,
  ): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

interface FetchSettings {
  /** Ports by address; a code for an address that this machine does not reach. */
  readonly hosts: Readonly<Record<string, number | `E${string}`>>;
  readonly zone?: string;
  readonly limitMs?: number;
  readonly failing?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

async function fetched({ hosts, zone, failing, limitMs = 5000, signal }: FetchSettings): Promise<PolicyFetch> {
  const records = Object.keys(hosts).map((address) => `mta-sts ${address.includes(':') ? 'AAAA' : 'A'} ${address}`);
  const view = await viewOf(zone ?? records.join('\n'), { failing: failing ?? {} });
  return await fetchPolicy('ex.test', {
    world: {
      clock,
      connect: (address) => {
        const port = hosts[address];
        if (typeof port === 'number') return connect(port, '127.0.0.1');
        const socket = connect({ port: 1, host: '127.0.0.1', lookup: () => {} });
        return socket.destroy(Object.assign(new Error('no route'), { code: port ?? 'ENETUNREACH' }));
      },
    },
    zone: view.zone,
    signal: signal ?? new AbortController().signal,
    ca: authority.certificatePem,
    limitMs,
  });
}

test('a policy is fetched by its name, over an alias, too', async () => {
  const asked: string[] = [];
  const port = await serve((request, response) => {
    asked.push(`${request.method} ${request.headers.host} ${request.url}`);
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(POLICY);
  });
  const found = await fetched({ hosts: { '192.0.2.1': port } });
  expect(found).toMatchObject({
    origin: 'fetched',
    where: `https://${HOST}/.well-known/mta-sts.txt`,
    body: POLICY,
    address: '192.0.2.1',
  });
  expect(found.trouble).toBeUndefined();
  expect(asked).toEqual([`GET ${HOST} /.well-known/mta-sts.txt`]);
  const zone = 'mta-sts CNAME web.other.test.\nweb.other.test. A 192.0.2.1';
  expect((await fetched({ hosts: { '192.0.2.1': port }, zone })).body).toBe(POLICY);
});

describe('an answer that senders do not take', () => {
  const rows: Readonly<Record<string, readonly [RequestListener, string, RegExp]>> = {
    'a redirect': [
      plain('', { location: 'https://www.ex.test/' }, 301),
      'E_STS_FETCH',
      /redirects to https:\/\/www\.ex\.test\/ \(301\)/,
    ],
    'no such file': [plain('no', {}, 404), 'E_STS_FETCH', /HTTP status 404/],
    'a fault of the server': [plain('no', {}, 503), 'E_STS_FETCH', /HTTP status 503/],
    '64 KiB and one octet': [plain(Buffer.alloc(65_537, 'a')), 'E_STS_POLICY', /larger than 64 KiB/],
    'without end': [
      (_request, response) => {
        const more = (): void =>
          void (response.write(Buffer.alloc(16_384, 'a')) ? setImmediate(more) : response.once('drain', more));
        response.writeHead(200, { 'content-type': 'text/plain' });
        more();
      },
      'E_STS_POLICY',
      /larger than 64 KiB/,
    ],
    compressed: [
      plain('x', { 'content-type': 'text/plain', 'content-encoding': 'gzip' }),
      'E_STS_POLICY',
      /content encoding gzip/,
    ],
    'not in UTF-8': [plain(Buffer.from([0xff])), 'E_STS_POLICY', /not in UTF-8/],
    'cut off': [
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '500' });
        response.write(POLICY, () => response.socket?.destroy());
      },
      'E_STS_FETCH',
      /closes the connection without a whole answer/,
    ],
  };
  test.each(Object.entries(rows))('%s', async (_what, [answer, code, message]) => {
    const found = await fetched({ hosts: { '192.0.2.1': await serve(answer) } });
    expect(found.body).toBeUndefined();
    expect(found.trouble).toMatchObject({ code, isUnknown: false });
    expect(found.trouble?.message).toMatch(message);
  });
});

test('another content type is told, and what the policy says still counts', async () => {
  const found = await fetched({ hosts: { '192.0.2.1': await serve(plain(POLICY, { 'content-type': 'text/html' })) } });
  expect(found).toMatchObject({ body: POLICY, trouble: { code: 'E_STS_POLICY' } });
  expect(found.trouble?.message).toContain('the content type text/html');
  const none = await fetched({ hosts: { '192.0.2.1': await serve(plain(POLICY, {})) } });
  expect(none.trouble?.message).toContain('no content type');
});

test('64 KiB are taken, and a byte-order mark is kept for the reader', async () => {
  const body = `${POLICY}x: ${'a'.repeat(65_536 - POLICY.length - 3)}`;
  expect((await fetched({ hosts: { '192.0.2.1': await serve(plain(body)) } })).body).toBe(body);
  const marked = await fetched({ hosts: { '192.0.2.1': await serve(plain(`\ufeff${POLICY}`)) } });
  expect(marked.body?.codePointAt(0)).toBe(0xfeff);
});

describe('a certificate that senders do not take', () => {
  const day = 86_400_000;
  const rows: Readonly<Record<string, readonly [() => Promise<IssuedCertificate>, RegExp]>> = {
    'of another name': [
      () => authority.issue({ commonName: HOST, dnsNames: ['www.ex.test'] }),
      /a certificate for www\.ex\.test/,
    ],
    'with the name in the Common Name only': [
      () => authority.issue({ commonName: HOST, dnsNames: [] }),
      /a certificate for no DNS name/,
    ],
    'of the domain': [() => authority.issue({ commonName: 'x', dnsNames: ['ex.test'] }), /a certificate for ex\.test/],
    expired: [
      () =>
        authority.issue({
          commonName: 'x',
          dnsNames: [HOST],
          notBefore: new Date(Date.now() - 9 * day),
          notAfter: new Date(Date.now() - day),
        }),
      /has expired/,
    ],
    'not valid yet': [
      () => authority.issue({ commonName: 'x', dnsNames: [HOST], notBefore: new Date(Date.now() + day) }),
      /not valid before/,
    ],
    'self-signed': [() => selfSigned({ commonName: HOST }), /cannot be verified \(DEPTH_ZERO_SELF_SIGNED_CERT\)/],
    'of an unknown authority': [
      async () => (await createAuthority({ name: 'Other' })).issue({ commonName: HOST }),
      /cannot be verified/,
    ],
  };
  test.each(Object.entries(rows))('%s', async (_what, [issue, message]) => {
    const found = await fetched({ hosts: { '192.0.2.1': await serve(plain(POLICY), await issue()) } });
    expect(found.body).toBeUndefined();
    expect(found.trouble).toMatchObject({ code: 'E_STS_FETCH', isUnknown: false });
    expect(found.trouble?.message).toMatch(message);
  });

  test('a wildcard of one label is taken', async () => {
    const wildcard = await authority.issue({ commonName: 'x', dnsNames: ['*.ex.test'] });
    expect((await fetched({ hosts: { '192.0.2.1': await serve(plain(POLICY), wildcard) } })).body).toBe(POLICY);
  });
});

describe('a host that does not answer', () => {
  test('it drips', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const timer = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const { trouble } = await fetched({ hosts: { '192.0.2.1': port }, limitMs: 2000 });
    expect(trouble).toMatchObject({ code: 'E_STS_FETCH', isUnknown: false });
    expect(trouble?.message).toContain('does not send all of its answer within 2 s');
  });

  test('it hangs before the handshake', async () => {
    const port = await listening(createServer(() => {}));
    const { trouble } = await fetched({ hosts: { '192.0.2.1': port }, limitMs: 1000 });
    expect(trouble?.message).toContain('does not finish the TLS handshake');
  });

  test('it speaks no TLS', async () => {
    const port = await listening(createServer((socket) => socket.on('error', () => {}).end('220 mail\r\n')));
    const { trouble } = await fetched({ hosts: { '192.0.2.1': port } });
    expect(trouble).toMatchObject({ code: 'E_STS_FETCH', isUnknown: false });
  });

  test('it refuses the connection', async () => {
    const { trouble } = await fetched({ hosts: { '192.0.2.1': 'ECONNREFUSED' } });
    expect(trouble).toMatchObject({ code: 'E_STS_FETCH', isUnknown: false });
    expect(trouble?.message).toBe(`The MTA-STS policy cannot be fetched: ${HOST} at 192.0.2.1 refuses the connection.`);
  });

  test('the second address works, after one that is dead, silent, or shows a wrong certificate', async () => {
    const port = await serve(plain(POLICY));
    const silent = await listening(createServer(() => {}));
    const wrong = await serve(plain(POLICY), await selfSigned({ commonName: HOST }));
    for (const first of ['ECONNREFUSED', silent, wrong] as const) {
      const found = await fetched({ hosts: { '192.0.2.1': first, '192.0.2.2': port }, limitMs: 6000 });
      expect(found).toMatchObject({ body: POLICY, address: '192.0.2.2' });
    }
  });

  test('trouble of this machine says nothing about the policy', async () => {
    const { trouble } = await fetched({ hosts: { '2001:db8::1': 'ENETUNREACH' } });
    expect(trouble).toMatchObject({ code: 'E_STS_FETCH', isUnknown: true });
    const both = await fetched({ hosts: { '192.0.2.1': 'ECONNREFUSED', '2001:db8::1': 'ENETUNREACH' } });
    expect(both.trouble).toMatchObject({ isUnknown: false });
  });

  test('it has no address, or that is not known', async () => {
    const none = await fetched({ hosts: {}, zone: '@ A 192.0.2.9' });
    expect(none.trouble).toMatchObject({ code: 'E_STS_FETCH', isUnknown: false });
    expect(none.trouble?.message).toContain(`${HOST} does not exist`);
    const unknown = await fetched({ hosts: {}, zone: '@ A 192.0.2.9', failing: { [`${HOST} A`]: 'SERVFAIL' } });
    expect(unknown.trouble).toMatchObject({ code: 'E_DNS_SERVFAIL', isUnknown: true });
  });

  test('the end of the run ends it, with the reason', async () => {
    const port = await listening(createServer(() => {}));
    const run = new AbortController();
    const found = fetched({ hosts: { '192.0.2.1': port }, signal: run.signal });
    setImmediate(() => run.abort(new Error('the run was ended')));
    await expect(found).rejects.toThrow('the run was ended');
  });
});
