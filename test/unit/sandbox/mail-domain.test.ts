/** The mail domain of the sandbox: all of it is there, one plan is safe, and the other loses mail. */
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPublished } from '../../../src/dns/authority/open-published.ts';
import { overlayZones } from '../../../src/dns/overlay/overlay-zones.ts';
import { compareRecords } from '../../../src/policy/changes/compare-records.ts';
import { namesOfMail } from '../../../src/policy/changes/names-of-mail.ts';
import { type Publication, planPublication } from '../../../src/policy/order/plan-publication.ts';
import { gateInputs, type MailDomain, startMailDomain } from '../../../src/sandbox/mail-domain.ts';
import { openNetwork } from '../../support/dns/dns-network.ts';
import { readZone } from '../dns/read-zone.ts';

const DOMAIN = 'example.test';

describe('the mail domain of the sandbox', () => {
  let domain: MailDomain;

  beforeAll(async () => {
    domain = await startMailDomain({ policyPort: 0 });
  });

  afterAll(async () => {
    await domain.close();
  });

  /** The changes of a plan, as `change type name`, and how to publish it. */
  async function judge(plan: string): Promise<{ readonly changes: readonly string[]; readonly order: Publication }> {
    await using network = await openNetwork({ '127.0.0.1': domain.names });
    const { zone, resolved, failure } = await openPublished({
      world: { ...network.world, dns: { lookup: async () => [], explain: async () => undefined, servers: () => [] } },
      signal: new AbortController().signal,
      limitMs: 60_000,
      domain: DOMAIN,
      nameServers: ['127.0.0.1'],
      resolvers: [{ address: '127.0.0.1', port: 53 }],
    });
    if (!zone) throw new Error(failure);
    expect(await resolved.lookup(`_25._tcp.mx1.${DOMAIN}`, 'TLSA')).toMatchObject({ isAuthentic: true });
    expect(await resolved.lookup('25.2.0.192.in-addr.arpa', 'PTR')).toMatchObject({ outcome: 'found' });
    const { records, problems } = await readZone(plan, { domain: DOMAIN });
    expect(problems).toEqual([]);
    const whole = { origin: DOMAIN, isWhole: true, records, flattened: [], unknown: [], changes: [] };
    const planned = overlayZones([whole], zone, DOMAIN);
    const names = await namesOfMail({ domain: DOMAIN, zone: DOMAIN, views: [zone, planned], selectors: ['mail'] });
    const facts = await compareRecords(DOMAIN, zone, planned, names);
    await network.allClosed();
    const served = { mode: 'enforce', maxAgeSeconds: 604_800, mx: [`mx1.${DOMAIN}`], origin: 'fetched' } as const;
    const order = planPublication({
      ...{ domain: DOMAIN, changes: facts, negativeTtl: 600, selectors: ['mail'] },
      outbound: [{ address: '192.0.2.25', passes: { published: true, planned: !plan.includes('MX 10 mx2') } }],
      mtaSts: { served },
    });
    const changes = facts.filter(({ change }) => change !== 'same');
    return { changes: changes.map(({ change, type, name }) => `${change} ${type} ${name}`), order };
  }

  it('has a zone that is published as it stands', async () => {
    expect(await judge(domain.zone)).toEqual({ changes: [], order: { steps: [], concerns: [] } });
  });

  it('has a plan that may be published at once', async () => {
    expect(await judge(domain.safePlan)).toEqual({
      changes: ['changed TLSA _25._tcp.mx1.example.test'],
      order: { steps: [], concerns: [] },
    });
  });

  it('has a plan that loses mail, and the steps in which it does not', async () => {
    const { changes, order } = await judge(domain.movingPlan);
    expect(changes).toEqual([
      'changed MX example.test',
      'removed A mx1.example.test',
      'added A mx2.example.test',
      'removed TLSA _25._tcp.mx1.example.test',
    ]);
    expect(order.concerns.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      'E_ORDER A mx2.example.test',
      'E_ORDER A mx1.example.test',
    ]);
    expect(order.steps.map((step) => step.text)).toEqual([
      'publish TXT example.test "v=spf1 mx ip4:192.0.2.25 -all" (TTL 3600)',
      'serve the policy "version: STSv1 | mode: enforce | mx: mx1.example.test | mx: mx2.example.test | max_age: 604800" (a line for each part) at https://mta-sts.example.test/.well-known/mta-sts.txt',
      'publish TXT _mta-sts.example.test "v=STSv1; id=20261121" (TTL 3600)',
      'publish A mx2.example.test 192.0.2.26 (TTL 3600)',
      'wait 3600 s (TTL of TXT example.test, TTL of TXT _mta-sts.example.test)',
      'see that mx2.example.test accepts mail for example.test on port 25',
      'publish MX example.test 10 mx2.example.test. (TTL 3600)',
      'wait 3600 s (TTL of MX example.test)',
      'serve the policy "version: STSv1 | mode: enforce | mx: mx2.example.test | max_age: 604800" (a line for each part) at https://mta-sts.example.test/.well-known/mta-sts.txt',
      'publish TXT _mta-sts.example.test "v=STSv1; id=20261122" (TTL 3600)',
      'remove A mx1.example.test',
      'remove TLSA _25._tcp.mx1.example.test',
      'wait 432000 s (5 days, as long as senders keep mail in their queues)',
      'stop accepting mail for example.test at mx1.example.test',
    ]);
  });

  it('serves its policy to those who ask for it by name', async () => {
    const { policyHost, mail } = domain;
    if (!policyHost) throw new Error('no policy host');
    const ask = async (path: string): Promise<string> => {
      const name = `mta-sts.${DOMAIN}`;
      const target = { host: policyHost.host, port: policyHost.port, servername: name, path, headers: { host: name } };
      const [response] = await once(get({ ...target, ca: mail.caPem, agent: false }), 'response');
      return `${response.statusCode} ${response.headers['content-type']} ${await text(response)}`;
    };
    expect(await ask('/.well-known/mta-sts.txt')).toBe(
      '200 text/plain version: STSv1\r\nmode: enforce\r\nmx: mx1.example.test\r\nmax_age: 604800\r\n',
    );
    expect(await ask('/')).toBe('404 text/plain Not found\n');
    policyHost.serve('version: STSv1\n');
    expect(await ask('/.well-known/mta-sts.txt')).toBe('200 text/plain version: STSv1\n');
  });

  it('shows at its MX host the certificate that its TLSA record fits', async () => {
    const { smtp, caPem } = domain.mail;
    const socket = connect({ host: smtp.host, port: smtp.implicit, servername: `mx1.${DOMAIN}`, ca: caPem });
    await once(socket, 'secureConnect');
    expect(socket.authorized).toBe(true);
    const { publicKey } = new X509Certificate(socket.getPeerCertificate().raw);
    const digest = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex');
    expect(domain.zone).toContain(`_25._tcp.mx1 TLSA 3 1 1 ${digest}\n`);
    socket.destroy();
  });

  it('takes mail for its own addresses without a login, and for no others', async () => {
    const { smtp } = domain.mail;
    const socket = connectPlain({ host: smtp.host, port: smtp.starttls }).setEncoding('latin1');
    const replies = socket[Symbol.asyncIterator]();
    const say = async (command: string): Promise<string> => {
      if (command !== '') socket.write(`${command}\r\n`);
      for (let reply = ''; ; ) {
        reply += (await replies.next()).value;
        const line = /^(\d{3}) .*\r\n$/m.exec(reply);
        if (line) return line[1] ?? '';
      }
    };
    const to = (address: string): string => `RCPT TO:<${address}>`;
    const commands = ['', 'EHLO probe.test', 'MAIL FROM:<>', to(`postmaster@${DOMAIN}`), to('a@far.test')];
    const codes: string[] = [];
    for (const command of [...commands, 'RSET', 'QUIT']) codes.push(await say(command));
    expect(codes.map((code) => code[0])).toEqual(['2', '2', '2', '2', '5', '2', '2']);
    socket.destroy();
  });

  it('has the inputs of a gate, for what is published and for a plan', () => {
    const server = `127.0.0.1:${domain.names.port}`;
    expect(gateInputs(domain, 'planned.zone')).toMatchObject({
      ...{ mode: 'mx', domain: DOMAIN, zone: 'planned.zone', 'name-servers': server, resolvers: server },
      'mx-addresses': 'mx1.example.test 127.0.0.1',
    });
    expect(gateInputs(domain, 'planned.zone', true)).toMatchObject({
      'mx-addresses': 'mx1.example.test 127.0.0.1\nmx2.example.test 127.0.0.1',
    });
    expect(gateInputs(domain)).not.toHaveProperty('zone');
  });

  it('has no MTA-STS where the port for it cannot be had', async () => {
    const taken = domain.policyHost?.port ?? 0;
    await using other = await startMailDomain({ domain: 'other.test', policyPort: taken });
    expect(other.policyHost).toBeUndefined();
    expect(other.policyFault).toBe('EADDRINUSE');
    expect(other.zone).not.toContain('_mta-sts');
  });
});
