import { describe, expect, it } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import type { PlannedZone } from '../../../../src/dns/planned-zone.ts';
import type { Lookup, Zone } from '../../../../src/dns/records.ts';
import type { RecordSetFacts } from '../../../../src/model/gate-facts.ts';
import { checkLookups } from '../../../../src/policy/changes/check-lookups.ts';
import { compareRecords } from '../../../../src/policy/changes/compare-records.ts';
import { namesOfMail } from '../../../../src/policy/changes/names-of-mail.ts';
import { publishedZone } from '../../dns/published-zone.ts';
import { readZone } from '../../dns/read-zone.ts';

const DOMAIN = 'ex.test';
const PUBLISHED = `
@ SOA ns1 admin 1 7200 900 86400 600
@ NS ns1
@ MX 10 mx
@ TXT "v=spf1 mx include:_spf.ex.test a:out.ex.test -all"
@ TXT "site=1"
_spf TXT "v=spf1 ip4:192.0.2.8 -all"
out A 192.0.2.7
mx A 192.0.2.1
_25._tcp.mx TLSA 3 1 1 aabb
_dmarc TXT "v=DMARC1; p=none"
s1._domainkey TXT "v=DKIM1; p=AA"
_mta-sts CNAME _mta-sts.prov.test.
`;

async function plan(text: string, more: Partial<PlannedZone> = {}): Promise<PlannedZone> {
  const { records } = await readZone(`$TTL 600\n$ORIGIN ${DOMAIN}.\n${text}`);
  return { origin: DOMAIN, isWhole: true, records, flattened: [], unknown: [], changes: [], ...more };
}

interface Compared {
  readonly facts: readonly RecordSetFacts[];
  /** `change type name: published → planned @line`. */
  readonly lines: readonly string[];
}

async function compare(zone: PlannedZone | undefined, published?: Zone): Promise<Compared> {
  const now = published ?? (await publishedZone(PUBLISHED));
  const then = zone && overlayZones([zone], now, DOMAIN);
  const views = then ? [now, then] : [now];
  const names = await namesOfMail({ domain: DOMAIN, zone: DOMAIN, views, selectors: ['s1', 's2'] });
  const facts = await compareRecords(DOMAIN, now, then, names, zone?.changes);
  const side = (values?: readonly string[]): string => values?.join(', ') ?? '-';
  const lines = facts.map(({ change, type, name, published: own, planned }) => {
    const line = (planned?.source ?? own?.source)?.line;
    return `${change} ${type} ${name}: ${side(own?.values)} → ${side(planned?.values)}${line ? ` @${line}` : ''}`;
  });
  return { facts, lines };
}

