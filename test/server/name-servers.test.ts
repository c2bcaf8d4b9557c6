/** The way to a zone, against name servers that others have written: NSD, and unbound as the resolver that validates. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPublished, type PublishedDns } from '../../src/dns/authority/open-published.ts';
import { differencesOf, type ServerReport, surveyServers } from '../../src/dns/authority/survey-servers.ts';
import { overlayZones } from '../../src/dns/overlay/overlay-zones.ts';
import { checkPublished, checkResolvers } from '../../src/policy/changes/check-published.ts';
import { compareRecords } from '../../src/policy/changes/compare-records.ts';
import { namesOfMail } from '../../src/policy/changes/names-of-mail.ts';
import { askNameServers, askResolvers } from '../../src/policy/changes/server-view.ts';
import { type Host, openNetwork } from '../support/dns/dns-network.ts';
import { replyTo, startDns } from '../support/dns/scripted-dns.ts';
import { authoritative, rr, soa, type TestZone } from '../support/dns/zone-answers.ts';
import { describeWithNameServers } from '../support/name-servers/find-name-servers.ts';
import { type NameServers, openNameServers } from '../support/name-servers/name-servers.ts';
import { answerLine } from '../unit/dns/published-zone.ts';
import { readZone } from '../unit/dns/read-zone.ts';

const DOMAIN = 'ex.test';
const [PARENT, NS1, NS2, RESOLVER] = ['192.0.2.1', '192.0.2.11', '192.0.2.12', '192.0.2.99'];

function exampleZone(serial: number, mx = 'mx1'): string {
  return `$ORIGIN ${DOMAIN}.
$TTL 300
@ SOA ns1 dns ${serial} 3600 600 86400 60
@ NS ns1
@ NS ns2
ns1 A ${NS1}
ns2 A ${NS2}
@ MX 10 ${mx}
@ TXT "v=spf1 mx -all"
mx1 A 192.0.2.25
mx2 A 192.0.2.26
_25._tcp.mx1 TLSA 3 1 1 ${'ab'.repeat(32)}
*.wild A 192.0.2.77
alias CNAME mx1
`;
}

function parentZone(delegations: string): string {
  return `$ORIGIN test.
$TTL 300
@ SOA a.nic dns 1 3600 600 86400 60
@ NS a.nic
a.nic A ${PARENT}
ex NS ns1.ex
ex NS ns2.ex
ns1.ex A ${NS1}
ns2.ex A ${NS2}
${delegations}
`;
}

describeWithNameServers('published zones on NSD, seen through unbound', () => {
  let servers: NameServers;
  let resolver: { readonly port: number };
  let parent: { readonly port: number };
  let good: { readonly port: number };

  beforeAll(async () => {
    servers = await openNameServers();
    const example = await servers.sign({ origin: DOMAIN, text: exampleZone(7) });
    const above = await servers.sign({ origin: 'test', text: parentZone(example.ds) });
    good = { port: await servers.serve([example]) };
    parent = { port: await servers.serve([above]) };
    const stubs = [
      { origin: 'test', port: parent.port },
      { origin: DOMAIN, port: good.port },
    ];
    resolver = { port: await servers.resolve({ anchors: [above.ds], stubs }) };
  });

  afterAll(async () => {
    await servers?.[Symbol.asyncDispose]();
  });

  /** Opens the zone, where the second name server is another one than the first. */
  async function withSecond(
    second: Host,
    work: (published: PublishedDns, reports: readonly ServerReport[]) => Promise<void> | void,
    hosts: Readonly<Record<string, Host>> = {},
  ): Promise<void> {
    const all = { [PARENT]: parent, [NS1]: good, [NS2]: second, [RESOLVER]: resolver, ...hosts };
    await using network = await openNetwork(all);
    const dns = { lookup: async () => [], explain: async () => undefined, servers: () => [] };
    const published = await openPublished({
      world: { ...network.world, dns },
      signal: new AbortController().signal,
      limitMs: 60_000,
      domain: DOMAIN,
      resolvers: [{ address: RESOLVER, port: 53 }],
    });
    if (!published.zone) throw new Error(`${published.failure}\n${await servers.log()}`);
    await work(published, await surveyServers(DOMAIN, published.zone.authority, published.client));
    await network.allClosed();
  }

  /** `host: soa standing, tcp standing, edns, serial`. */
  const lines = (reports: readonly ServerReport[]): readonly string[] =>
    reports.map(({ server, soa: own, tcp, edns, serial }) =>
      [`${server.host}: ${own.standing}`, own.detail, `TCP ${tcp.standing}`, `EDNS ${edns}`, `serial ${serial}`]
        .filter((part) => part !== undefined)
        .join(', '),
    );

  it('are authoritative on all servers, over both transports, and found from the zone above', async () => {
    await withSecond(good, async ({ zone }, reports) => {
      expect(lines(reports)).toEqual([
        'ns1.ex.test: authoritative, TCP authoritative, EDNS spoken, serial 7',
        'ns2.ex.test: authoritative, TCP authoritative, EDNS spoken, serial 7',
      ]);
      expect(differencesOf(reports)).toEqual([]);
      expect(zone?.authority).toMatchObject({ zone: DOMAIN, delegation: { parent: 'test', ttl: 300 } });
      expect(zone?.authority.delegation?.ds).toHaveLength(1);
      const asked = async (name: string, type: 'A' | 'MX' | 'TLSA'): Promise<string> =>
        answerLine((await zone?.lookup(name, type)) ?? { outcome: 'failed', records: [], aliases: [] });
      expect(await asked(DOMAIN, 'MX')).toBe('found: MX 10 mx1.ex.test');
      expect(await asked('alias.ex.test', 'A')).toBe('found: A 192.0.2.25 via alias.ex.test');
      expect(await asked('any.wild.ex.test', 'A')).toBe('found: A 192.0.2.77');
      expect(await asked('none.ex.test', 'A')).toBe('nxdomain');
      expect(await asked('mx1.ex.test', 'MX')).toBe('nodata');
      expect((await zone?.lookup('none.ex.test', 'A'))?.negativeTtl).toBe(60);
    });
  });

  it('are secure where the signatures lead to the trust anchor, and overlaid ones are not', async () => {
    await withSecond(good, async ({ zone, resolved }) => {
      const name = '_25._tcp.mx1.ex.test';
      expect(await resolved.lookup(name, 'TLSA')).toMatchObject({ outcome: 'found', isAuthentic: true });
      expect(await resolved.lookup('none.ex.test', 'A')).toMatchObject({ outcome: 'nxdomain', isAuthentic: true });
      const { records } = await readZone('$ORIGIN ex.test.\n@ 300 MX 10 mx2');
      const plan = { origin: DOMAIN, isWhole: false, records, flattened: [], unknown: [], changes: [] };
      const planned = overlayZones([plan], resolved, DOMAIN);
      expect(await planned.lookup(DOMAIN, 'MX')).toMatchObject({
        isPlanned: true,
        records: [{ data: { exchange: 'mx2.ex.test' } }],
      });
      expect((await planned.lookup(DOMAIN, 'MX')).isAuthentic).toBeUndefined();
      expect(await planned.lookup(name, 'TLSA')).toMatchObject({ isPlanned: false, isAuthentic: true });
      expect(zone).toBeDefined();
    });
  });

  it('are missing on a lame server', async () => {
    const lame = {
      port: await servers.serve([{ origin: 'other.test', text: exampleZone(1).replace(DOMAIN, 'other.test') }]),
    };
    await withSecond(lame, ({ zone }, reports) => {
      expect(lines(reports)).toEqual([
        'ns1.ex.test: authoritative, TCP authoritative, EDNS spoken, serial 7',
        'ns2.ex.test: lame, REFUSED, TCP lame, EDNS spoken, serial undefined',
      ]);
      expect(zone?.divisions()).toEqual([]);
    });
  });

  it('are answered for where one server is silent', async () => {
    await withSecond('silent', async ({ zone }, reports) => {
      expect(reports.map(({ server, soa: own }) => `${server.host} ${own.standing}`)).toEqual([
        'ns1.ex.test authoritative',
        'ns2.ex.test silent',
      ]);
      expect((await zone?.lookup(DOMAIN, 'MX'))?.outcome).toBe('found');
    });
  });

  const SAME: TestZone = {
    origin: DOMAIN,
    records: [
      soa(DOMAIN, 7),
      rr('NS', DOMAIN, 'ns1.ex.test'),
      rr('NS', DOMAIN, 'ns2.ex.test'),
      rr('MX', DOMAIN, { preference: 10, exchange: 'mx1.ex.test' }),
    ],
  };

  it('are served without TCP', async () => {
    await using second = await startDns(authoritative(SAME), { hasTcp: false });
    await withSecond(second, (_published, reports) => {
      expect(reports[1]).toMatchObject({ soa: { standing: 'authoritative' }, tcp: { standing: 'silent' } });
      expect(differencesOf(reports)).toEqual([]);
    });
  });

  it('are served without EDNS', async () => {
    const answer = authoritative(SAME);
    await using second = await startDns((question) =>
      question.hasEdns ? replyTo({ ...question, hasEdns: false }, { flags: 1, questions: [] }) : answer(question),
    );
    await withSecond(second, (_published, reports) => {
      expect(reports.map(({ edns, soa: own }) => `${own.standing} ${edns}`)).toEqual([
        'authoritative spoken',
        'authoritative refused',
      ]);
    });
  });

  it('are older on a secondary that has not loaded the plan', async () => {
    const stale = { port: await servers.serve([{ origin: DOMAIN, text: exampleZone(6, 'mx2') }]) };
    await withSecond(stale, async ({ zone, resolved, client }, reports) => {
      const differences = differencesOf(reports).map(({ what, values }) => [what, values.map(({ value }) => value)]);
      expect(differences).toEqual([
        ['serial', ['7', '6']],
        ['mail hosts', ['10 mx1.ex.test', '10 mx2.ex.test']],
      ]);
      if (!zone) return;
      const { records } = await readZone(exampleZone(8));
      const plan = { origin: DOMAIN, isWhole: true, records, flattened: [], unknown: [], changes: [] };
      const planned = overlayZones([plan], zone, DOMAIN);
      const names = await namesOfMail({ domain: DOMAIN, zone: DOMAIN, views: [zone, planned], selectors: [] });
      const changes = await compareRecords(DOMAIN, zone, planned, names);
      const told = checkPublished(changes, await askNameServers(zone, changes));
      expect(told.map(({ code, message }) => `${code} ${message}`)).toEqual([
        'E_PLAN_NOT_PUBLISHED ns2.ex.test (192.0.2.12) says 10 mx2.ex.test., where the plan has 10 mx1.ex.test. for MX ex.test.',
      ]);
      const views = await askResolvers(client, [{ address: RESOLVER, port: 53 }], changes);
      expect(views.every(({ values }) => values !== undefined)).toBe(true);
      expect(checkResolvers(changes, views)).toEqual([]);
      expect(resolved).toBeDefined();
    });
  });

  it('are bogus where the DS record is of another key, and insecure without one', async () => {
    const example = await servers.sign({ origin: DOMAIN, text: exampleZone(7) });
    const other = await servers.sign({ origin: DOMAIN, text: exampleZone(7) });
    const served = await servers.serve([example]);
    for (const [ds, expected] of [
      [other.ds, { outcome: 'failed', failure: 'bogus' }],
      ['', { outcome: 'found', isAuthentic: false }],
    ] as const) {
      const above = await servers.sign({ origin: 'test', text: parentZone(ds) });
      const [port, at] = [await servers.serve([above]), served];
      const stubs = [
        { origin: 'test', port },
        { origin: DOMAIN, port: at },
      ];
      const broken = { port: await servers.resolve({ anchors: [above.ds], stubs }) };
      await withSecond(
        { port: at },
        async ({ zone, resolved }) => {
          expect(await resolved.lookup(DOMAIN, 'MX')).toMatchObject(expected);
          expect(await zone?.lookup(DOMAIN, 'MX')).toMatchObject({ outcome: 'found' });
        },
        { [RESOLVER]: broken, [PARENT]: { port }, [NS1]: { port: at } },
      );
    }
  });
});
