/** Publications in which one record names another one. */
import { describe, expect, it } from 'vitest';
import { orders, same, set, steps } from './publication.ts';

const MX = same('MX ex.test', ['10 mx.ex.test.']);
const A = same('A mx.ex.test', ['192.0.2.1']);
const spf = (name: string) => `"v=spf1 include:${name}.ex.test -all"`;

/** Where in the steps a text is. */
function places(texts: readonly string[], ...beginnings: readonly string[]): readonly number[] {
  return beginnings.map((beginning) => texts.findIndex((text) => text.startsWith(beginning)));
}

describe('records that name others', () => {
  it('an included SPF record is there before, and goes after, what includes it', () => {
    const changes = [
      MX,
      A,
      set('TXT ex.test', [spf('_a')], [spf('_b')]),
      set('TXT _a.ex.test', ['"v=spf1 ip4:192.0.2.8 -all"'], []),
      set('TXT _b.ex.test', [], ['"v=spf1 ip4:192.0.2.8 -all"']),
    ];
    const texts = steps(changes);
    const [added, both, only, removed] = places(
      texts,
      'publish TXT _b.ex.test',
      'publish TXT ex.test "v=spf1 include:_a.ex.test include:_b.ex.test -all"',
      'publish TXT ex.test "v=spf1 include:_b.ex.test -all"',
      'remove TXT _a.ex.test',
    );
    expect([added, both, only, removed]).toEqual([added, both, only, removed].toSorted((a = 0, b = 0) => a - b));
    expect(added).toBe(0);
    expect(texts.at(-2)).toBe('wait 3600 s (TTL of TXT ex.test)');
    expect(orders(changes)).toContain('E_ORDER TXT _a.ex.test');
  });

  it('the end of an alias of a DKIM key is there before, and goes after, the alias that names it', () => {
    const changes = [
      MX,
      A,
      set('CNAME s1._domainkey.ex.test', ['a.ex.test.'], ['b.ex.test.']),
      set('TXT a.ex.test', ['"v=DKIM1; p=AA"'], []),
      set('TXT b.ex.test', [], ['"v=DKIM1; p=AA"']),
    ];
    expect(steps(changes)).toEqual([
      'publish TXT b.ex.test "v=DKIM1; p=AA" (TTL 3600)',
      'publish CNAME s1._domainkey.ex.test b.ex.test. (TTL 3600)',
      'wait 3600 s (TTL of CNAME s1._domainkey.ex.test)',
      'remove TXT a.ex.test',
    ]);
    expect(orders(changes)).toEqual(['E_ORDER TXT a.ex.test']);
  });

  it('a name server has its address before it is named', () => {
    const changes = [
      MX,
      A,
      set('NS ex.test', ['ns1.ex.test.'], ['ns2.ex.test.']),
      set('A ns1.ex.test', ['192.0.2.5'], []),
      set('A ns2.ex.test', [], ['192.0.2.6']),
    ];
    const texts = steps(changes);
    const found = places(texts, 'publish A ns2', 'publish NS', 'have the zone above', 'wait', 'remove A ns1');
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found).not.toContain(-1);
    expect(orders(changes)).toEqual([]);
  });

  it.each([
    ['another type at the same name', set('TXT _a.ex.test', [spf('_c')], []), set('CNAME _a.ex.test', [], ['p.test.'])],
    ['data that changes', set('TXT _a.ex.test', ['"v=spf1 a -all"'], ['"v=spf1 mx -all"']), MX],
  ])('%s is no name that goes', (_what, ...others) => {
    const changes = [MX, A, set('TXT ex.test', [spf('_a')], ['"v=spf1 mx -all"']), ...others];
    expect(orders(changes).filter((each) => each.includes('_a.ex.test'))).toEqual([]);
  });
});

describe('senders of the old system', () => {
  const changes = [
    set('MX ex.test', ['10 mx.ex.test.'], ['10 in.prov.test.']),
    A,
    same('A in.prov.test', ['192.0.2.9']),
    set('TXT ex.test', ['"v=spf1 mx ip4:192.0.2.1 include:s.test -all"'], ['"v=spf1 include:s.test -all"']),
  ];

  it('pass SPF until mail has moved and their queues are empty', () => {
    const texts = steps(changes);
    const found = places(
      texts,
      'publish MX',
      'send nothing for ex.test from mx and ip4:192.0.2.1',
      'publish TXT ex.test',
    );
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found).not.toContain(-1);
    expect(texts[(found[2] ?? 0) - 1]).toMatch(/^wait \d+ s \(.*5 days/);
  });

  it('may leave the record at once where all senders are known, and pass before and after', () => {
    const outbound = [{ address: '192.0.2.130', passes: { published: true, planned: true } }];
    expect(steps(changes, { outbound }).filter((text) => text.startsWith('send nothing'))).toEqual([]);
  });
});

describe('servers that stay under another name, or at another host', () => {
  it('go on to accept mail when their host is renamed', () => {
    const changes = [
      set('MX ex.test', ['10 old.ex.test.'], ['10 new.ex.test.']),
      set('A old.ex.test', ['192.0.2.1'], []),
      set('A new.ex.test', [], ['192.0.2.1']),
    ];
    expect(steps(changes).filter((text) => text.startsWith('stop accepting'))).toEqual([]);
    expect(steps(changes).at(-1)).toBe('remove A old.ex.test');
  });

  it('go on to accept mail when hosts change places', () => {
    const changes = [
      same('MX ex.test', ['10 a.ex.test.', '20 b.ex.test.']),
      set('A a.ex.test', ['192.0.2.1'], ['192.0.2.2']),
      set('A b.ex.test', ['192.0.2.2'], ['192.0.2.3']),
    ];
    const stops = steps(changes).filter((text) => text.startsWith('stop accepting'));
    expect(stops).toEqual(['stop accepting mail for ex.test at 192.0.2.1']);
  });
});

describe('new TTLs beside a change', () => {
  it('are one step, and do not publish an old id again', () => {
    const ttl = { ttl: 3600, plannedTtl: 300 };
    const changes = [
      set('MX ex.test', ['10 mx.ex.test.'], ['10 new.ex.test.'], ttl),
      set('A mx.ex.test', ['192.0.2.1'], ['192.0.2.1'], ttl),
      same('A new.ex.test', ['192.0.2.2']),
      set('TXT _dmarc.ex.test', ['"v=DMARC1; p=none"'], ['"v=DMARC1; p=none"'], ttl),
      set('TXT _mta-sts.ex.test', ['"v=STSv1; id=1"'], ['"v=STSv1; id=1"'], ttl),
    ];
    const served = { mode: 'enforce', maxAgeSeconds: 86_400, mx: ['mx.ex.test'], origin: 'fetched' } as const;
    const texts = steps(changes, { mtaSts: { served } });
    expect(texts.filter((text) => text.includes('id=1"'))).toEqual([]);
    expect(texts).toContain('publish with TTL 300, and the data as it is: A mx.ex.test, TXT _dmarc.ex.test');
  });
});
