/** A zone as mailauth asks for it. */
import { expect, test } from 'vitest';
import { createSpfResolver } from '../../../../src/policy/spf/spf-resolver.ts';
import { viewOf } from '../sender-view.ts';

const ZONE = `
a.test. A 192.0.2.1
a.test. AAAA 2001:db8::1
alias.test. CNAME a.test.
m.test. MX 5 a.test.
m.test. MX 6 127.0.0.1.
n.test. MX 0 .
t.test. TXT "v=spf1 " "-all"
1.2.0.192.in-addr.arpa. PTR a.test.
odd\\032name.test. A 192.0.2.2
`;

async function ask(name: string, type: string, failure?: string): Promise<unknown> {
  const { zone } = await viewOf(ZONE, failure === undefined ? {} : { failing: { [`${name} ${type}`]: failure } });
  const { resolve, failures } = createSpfResolver(zone);
  try {
    return await resolve(name, type);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return [code, ...failures.map((each) => each.code)].join(' ');
  }
}

test.each([
  ['a.test', 'A', ['192.0.2.1']],
  ['A.TEST.', 'AAAA', ['2001:db8::1']],
  ['alias.test', 'A', ['192.0.2.1']],
  [
    'm.test',
    'MX',
    [
      { priority: 5, exchange: 'a.test' },
      { priority: 6, exchange: '' },
    ],
  ],
  ['n.test', 'MX', [{ priority: 0, exchange: '' }]],
  ['t.test', 'TXT', [['v=spf1 ', '-all']]],
  ['1.2.0.192.in-addr.arpa', 'PTR', ['a.test']],
  ['odd name.test', 'A', ['192.0.2.2']],
  ['a.test', 'TXT', 'ENODATA'],
  ['gone.test', 'A', 'ENOTFOUND'],
  ['a.test', 'CAA', 'EBADNAME'],
  [`${'x'.repeat(64)}.test`, 'A', 'EBADNAME'],
])('%s %s', async (name, type, expected) => {
  expect(await ask(name, type)).toEqual(expected);
});

test.each([
  ['timeout', 'ETIMEOUT E_DNS_TIMEOUT'],
  ['SERVFAIL', 'ESERVFAIL E_DNS_SERVFAIL'],
  ['REFUSED', 'EREFUSED E_DNS_REFUSED'],
  ['ECONNREFUSED', 'ESERVFAIL E_DNS_TIMEOUT'],
  ['bogus', 'ESERVFAIL E_DNSSEC_BOGUS'],
])('failure %s', async (failure, expected) => {
  expect(await ask('a.test', 'A', failure)).toBe(expected);
});