describe('the record sets of mail', () => {
  it('are listed without a plan', async () => {
    const { facts } = await compare(undefined);
    expect(facts.map(({ change, type, name }) => `${change} ${type} ${name}`)).toEqual([
      'same MX ex.test',
      'same A mx.ex.test',
      'same TLSA _25._tcp.mx.ex.test',
      'same TXT ex.test',
      'same A out.ex.test',
      'same TXT _spf.ex.test',
      'same TXT s1._domainkey.ex.test',
      'same TXT _dmarc.ex.test',
      'same CNAME _mta-sts.ex.test',
      'same NS ex.test',
    ]);
    expect(facts.find(({ type, name }) => type === 'TXT' && name === DOMAIN)?.published?.values).toEqual([
      '"v=spf1 mx include:_spf.ex.test a:out.ex.test -all"',
    ]);
  });

  it('do not change where the plan is what is published', async () => {
    const { lines } = await compare(await plan(PUBLISHED));
    expect(lines.filter((line) => !line.startsWith('same'))).toEqual([]);
  });

  it('come with those that change first, at their lines', async () => {
    const planned = PUBLISHED.replace('@ MX 10 mx', '@ MX 20 mx\n@ MX 5 mx2\nmx2 A 192.0.2.2')
      .replace('ip4:192.0.2.8', 'ip4:192.0.2.9')
      .replace('s1._domainkey TXT "v=DKIM1; p=AA"', 's2._domainkey TXT "v=DKIM1; p=BB"')
      .replace('"site=1"', '"site=2"');
    const { lines } = await compare(await plan(planned));
    expect(lines.filter((line) => !line.startsWith('same'))).toEqual([
      'changed MX ex.test: 10 mx.ex.test. → 5 mx2.ex.test., 20 mx.ex.test. @7',
      'added A mx2.ex.test: - → 192.0.2.2 @8',
      'changed TXT ex.test: "site=1", "v=spf1 mx include:_spf.ex.test a:out.ex.test -all" → "site=2", "v=spf1 mx include:_spf.ex.test a:out.ex.test -all" @10',
      'changed TXT _spf.ex.test: "v=spf1 ip4:192.0.2.8 -all" → "v=spf1 ip4:192.0.2.9 -all" @11',
      'removed TXT s1._domainkey.ex.test: "v=DKIM1; p=AA" → -',
      'added TXT s2._domainkey.ex.test: - → "v=DKIM1; p=BB" @16',
    ]);
  });

  it('are the addresses of the domain where it has no MX record', async () => {
    const { lines } = await compare(
      await plan('@ A 192.0.2.1'),
      await publishedZone('@ A 192.0.2.1\n@ MX 10 mx\nmx A 192.0.2.2'),
    );
    expect(lines).toEqual([
      'removed MX ex.test: 10 mx.ex.test. → -',
      'removed A mx.ex.test: 192.0.2.2 → -',
      'same A ex.test: 192.0.2.1 → 192.0.2.1 @3',
    ]);
  });

  it('change where only the TTL does, and not where the strings of a text are split elsewhere', async () => {
    const planned = PUBLISHED.replace('mx A', 'mx 60 A').replace('"v=DMARC1; p=none"', '"v=DMARC1;" " p=none"');
    const { lines } = await compare(await plan(planned));
    expect(lines.filter((line) => !line.startsWith('same'))).toEqual([
      'changed A mx.ex.test: 192.0.2.1 → 192.0.2.1 @11',
    ]);
  });

  it('show an alias that takes the place of records, and nothing of what is at its end', async () => {
    const planned = PUBLISHED.replace('_dmarc TXT "v=DMARC1; p=none"', '_dmarc CNAME d.prov.test.').replace(
      '_mta-sts.prov',
      'new.prov',
    );
    const { lines } = await compare(await plan(planned));
    expect(lines.filter((line) => !line.startsWith('same'))).toEqual([
      'removed TXT _dmarc.ex.test: "v=DMARC1; p=none" → -',
      'added CNAME _dmarc.ex.test: - → d.prov.test. @13',
      'changed CNAME _mta-sts.ex.test: _mta-sts.prov.test. → new.prov.test. @15',
    ]);
  });

  it('have the line that takes them away', async () => {
    const source = { file: 'plan.json', line: 7 };
    const changes = [{ name: 'mx.ex.test', type: 'A', removed: 'all', source } as const];
    const { facts } = await compare(await plan('', { isWhole: false, changes }));
    expect(facts.filter(({ change }) => change !== 'same')).toEqual([
      {
        ...{ name: 'mx.ex.test', type: 'A', change: 'removed', planned: undefined },
        published: { values: ['192.0.2.1'], ttl: 600, source: { file: 'plan.json', line: 7, column: 1 } },
      },
    ]);
  });
});

describe('record sets that cannot be looked up', () => {
  const failing = (own: Zone, failure: string): Zone => ({
    lookup: async (name, type): Promise<Lookup> =>
      name.startsWith('_dmarc')
        ? { outcome: 'failed', records: [], aliases: [], failure }
        : await own.lookup(name, type),
  });

  it('are unknown, and no change', async () => {
    const published = failing(await publishedZone(PUBLISHED), 'timeout');
    const { lines } = await compare(await plan(''), published);
    expect(lines.join('\n')).not.toContain('_dmarc');
    const planned = overlayZones([await plan('', { isWhole: false })], published, DOMAIN);
    expect(await checkLookups(published, planned, [{ name: '_dmarc.ex.test', type: 'TXT' }])).toMatchObject([
      { code: 'E_DNS_TIMEOUT', severity: 'unknown', subject: 'TXT _dmarc.ex.test' },
    ]);
  });

  it('are told as unknown values of the plan where the plan does not know them', async () => {
    const published = await publishedZone(PUBLISHED);
    const source = { file: 'plan.json', line: 7 };
    const unknown = [{ name: 'mx.ex.test', type: 'A', reason: 'known only after apply (x.mx)', source } as const];
    const planned = overlayZones([await plan('', { isWhole: false, unknown })], published, DOMAIN);
    const concerns = await checkLookups(published, planned, [{ name: 'mx.ex.test', type: 'A' }]);
    expect(concerns.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'E_PLAN_UNKNOWN What A mx.ex.test will be is not known: known only after apply (x.mx).',
    ]);
  });
});
