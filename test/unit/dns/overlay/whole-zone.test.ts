/** A planned zone answers by the rules of DNS: RFC 1034 section 4.3.2, RFC 4592, RFC 6672. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import { readPlan } from '../../../../src/dns/plan/read-plan.ts';
import type { Zone } from '../../../../src/dns/records.ts';
import { ask, NOWHERE, publishedZone } from '../published-zone.ts';

const SOA = '$ORIGIN ex.test.\n$TTL 300\n@ SOA ns h 1 2 3 4 60\n';

async function planned(text: string, published: Zone = NOWHERE): Promise<Zone> {
  const file = { path: 'planned.zone', octets: Buffer.from(SOA + text) };
  const { zones, issues } = await readPlan([file], { domain: 'ex.test', format: 'auto', merge: 'auto' });
  expect(issues).toEqual([]);
  return overlayZones(zones, published, 'ex.test');
}

const ZONE = [
  '@ MX 10 mx',
  '@ MX 10 mx',
  'mx A 192.0.2.1',
  'www CNAME mx',
  'out CNAME host.other.test.',
  'dangling CNAME none',
  'loop1 CNAME loop2',
  'loop2 CNAME loop1',
  'a.b.deep A 192.0.2.2',
  '* MX 20 any',
  '* TXT any',
  'sub.wild A 192.0.2.3',
  '*.alias CNAME mx',
  'tree DNAME target',
  'x.target A 192.0.2.4',
  'child NS ns.child',
  'child DS 1 8 2 AB',
  'ns.child A 192.0.2.5',
  ...Array.from({ length: 10 }, (_each, index) => `c${index} CNAME c${index + 1}`),
].join('\n');

describe('lookups in a zone that is planned as a whole', () => {
  test.each([
    ['ex.test MX', 'planned found: MX 10 mx.ex.test'],
    ['mx.ex.test A', 'planned found: A 192.0.2.1'],
    ['mx.ex.test AAAA', 'planned nodata'],
    ['www.ex.test A', 'planned found: A 192.0.2.1 via www.ex.test'],
    ['www.ex.test AAAA', 'planned nodata: via www.ex.test'],
    ['www.ex.test CNAME', 'planned found: CNAME mx.ex.test'],
    ['out.ex.test A', 'planned found: A 192.0.2.9 via out.ex.test, host.other.test'],
    ['dangling.ex.test A', 'planned nodata: via dangling.ex.test'],
    ['loop1.ex.test A', 'planned failed: aliases lead back to themselves via loop1.ex.test, loop2.ex.test'],
    ['deep.ex.test MX', 'planned nodata'],
    ['b.deep.ex.test MX', 'planned nodata'],
    ['c.b.deep.ex.test MX', 'planned nxdomain'],
    ['nothing.ex.test MX', 'planned found: MX 20 any.ex.test'],
    ['very.far.away.ex.test MX', 'planned found: MX 20 any.ex.test'],
    ['nothing.ex.test AAAA', 'planned nodata'],
    ['*.ex.test TXT', 'planned found: TXT any'],
    ['wild.ex.test MX', 'planned nodata'],
    ['other.wild.ex.test MX', 'planned nxdomain'],
    ['q.alias.ex.test A', 'planned found: A 192.0.2.1 via q.alias.ex.test'],
    ['x.tree.ex.test A', 'planned found: A 192.0.2.4 via x.tree.ex.test'],
    ['tree.ex.test A', 'planned nodata'],
    ['tree.ex.test DNAME', 'planned found: DNAME target.ex.test'],
    ['child.ex.test DS', expect.stringContaining('planned found: ')],
    ['child.ex.test A', 'found: A 192.0.2.55'],
    ['ns.child.ex.test A', 'found: A 192.0.2.56'],
    ['ex.test DNSKEY', expect.stringContaining('found: ')],
    ['ex.test DS', 'found: DS 00010802cd'],
    ['ex.test NS', 'found: NS ns.other.test'],
    ['host.other.test A', 'found: A 192.0.2.9 via host.other.test'],
  ] as const)('%s', async (question, answer) => {
    expect(await ask(await planned(ZONE, await publishedZones()), question)).toEqual(answer);
  });

  /** The zone, the one that it delegates to, one of another owner; and what the zone above says. */
  async function publishedZones(): Promise<Zone> {
    const other = await publishedZone('host CNAME real\nreal A 192.0.2.9', 'other.test');
    const own = await publishedZone('@ NS ns.other.test.\n@ DNSKEY 257 3 8 AB\n');
    const child = await publishedZone('@ NS ns\n@ A 192.0.2.55\nns A 192.0.2.56', 'child.ex.test');
    const above = await publishedZone('ex DS 1 8 2 CD', 'test');
    return {
      lookup: async (name, type) => {
        const zone = name.endsWith('other.test') ? other : name.endsWith('child.ex.test') ? child : own;
        return await (type === 'DS' ? above : zone).lookup(name, type);
      },
    };
  }

  test('a chain of aliases has an end', async () => {
    expect(await ask(await planned(ZONE), 'c0.ex.test A')).toContain('planned failed: more than 8 aliases');
  });

  test('a delegation that is new, or changes, is not guessed', async () => {
    const found = await ask(await planned(ZONE, await publishedZone('child A 192.0.2.7')), 'child.ex.test A');
    expect(found).toBe('planned failed: child.ex.test is delegated to name servers that do not serve it yet');
  });

  test('a missing name may be remembered for the minimum of the SOA record', async () => {
    const { negativeTtl } = await (await planned('')).lookup('none.ex.test', 'A');
    expect(negativeTtl).toBe(60);
  });

  test('a published alias that leads into the plan gets the planned address', async () => {
    const published = await publishedZone('mail CNAME mx.ex.test.', 'other.test');
    const zone = await planned('mx A 192.0.2.77', published);
    expect(await ask(zone, 'mail.other.test A')).toBe('planned found: A 192.0.2.77 via mail.other.test');
  });

  test('validation counts for published answers only', async () => {
    const published = await publishedZone('mail CNAME real\nreal A 192.0.2.9', 'other.test');
    const zone = await planned('mx CNAME mail.other.test.', published);
    expect((await zone.lookup('mail.other.test', 'A')).isAuthentic).toBe(true);
    expect((await zone.lookup('mx.ex.test', 'A')).isAuthentic).toBeUndefined();
  });

  test('records outside of the zone are not served', async () => {
    expect(await ask(await planned('other.test. A 192.0.2.1'), 'other.test A')).toBe('nxdomain');
  });

  test('every record of a zone without aliases, wildcards and cuts is found, and nothing else', async () => {
    const label = fc.constantFrom('a', 'b', 'c', '_d');
    const name = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 12 }), name, async (names, question) => {
        const zone = await planned(names.map((each) => `${each} A 192.0.2.1\n`).join(''));
        const isThere = names.includes(question);
        const isAbove = names.some((each) => each.endsWith(`.${question}`));
        const outcome = isThere ? 'planned found: A 192.0.2.1' : isAbove ? 'planned nodata' : 'planned nxdomain';
        expect(await ask(zone, `${question}.ex.test A`)).toBe(outcome);
      }),
      { numRuns: 300 },
    );
  });
});
