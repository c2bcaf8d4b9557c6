/** Reverse names. */
import { describe, expect, test } from 'vitest';
import { type AddressedHost, checkPtr, reverseName } from '../../../src/policy/ptr.ts';
import { brief, sentences, type ViewOptions, viewOf } from './sender-view.ts';

const V6 = '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa';
const ZONE = `
1.2.0.192.in-addr.arpa. PTR mx.ex.test.
mx.ex.test. A 192.0.2.1
mx.ex.test. AAAA 2001:db8::1
${V6}. PTR mx.ex.test.
2.2.0.192.in-addr.arpa. PTR elsewhere.test.
elsewhere.test. A 198.51.100.1
3.2.0.192.in-addr.arpa. CNAME 3.0-63.2.0.192.in-addr.arpa.
3.0-63.2.0.192.in-addr.arpa. PTR three.ex.test.
three.ex.test. A 192.0.2.3
4.2.0.192.in-addr.arpa. PTR gone.test.
5.2.0.192.in-addr.arpa. PTR elsewhere.test.
5.2.0.192.in-addr.arpa. PTR five.test.
five.test. CNAME five.ex.test.
five.ex.test. A 192.0.2.5
6.2.0.192.in-addr.arpa. TXT "no name"
7.2.0.192.in-addr.arpa. PTR mx.ex.test.
`;

async function check(outboundIps: readonly string[], hosts: readonly AddressedHost[] = [], options: ViewOptions = {}) {
  const concerns = await checkPtr(await viewOf(ZONE, { outboundIps, ...options }), hosts);
  return { found: brief(concerns), text: sentences(concerns) };
}

test('names of addresses', () => {
  expect(reverseName('192.0.2.1')).toBe('1.2.0.192.in-addr.arpa');
  expect(reverseName('2001:DB8:0:0::1')).toBe(V6);
  expect(reverseName('::')).toBe(`${'0.'.repeat(32)}ip6.arpa`);
  expect(reverseName('2001:db8:1:2:3:4:5:6')).toBe(
    '6.0.0.0.5.0.0.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
  );
  expect(reverseName('host')).toBeUndefined();
});

describe('outbound addresses', () => {
  test.each([
    ['IPv4', '192.0.2.1'],
    ['IPv6', '2001:db8::1'],
    ['IPv6, written in full', '2001:0DB8:0000:0000:0000:0000:0000:0001'],
    ['IPv4 in an IPv6 form', '::ffff:192.0.2.1'],
    ['a delegation of RFC 2317', '192.0.2.3'],
    ['two names, one leads back', '192.0.2.5'],
  ])('healthy: %s', async (_what, ip) => {
    expect((await check([ip])).found).toEqual([]);
  });

  test.each([
    ['no name', '192.0.2.99', ', which sends mail for ex.test, has no reverse name (PTR).'],
    ['no name, other records', '192.0.2.6', ', which sends mail for ex.test, has no reverse name (PTR).'],
    ['a name that leads elsewhere', '192.0.2.2', 'has the reverse name elsewhere.test, which does not lead back to it'],
    ['a name that is not there', '192.0.2.4', 'has the reverse name gone.test, which does not lead back to it'],
    ['the name of another address', '192.0.2.7', 'does not lead back to it'],
    ['no name in IPv6', '2001:db8::2', `(2${V6.slice(1)})`],
  ])('%s', async (_what, ip, part) => {
    const { found, text } = await check([ip]);
    expect(found).toEqual([`critical E_PTR ${ip}`]);
    expect(text).toContain(part);
  });

  test.each([
    ['1.2.0.192.in-addr.arpa PTR', 'timeout', 'unknown E_DNS_TIMEOUT PTR 1.2.0.192.in-addr.arpa'],
    ['mx.ex.test A', 'SERVFAIL', 'unknown E_DNS_SERVFAIL A mx.ex.test'],
  ])('not known: %s', async (question, failure, expected) => {
    expect((await check(['192.0.2.1'], [], { failing: { [question]: failure } })).found).toEqual([expected]);
  });

  test('of many names ten are followed', async () => {
    const names = Array.from({ length: 30 }, (_none, index) => `8.2.0.192.in-addr.arpa. PTR n${index}.test.`);
    const view = await viewOf(names.join('\n'), { outboundIps: ['192.0.2.8'] });
    expect(brief(await checkPtr(view, []))).toEqual(['critical E_PTR 192.0.2.8']);
    expect(view.questions).toHaveLength(11);
  });

  test('each is told for itself', async () => {
    const { found } = await check(['192.0.2.1', '192.0.2.2', '192.0.2.99', '192.0.2.99']);
    expect(found).toEqual(['critical E_PTR 192.0.2.2', 'critical E_PTR 192.0.2.99']);
  });
});

describe('MX hosts', () => {
  test('matter little', async () => {
    const { found, text } = await check(
      [],
      [{ host: 'mx.test', addresses: ['192.0.2.1', '192.0.2.2', '2001:db8::9'] }],
    );
    expect(found).toEqual(['info E_PTR mx.test']);
    expect(text).toContain('192.0.2.2 has the reverse name elsewhere.test, which');
    expect(text).toContain('2001:db8::9 has no reverse name');
    expect(text).not.toContain('192.0.2.1 ');
  });

  test('are judged as outbound addresses where they are some', async () => {
    const { found } = await check(['192.0.2.2'], [{ host: 'mx.test', addresses: ['192.0.2.2', '192.0.2.1'] }]);
    expect(found).toEqual(['critical E_PTR 192.0.2.2']);
  });

  test('are no reason for unknown', async () => {
    const options = { failing: { '1.2.0.192.in-addr.arpa PTR': 'timeout' } };
    expect((await check([], [{ host: 'mx.test', addresses: ['192.0.2.1'] }], options)).found).toEqual([
      'info E_PTR mx.test',
    ]);
  });
});
