/** Addresses that lose the permission to send. */
import { describe, expect, test } from 'vitest';
import { checkSpf } from '../../../../src/policy/spf/check-spf.ts';
import { compareSpf } from '../../../../src/policy/spf/compare-spf.ts';
import { brief, sentences, type ViewOptions, viewOf } from '../sender-view.ts';

const OTHERS = `
_spf.prov.test. TXT "v=spf1 ip4:198.51.100.0/24 ip6:2001:db8:b::/48 -ip4:203.0.113.9 ip4:203.0.113.0/24 ~all"
dyn.prov.test. TXT "v=spf1 exists:%{i}.d.test -all"
mx.old.test. A 192.0.2.25
mx.old.test. AAAA 2001:db8::25
mx.new.test. A 192.0.2.26
ex.test. A 192.0.2.1
`;

async function compare(published: string, planned: string, options: ViewOptions = {}): Promise<string> {
  const results = await Promise.all(
    [published, planned].map(async (own, index) =>
      checkSpf(await viewOf(`${OTHERS}${own}`, index === 1 ? options : {})),
    ),
  );
  const [before, after] = results;
  if (!before || !after) throw new Error('no result');
  const found = compareSpf(before, after);
  const text = sentences(found);
  return found.length === 0 ? '' : `${brief(found).join()}: ${text}`;
}

const spf = (text: string, more = ''): string => `ex.test. TXT ${JSON.stringify(text)}\n${more}`;

describe('nothing is lost', () => {
  test.each([
    ['v=spf1 mx -all', 'v=spf1 mx ~all'],
    ['v=spf1 ip4:192.0.2.0/24 -all', 'v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 -all'],
    ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 a -all'],
    ['v=spf1 include:_spf.prov.test -all', 'v=spf1 ip4:198.51.100.0/23 ip6:2001:db8::/32 ip4:203.0.113.0/24 -all'],
    ['v=spf1 include:_spf.prov.test -all', 'v=spf1 redirect=_spf.prov.test'],
    ['v=spf1 exists:%{i}.x.test -all', 'v=spf1 ip4:192.0.2.1 exists:%{i}.x.test -all'],
    ['v=spf1 +all', 'v=spf1 mx -all'],
    ['v=spf1 ?ip4:192.0.2.1 -all', 'v=spf1 -all'],
    ['v=spf1 ip4:192.0.2.1 ip4:x -all', 'v=spf1 -all'],
    ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 ip4:x -all'],
    ['v=spf1 ip4:192.0.2.1 -all', 'unrelated'],
    ['unrelated', 'v=spf1 -all'],
    ['v=spf1 ptr -all', 'v=spf1 +all'],
  ])('%s → %s', async (published, planned) => {
    expect(await compare(spf(published), spf(planned))).toBe('');
  });

  test('as long as the plan is not known', async () => {
    const failing = { '_spf.prov.test TXT': 'timeout' };
    const planned = spf('v=spf1 include:_spf.prov.test -all');
    expect(await compare(spf('v=spf1 ip4:192.0.2.1 -all'), planned, { failing })).toBe('');
  });
});

describe('what is lost is named with its term', () => {
  test.each([
    ['v=spf1 ip4:192.0.2.0/24 -all', 'v=spf1 ip4:192.0.2.0/25 -all', '192.0.2.128/25 (ip4:192.0.2.0/24).'],
    ['v=spf1 ip4:192.0.2.7 -all', 'v=spf1 -all', 'permits ip4:192.0.2.7.'],
    ['v=spf1 ip6:2001:db8::/32 -all', 'v=spf1 ip6:2001:db8::/33 -all', '2001:db8:8000::/33 (ip6:2001:db8::/32)'],
    [
      'v=spf1 include:_spf.prov.test -all',
      'v=spf1 -all',
      '198.51.100.0/24, 203.0.113.0/29, 203.0.113.8 and 1 more (include:_spf.prov.test)',
    ],
    ['v=spf1 ip4:192.0.2.1 a mx -all', 'v=spf1 mx -all', 'permits ip4:192.0.2.1.'],
    ['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 -ip4:192.0.2.1 a -all', 'permits ip4:192.0.2.1.'],
    ['v=spf1 exists:%{i}.x.test -all', 'v=spf1 -all', 'what exists:%{i}.x.test finds'],
    ['v=spf1 ptr -all', 'v=spf1 -all', 'what ptr finds'],
    ['v=spf1 include:dyn.prov.test -all', 'v=spf1 a -all', 'what exists:%{i}.d.test finds (include:dyn.prov.test)'],
    ['v=spf1 include:dyn.prov.test -all', 'v=spf1 a -all', ': v=spf1 a include:dyn.prov.test -all'],
  ])('%s → %s', async (published, planned, part) => {
    const found = await compare(spf(published), spf(planned));
    expect(found).toMatch(/^warning E_SPF_NARROWED ex\.test: /);
    expect(found).toContain(part);
  });

  test('mx follows the MX records of each view', async () => {
    const before = spf('v=spf1 mx -all', 'ex.test. MX 10 mx.old.test.');
    const after = spf('v=spf1 mx -all', 'ex.test. MX 10 mx.new.test.');
    const found = await compare(before, after);
    expect(found).toContain('no longer permits 192.0.2.25, 2001:db8::25 (mx).');
    expect(found).toContain('v=spf1 mx ip4:192.0.2.25 ip6:2001:db8::25 -all');
  });

  test('with the record that permits both', async () => {
    const before = spf('v=spf1 ip4:192.0.2.7 include:_spf.prov.test a exists:%{i}.x.test -all');
    const found = await compare(before, spf('v=spf1 mx ~all'));
    expect(found).toContain('v=spf1 mx ip4:192.0.2.7 include:_spf.prov.test ip4:192.0.2.1 exists:%{i}.x.test ~all');
  });

  test('a new term with macros may still permit them: then it is only told', async () => {
    const found = await compare(spf('v=spf1 ip4:192.0.2.7 -all'), spf('v=spf1 exists:%{i}.x.test -all'));
    expect(found).toMatch(/^info E_SPF_NARROWED .*, unless exists:%\{i\}\.x\.test does\./);
  });
});
