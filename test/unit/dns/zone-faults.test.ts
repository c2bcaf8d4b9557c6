import { describe, expect, test } from 'vitest';
import { findZoneFaults, withoutForgottenDot } from '../../../src/dns/zone-faults.ts';
import { readZone } from './read-zone.ts';

const SOA = '$TTL 60\n@ SOA ns h 1 2 3 4 5\n';

async function faultsOf(text: string): Promise<string[]> {
  const zone = await readZone(SOA + text);
  expect(zone.problems).toEqual([]);
  return findZoneFaults(zone).map(({ kind, name, type, source }) => `${source.line} ${kind} ${name} ${type}`);
}

describe('what name servers refuse', () => {
  test.each([
    [
      'a healthy zone',
      '@ MX 10 mx\nmx A 192.0.2.1\nmx A 192.0.2.1\nwww CNAME mx\nwww CNAME mx\nd DNAME e\nd A 192.0.2.2',
    ],
    [
      'an alias beside others',
      'a CNAME b\na TXT x\na RRSIG x\na CNAME c',
      '4 alias-and-others a.ex.test TXT',
      '6 alias-and-others a.ex.test CNAME',
    ],
    ['an alias of the zone itself', '@ CNAME b', '2 alias-and-others ex.test SOA'],
    [
      'names below a DNAME',
      'd DNAME e\nx.d A 192.0.2.1\ny.x.d A 192.0.2.1',
      '4 below-dname x.d.ex.test A',
      '5 below-dname y.x.d.ex.test A',
    ],
    [
      'names outside',
      'other.test. A 192.0.2.1\nnotex.test. A 192.0.2.1',
      '3 outside other.test A',
      '4 outside notex.test A',
    ],
    [
      'two records of what there is one of',
      '@ SOA ns h 2 2 3 4 5\n@ SOA ns h 1 2 3 4 5\nd DNAME e\nd DNAME f\ng DNAME f',
      '3 several ex.test SOA',
      '6 several d.ex.test DNAME',
    ],
    ['a DS record of the zone itself', 'sub DS 1 13 2 AB\n@ DS 1 13 2 AB', '4 ds-at-top ex.test DS'],
    ['two TTLs', 'a 60 A 192.0.2.1\na 61 A 192.0.2.2\na 62 AAAA ::1', '4 ttl a.ex.test A'],
  ])('%s', async (_what, text, ...faults) => {
    expect(await faultsOf(text)).toEqual(faults);
  });

  test.each([
    ['mx.other.test.ex.test', 'ex.test', 'mx.other.test'],
    ['mx.ex.test', 'ex.test', undefined],
    ['mx.other.test', 'ex.test', undefined],
    ['mx.other.test', '', undefined],
  ])('the dot that %s may lack in %s', (name, origin, meant) => {
    expect(withoutForgottenDot(name, origin)).toBe(meant);
  });
});
