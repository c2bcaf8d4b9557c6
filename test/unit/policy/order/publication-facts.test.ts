import { expect, it } from 'vitest';
import type { MxHostFacts, TlsaFacts } from '../../../../src/model/gate-facts.ts';
import { delegationStateOf, longestNegativeTtl, servedTlsaOf } from '../../../../src/policy/order/publication-facts.ts';

const RECORD: TlsaFacts = { usage: 3, selector: 1, matching: 1, certificate: 'aa' };

function host(name: string, tlsa?: readonly TlsaFacts[]): MxHostFacts {
  return { host: name, preference: 10, isPublished: true, addresses: [], tlsa };
}

it('TLSA records count as served where a certificate was seen', () => {
  const hosts = [
    host('a.test', [
      { ...RECORD, isMatch: true },
      { ...RECORD, certificate: 'bb', isMatch: false },
    ]),
    host('b.test', [{ ...RECORD, isMatch: false }]),
    host('c.test', [RECORD]),
    host('d.test'),
  ];
  expect(servedTlsaOf(hosts)).toEqual([
    { host: 'a.test', values: ['3 1 1 aa'] },
    { host: 'b.test', values: [] },
  ]);
});

it('the longest negative TTL counts, and three hours where none is known', () => {
  expect(
    longestNegativeTtl(
      new Map([
        ['A a.test', 60],
        ['A b.test', 600],
      ]),
    ),
  ).toBe(600);
  expect(longestNegativeTtl(new Map())).toBe(10_800);
});

it('the zone above says DS records and times', () => {
  const ds = [{ name: 'ex.test', ttl: 900, data: { type: 'DS', text: '0102ff' } }] as const;
  const delegation = { parent: 'test', hosts: [], ttl: 7200, glue: [], server: { address: '192.0.2.1', port: 53 } };
  expect(delegationStateOf({ delegation: { ...delegation, ds } })).toEqual({
    ds: ['\\# 3 0102ff'],
    dsTtl: 900,
    nsTtl: 7200,
  });
  expect(delegationStateOf({ delegation })).toEqual({ ds: [], dsTtl: undefined, nsTtl: 7200 });
  expect(delegationStateOf({})).toBeUndefined();
});
