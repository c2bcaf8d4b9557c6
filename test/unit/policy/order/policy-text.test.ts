import { describe, expect, it } from 'vitest';
import { idOf, matchesPattern, nextId } from '../../../../src/policy/order/policy-text.ts';
import { coversAddress, lostTerms, spfRecordOf, spfUnion, spfValue } from '../../../../src/policy/order/spf-text.ts';

describe('the id of a policy', () => {
  it.each([
    ['20261120', '20261121'],
    ['v009', 'v010'],
    ['a', 'a1'],
    ['9', '10'],
    ['', '1'],
    [undefined, '1'],
    ['a'.repeat(32), `${'a'.repeat(31)}b`],
    ['b'.repeat(32), `${'b'.repeat(31)}c`],
    ['9'.repeat(32), `1${'0'.repeat(31)}`],
  ])('%s is followed by %s', (id, next) => {
    expect(nextId(id)).toBe(next);
    expect(next).toMatch(/^[a-z\d]{1,32}$/);
  });

  it('is read from the record', () => {
    expect(idOf('"v=STSv1; id=20261120;"')).toBe('20261120');
    expect(idOf('"v=STSv1"')).toBeUndefined();
    expect(idOf(undefined)).toBeUndefined();
  });
});

describe('a pattern of a policy', () => {
  it.each([
    ['mx.ex.test', 'mx.ex.test', true],
    ['MX.ex.test.', 'mx.ex.test', true],
    ['*.ex.test', 'mx.ex.test', true],
    ['*.ex.test', 'a.mx.ex.test', false],
    ['*.ex.test', 'ex.test', false],
    ['mx.ex.test', 'mx2.ex.test', false],
  ])('%s covers %s: %s', (pattern, host, covers) => {
    expect(matchesPattern(pattern, host)).toBe(covers);
  });
});

describe('an SPF record for old and new senders', () => {
  const union = (one: string, other: string): string => {
    const [first, second] = [spfRecordOf([`"${one}"`]), spfRecordOf([`"${other}"`])];
    if (!first || !second) throw new Error('no SPF record');
    const { terms, end } = spfUnion(first, second);
    return spfValue(terms, end);
  };

  it.each([
    ['v=spf1 mx -all', 'v=spf1 include:b.test ~all', '"v=spf1 mx include:b.test -all"'],
    ['v=spf1 redirect=a.test', 'v=spf1 mx -all', '"v=spf1 mx include:a.test -all"'],
    ['v=spf1 mx -all', 'v=spf1 redirect=b.test', '"v=spf1 mx include:b.test -all"'],
    ['v=spf1 redirect=a.test', 'v=spf1 redirect=b.test', '"v=spf1 include:a.test redirect=b.test"'],
    ['v=spf1 mx', 'v=spf1 a -all', '"v=spf1 mx a -all"'],
  ])('%s and %s', (one, other, expected) => {
    expect(union(one, other)).toBe(expected);
  });

  it('is written in strings of 255 octets', () => {
    expect(spfValue([`include:${'a'.repeat(300)}`], '-all')).toMatch(/^"v=spf1 include:a{240}" "a{60} -all"$/);
  });

  it('knows what a range covers', () => {
    const lost = (one: string, other: string): readonly string[] => {
      const [first, second] = [spfRecordOf([`"${one}"`]), spfRecordOf([`"${other}"`])];
      return first && second ? lostTerms(first, second) : [];
    };
    expect(lost('v=spf1 ip4:192.0.2.1 -all', 'v=spf1 ip4:192.0.2.0/24 -all')).toEqual([]);
    expect(lost('v=spf1 ip4:192.0.2.0/24 -all', 'v=spf1 ip4:192.0.2.1 -all')).toEqual(['ip4:192.0.2.0/24']);
    expect(lost('v=spf1 ip6:2001:db8::/48 -all', 'v=spf1 ip6:2001:db8::/32 -all')).toEqual([]);
    expect(lost('v=spf1 -ip4:192.0.2.1 ?mx -all', 'v=spf1 -all')).toEqual([]);
    expect(coversAddress(['ip4:192.0.2.0/99', 'ip4:x', 'ip6:2001:db8::/32'], '192.0.2.1')).toBe(false);
    expect(coversAddress(['+ip4:192.0.2.0/24'], '192.0.2.1')).toBe(true);
  });
});
