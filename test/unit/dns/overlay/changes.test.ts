/** A plan of some RRsets over the published zone. */
import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import { readPlan } from '../../../../src/dns/plan/read-plan.ts';
import type { PlannedZone, RecordSetChange } from '../../../../src/dns/planned-zone.ts';
import type { Zone } from '../../../../src/dns/records.ts';
import { ask, publishedZone } from '../published-zone.ts';

const PUBLISHED = [
  ...['@ NS ns', '@ MX 10 old', '@ TXT "v=spf1 -all"', '@ TXT other', 'old A 192.0.2.1', 'old AAAA 2001:db8::1'],
  ...['www CNAME old', '* MX 30 any', '* A 192.0.2.30', 'x.own A 192.0.2.4', 'own MX 40 own'],
].join('\n');

async function over(text: string, changes: Partial<PlannedZone> = {}): Promise<Zone> {
  const file = {
    path: 'planned.zone',
    octets: Buffer.from(`$ORIGIN ex.test.\n$TTL 300\nunrelated CAA 0 issue "ca.test"\n${text}`),
  };
  const { zones, issues } = await readPlan([file], { domain: 'ex.test', format: 'zone', merge: 'auto' });
  expect(issues).toEqual([]);
  const planned = zones.map((zone) => ({ ...zone, ...changes }));
  return overlayZones(planned, await publishedZone(PUBLISHED), 'ex.test');
}

const source = { file: 'plan.json', line: 1 };
const gone = (name: string, type: RecordSetChange['type'], removed: RecordSetChange['removed'] = 'all') => ({
  changes: [{ name, type, removed, source }],
});

describe('a planned RRset', () => {
  test.each([
    ['takes the place of the published one', '@ MX 10 new', 'ex.test MX', 'planned found: MX 10 new.ex.test'],
    ['leaves others of its name', '@ MX 10 new', 'ex.test TXT', 'found: TXT v=spf1 -all; TXT other'],
    ['leaves other names', '@ MX 10 new', 'old.ex.test A', 'found: A 192.0.2.1'],
    [
      'is reached by published aliases',
      'old A 192.0.2.9',
      'www.ex.test A',
      'planned found: A 192.0.2.9 via www.ex.test',
    ],
    ['takes the place of an alias', 'www A 192.0.2.9', 'www.ex.test AAAA', 'planned nodata'],
    ['may be an alias', 'own CNAME old', 'own.ex.test AAAA', 'planned found: AAAA 2001:db8::1 via own.ex.test'],
    ['ends the reach of a wildcard', 'fresh TXT x', 'fresh.ex.test MX', 'planned nodata'],
    ['also above it', 'a.fresh TXT x', 'fresh.ex.test MX', 'planned nodata'],
    ['leaves names that exist beside a wildcard', 'own TXT x', 'own.ex.test MX', 'found: MX 40 own.ex.test'],
    ['leaves the zone itself, which no wildcard covers', '@ TXT x', 'ex.test MX', 'found: MX 10 old.ex.test'],
    ['may be of a wildcard', '* TXT w', 'far.away.ex.test TXT', 'planned found: TXT w'],
    [
      'of a wildcard takes the place of the published one',
      '* MX 1 w',
      'far.ex.test MX',
      'planned found: MX 1 w.ex.test',
    ],
    ['of a wildcard does not cover names that exist', '* TXT w', 'own.ex.test TXT', 'nodata'],
    ['of a wildcard does not cover names below others', '* TXT w', 'b.own.ex.test TXT', 'nxdomain'],
    ['of a wildcard leaves its other types', '* TXT w', 'far.ex.test A', 'found: A 192.0.2.30'],
  ])('%s', async (_what, text, question, answer) => {
    expect(await ask(await over(text), question)).toBe(answer);
  });

  test('outside of the plan nothing is planned', async () => {
    expect(await ask(await over('@ MX 10 new'), 'none.own.ex.test A')).toBe('nxdomain');
  });

  test('below a new delegation nothing is known', async () => {
    expect(await ask(await over('sub NS ns.other.test.'), 'mx.sub.ex.test A')).toContain('planned failed: sub.ex.test');
  });
});

