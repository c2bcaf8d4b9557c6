/** DS records in a plan of the zone above. */
import { describe, expect, test } from 'vitest';
import { overlayZones } from '../../../../src/dns/overlay/overlay-zones.ts';
import type { Zone } from '../../../../src/dns/records.ts';
import { checkPlannedDs } from '../../../../src/policy/servers/planned-ds.ts';
import { planOf } from '../../dns/plan/read-plan.ts';
import { publishedZone } from '../../dns/published-zone.ts';
import { linesOf } from '../view.ts';

/** The example of RFC 4034 section 5.4, and a record for another key. */
const KEY =
  'dskey.example.com. 60 DNSKEY 256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==';
const RIGHT = 'DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118';
const WRONG = 'DS 60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292119';
const ABOVE = '$ORIGIN example.com.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\ndskey NS ns\n';
const NONE = 'www A 192.0.2.2';

interface Given {
  /** DS records that are published. */
  readonly now?: string;
  readonly isSigned?: boolean;
  /** Another plan than that of the zone above. */
  readonly plan?: string;
  readonly failing?: string;
}

async function check(planned: string, { now = NONE, isSigned = true, plan, failing }: Given = {}) {
  const files = { 'plan.zone': plan ?? `${ABOVE}${planned}\n` };
  const { zones, problems } = await planOf(files, { domain: 'mail.dskey.example.com' });
  expect(problems).toEqual([]);
  const soa = '. SOA ns. dns. 1 3600 600 86400 60';
  const served = await publishedZone(`${soa}\n$ORIGIN example.com.\n${now}\n${isSigned ? KEY : ''}\n`, '');
  const asked: string[] = [];
  const published: Zone = {
    lookup: async (name, type) => {
      asked.push(`${name} ${type}`);
      if (type === failing) return { outcome: 'failed', records: [], aliases: [], failure: 'timeout' };
      if (name !== 'dskey.example.com' || type !== 'NS') return await served.lookup(name, type);
      return { outcome: 'found', records: [{ name, ttl: 60, data: { type, target: 'ns.example.com' } }], aliases: [] };
    },
  };
  const zone = 'dskey.example.com';
  const concerns = await checkPlannedDs({
    ...{ zone, zones, published, ds: undefined },
    planned: overlayZones(zones, published, 'mail.dskey.example.com'),
  });
  return { lines: linesOf(concerns), concerns, asked };
}

describe('a plan of the zone above', () => {
  test.each<[string, string, Given, readonly string[]]>([
    ['begins to validate', `dskey ${RIGHT}`, {}, []],
    ['with one record of two that fits', `dskey ${RIGHT}\ndskey ${WRONG}`, {}, []],
    ['with another key', `dskey ${WRONG}`, { now: `dskey ${RIGHT}` }, ['critical E_DNSSEC_BOGUS dskey.example.com DS']],
    ['before it is signed', `dskey ${RIGHT}`, { isSigned: false }, ['critical E_DNSSEC_BOGUS dskey.example.com DS']],
    ['as it is published, right or wrong', `dskey ${WRONG}`, { now: `dskey ${WRONG}` }, []],
    ['ends to validate', NONE, { now: `dskey ${RIGHT}` }, ['warning E_DNSSEC_INSECURE dskey.example.com DS']],
    ['without signatures before and after', NONE, {}, []],
    [
      'whose keys are not known',
      `dskey ${WRONG}`,
      { failing: 'DNSKEY' },
      ['unknown E_DNS_TIMEOUT DNSKEY dskey.example.com'],
    ],
  ])('%s', async (_what, planned, given, expected) => {
    const { lines, concerns } = await check(planned, given);
    expect(lines).toEqual(expected);
    for (const { message, hint } of concerns) expect(`${message} ${hint}`).toMatch(/^[^\n]+\.$/);
  });

  test('a plan of the zone alone asks nothing, whatever it has at its top', async () => {
    const plan = `$ORIGIN dskey.example.com.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ MX 10 mx\n@ ${WRONG}\n`;
    expect(await check('', { plan })).toMatchObject({ lines: [], asked: [] });
  });

  test('the line is told', async () => {
    const { concerns } = await check(`dskey ${WRONG}`);
    expect(concerns[0]?.record?.source).toMatchObject({ file: 'plan.zone', line: 7 });
  });
});
