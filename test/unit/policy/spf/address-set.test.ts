/** Sets of addresses, held against lists of single addresses, and against what mailauth says of whole records. */
import fc from 'fast-check';
import { spf } from 'mailauth/lib/spf/index.js';
import { describe, expect, test } from 'vitest';
import {
  EVERY_ADDRESS,
  isEmpty,
  isWhole,
  NO_ADDRESS,
  network,
  networksOf,
  subtract,
  unite,
} from '../../../../src/policy/spf/address-set.ts';
import { checkSpf } from '../../../../src/policy/spf/check-spf.ts';
import { createSpfResolver } from '../../../../src/policy/spf/spf-resolver.ts';
import { viewOf } from '../sender-view.ts';

/** Networks within 192.0.2.0/28, and the numbers that are in them. */
const small = fc
  .record({ host: fc.nat(15), prefix: fc.integer({ min: 28, max: 32 }) })
  .map(({ host, prefix }) => ({ set: network(`192.0.2.${host}`, { v4: prefix }), hosts: hostsOf(host, prefix) }));

function hostsOf(host: number, prefix: number): number[] {
  const size = 2 ** (32 - prefix);
  const start = Math.floor(host / size) * size;
  return Array.from({ length: size }, (_none, index) => start + index);
}

const listed = (set: typeof NO_ADDRESS): number[] =>
  Array.from({ length: 16 }, (_none, host) => host).filter((host) =>
    isEmpty(subtract(network(`192.0.2.${host}`), set)),
  );

describe('sets', () => {
  test('are united and subtracted like lists', () => {
    const many = fc.array(small, { maxLength: 6 });
    fc.assert(
      fc.property(many, many, (ones, others) => {
        const [one, other] = [unite(...ones.map(({ set }) => set)), unite(...others.map(({ set }) => set))];
        const hosts = new Set(ones.flatMap((each) => each.hosts));
        const gone = new Set(others.flatMap((each) => each.hosts));
        const sorted = (list: Iterable<number>): number[] => [...list].sort((a, b) => a - b);
        expect(listed(one)).toEqual(sorted(hosts));
        const rest = subtract(one, other);
        expect(listed(rest)).toEqual(sorted([...hosts].filter((host) => !gone.has(host))));
        const again = networksOf(rest, 99).map((text) =>
          network(text.split('/')[0] ?? '', { v4: Number(text.split('/')[1] ?? 32) }),
        );
        expect(unite(...again)).toEqual(rest);
      }),
    );
  });

  test('are the same, however they are put together', () => {
    const each = fc.integer({ min: 0, max: 999 }).map((host) => network(`192.0.${host >> 8}.${host & 255}`));
    fc.assert(
      fc.property(fc.array(each, { maxLength: 200 }), (sets) => {
        const oneByOne = sets.reduce((sum, set) => unite(sum, set), NO_ADDRESS);
        expect(oneByOne).toEqual(unite(...sets));
        expect(subtract(oneByOne, unite(...sets.slice(1)))).toEqual(
          subtract(sets[0] ?? NO_ADDRESS, unite(...sets.slice(1))),
        );
      }),
    );
  });

  test('of both families', () => {
    expect(networksOf(EVERY_ADDRESS, 9)).toEqual(['0.0.0.0/0', '::/0']);
    expect(isWhole(unite(network('::', { v6: 0 })))).toBe(true);
    expect(isWhole(network('::', { v6: 1 }))).toBe(false);
    expect(networksOf(network('2001:DB8::F00', { v6: 120 }), 9)).toEqual(['2001:db8::f00/120']);
    expect([network('x'), network('::ffff:192.0.2.1')]).toEqual([NO_ADDRESS, NO_ADDRESS]);
  });
});

const ZONE = `
a.test. A 192.0.2.1
a.test. AAAA 2001:db8::1
m.test. MX 1 a.test.
m.test. MX 2 127.0.0.1.
i.test. TXT "v=spf1 ip4:192.0.2.4/31 -ip4:192.0.2.6 ip6:2001:db8::4/126 ~all"
j.test. TXT "v=spf1 -a:a.test include:i.test ?all"
c.test. CNAME i.test.
`;

const TERMS = [
  ...['ip4:192.0.2.0/30', 'ip4:192.0.2.5', 'ip4:192.0.2.0/28', 'ip6:2001:db8::/125', 'ip6:2001:db8::2', 'a:a.test'],
  ...[
    'a:a.test/31//127',
    'mx:m.test',
    'mx:m.test/29',
    'include:i.test',
    'include:j.test',
    'include:c.test',
    'exp=x.test',
  ],
  ...['a:none.test', 'all', 'unknown=1', 'IP4:192.0.2.2', 'INCLUDE:I.TEST'],
];

test('the addresses that pass are those that mailauth lets pass', async () => {
  const term = fc
    .tuple(fc.constantFrom('', '', '', '+', '-', '~', '?'), fc.constantFrom(...TERMS))
    .map(([sign, text]) => (text.includes('=') ? text : `${sign}${text}`));
  const end = fc.constantFrom('', '-all', '~all', '+all', 'redirect=i.test', 'redirect=j.test');
  const isFirst = (each: string, index: number, all: string[]): boolean =>
    !/^exp=/.test(each) || all.indexOf(each) === index;
  const record = fc
    .tuple(fc.array(term, { maxLength: 6 }), end)
    .map(([terms, last]) => ['v=spf1', ...terms.filter(isFirst), last].filter(Boolean).join(' '));
  const ips = [
    ...Array.from({ length: 8 }, (_none, host) => `192.0.2.${host}`),
    ...['192.0.2.15', '2001:db8::1', '2001:db8::2', '2001:db8::7', '2001:db8::8', '203.0.113.1'],
  ];
  await fc.assert(
    fc.asyncProperty(record, async (text) => {
      const view = await viewOf(`${ZONE}ex.test. TXT "${text}"`);
      const { permits, concerns } = await checkSpf(view);
      if (!permits) {
        expect(concerns.some(({ code }) => code === 'E_SPF_PERMERROR')).toBe(true);
        return;
      }
      const { resolve } = createSpfResolver(view.zone);
      const verdicts = await Promise.all(
        ips.map((ip) =>
          spf({ sender: 'postmaster@ex.test', ip, helo: 'ex.test', mta: 'ex.test', strict: true, resolver: resolve }),
        ),
      );
      const passed = ips.filter((_ip, index) => verdicts[index]?.status.result === 'pass');
      expect(ips.filter((ip) => isEmpty(subtract(network(ip), permits.addresses)))).toEqual(passed);
    }),
    { numRuns: 300 },
  );
});