describe('a change', () => {
  test('removes an RRset', async () => {
    const zone = await over('', gone('ex.test', 'TXT'));
    expect(await ask(zone, 'ex.test TXT')).toBe('planned nodata');
    expect(await ask(zone, 'ex.test MX')).toBe('found: MX 10 old.ex.test');
  });

  test('removes an alias', async () => {
    expect(await ask(await over('', gone('www.ex.test', 'CNAME')), 'www.ex.test A')).toBe('planned nodata');
  });

  test('removes one record of several, and adds another', async () => {
    const removed = [{ type: 'TXT', strings: ['v=spf1', ' -all'] } as const];
    const zone = await over('@ TXT "v=spf1 mx -all"', gone('ex.test', 'TXT', removed));
    expect(await ask(zone, 'ex.test TXT')).toBe('planned found: TXT other; TXT v=spf1 mx -all');
  });

  test('adds to what is published', async () => {
    const zone = await over('@ MX 20 new', gone('ex.test', 'MX', []));
    expect(await ask(zone, 'ex.test MX')).toBe('planned found: MX 10 old.ex.test; MX 20 new.ex.test');
  });

  test('removes the last record', async () => {
    const removed = [{ type: 'MX', preference: 10, exchange: 'old.ex.test' } as const];
    expect(await ask(await over('', gone('ex.test', 'MX', removed)), 'ex.test MX')).toBe('planned nodata');
  });
});

describe('what only the provider knows', () => {
  test('copied addresses are those of the target, under the own name', async () => {
    const flattened = [{ name: 'ex.test', target: 'old.ex.test', types: ['A'], ttl: 5, source } as const];
    const zone = await over('', { flattened });
    const { records, aliases } = await zone.lookup('ex.test', 'A');
    expect(records).toMatchObject([{ name: 'ex.test', ttl: 5, data: { address: '192.0.2.1' }, source }]);
    expect(aliases).toEqual([]);
    expect(await ask(zone, 'ex.test MX')).toBe('found: MX 10 old.ex.test');
  });

  test('an unknown value is no answer', async () => {
    const unknown = [{ name: 'ex.test', type: 'MX', reason: 'known only after apply (x.y, records)', source } as const];
    const zone = await over('', { unknown });
    expect(await ask(zone, 'ex.test MX')).toBe('planned failed: known only after apply (x.y, records)');
    expect(await ask(zone, 'ex.test TXT')).toContain('found: ');
  });

  test('a TTL that the provider chooses is the published one', async () => {
    const file = { path: 'x.zone', octets: Buffer.from('ex.test. MX 1 new\nnew A 192.0.2.1') };
    const { zones } = await readPlan([file], { domain: 'ex.test', format: 'zone', merge: 'auto' });
    const zone = overlayZones(zones, await publishedZone(PUBLISHED), 'ex.test');
    expect((await zone.lookup('ex.test', 'MX')).records[0]?.ttl).toBe(600);
    expect((await zone.lookup('new.ex.test', 'AAAA')).outcome).toBe('nodata');
  });
});

test('two planned zones, one below the other', async () => {
  const file = (path: string, text: string) => ({ path, octets: Buffer.from(text) });
  const files = [
    file('a.zone', '$ORIGIN ex.test.\n$TTL 60\n@ SOA . . 1 2 3 4 5\nmail MX 10 a\na.mail A 192.0.2.1\n'),
    file('b.zone', '$TTL 60\nmail.ex.test. TXT only\n'),
  ];
  const { zones, issues } = await readPlan(files, { domain: 'mail.ex.test', format: 'auto', merge: 'auto' });
  expect(issues).toEqual([]);
  const zone = overlayZones(zones, await publishedZone(PUBLISHED), 'mail.ex.test');
  expect(await ask(zone, 'mail.ex.test TXT')).toBe('planned found: TXT only');
  expect(await ask(zone, 'mail.ex.test MX')).toBe('planned found: MX 10 a.ex.test');
  expect(await ask(zone, 'old.ex.test A')).toBe('planned nxdomain');
});
