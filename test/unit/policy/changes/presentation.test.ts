import { describe, expect, it } from 'vitest';
import type { RecordData } from '../../../../src/dns/records.ts';
import { presentationOf } from '../../../../src/policy/changes/presentation.ts';
import { readZone } from '../../dns/read-zone.ts';

const SAMPLES: readonly (readonly [string, RecordData])[] = [
  ['192.0.2.1', { type: 'A', address: '192.0.2.1' }],
  ['2001:db8::1', { type: 'AAAA', address: '2001:db8::1' }],
  ['a.ex.test.', { type: 'CNAME', target: 'a.ex.test' }],
  ['10 mx.ex.test.', { type: 'MX', preference: 10, exchange: 'mx.ex.test' }],
  ['0 .', { type: 'MX', preference: 0, exchange: '' }],
  ['"a" "b c"', { type: 'TXT', strings: ['a', 'b c'] }],
  ['""', { type: 'TXT', strings: [''] }],
  ['"say \\"\\\\\\"; \\195\\164\\000\\127"', { type: 'TXT', strings: ['say "\\"; \u00c3\u00a4\0\x7f'] }],
  ['3 1 1 00ff', { type: 'TLSA', usage: 3, selector: 1, matching: 1, certificate: '00ff' }],
  ['0 5 993 imap.ex.test.', { type: 'SRV', priority: 0, weight: 5, port: 993, target: 'imap.ex.test' }],
  ['0 issue "ca.test; a=b"', { type: 'CAA', flags: 0, tag: 'issue', value: 'ca.test; a=b' }],
  [
    'ns1.ex.test. admin\\046a.ex.test. 7 1 2 3 4',
    {
      ...{ type: 'SOA', primary: 'ns1.ex.test', mailbox: 'admin\\046a.ex.test' },
      ...{ serial: 7, refresh: 1, retry: 2, expire: 3, minimum: 4 },
    },
  ],
];

describe('the text of a record', () => {
  it.each(SAMPLES)('%s', async (text, data) => {
    expect(presentationOf(data)).toBe(text);
    const { records, problems } = await readZone(`$ORIGIN ex.test.\nname 60 IN ${data.type} ${text}`);
    expect(problems).toEqual([]);
    expect(records.map((record) => record.data)).toEqual([data]);
  });

  it('has the octets of a type that it does not know, or what the file says', () => {
    expect(presentationOf({ type: 'TYPE44', text: '0102ff' })).toBe('\\# 3 0102ff');
    expect(presentationOf({ type: 'TYPE44', text: '' })).toBe('\\# 0');
    expect(presentationOf({ type: 'DS', text: '1 13 2 aabb' })).toBe('1 13 2 aabb');
    expect(presentationOf({ type: 'DS', text: '93920d02aabb' })).toBe('37778 13 2 aabb');
    expect(presentationOf({ type: 'DS', text: '0102' })).toBe('\\# 2 0102');
  });
});
