/** DKIM keys that a plan takes away, replaces, or brings. */
import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Zone } from '../../../../src/dns/records.ts';
import { compareDkim } from '../../../../src/policy/dkim/compare-dkim.ts';
import { selectorsInPlan } from '../../../../src/policy/dkim/selector.ts';
import { readZone } from '../../dns/read-zone.ts';
import { brief, sentences, type ViewOptions, viewOf } from '../sender-view.ts';

/** An RSA key of any size: only its form matters here. */
function rsa(bits: number, type: 'spki' | 'pkcs1' = 'spki'): string {
  const modulus = Buffer.alloc(Math.ceil(bits / 8), 0xab);
  modulus[0] = 1 << ((bits - 1) % 8);
  const key = createPublicKey({ key: { kty: 'RSA', n: modulus.toString('base64url'), e: 'AQAB' }, format: 'jwk' });
  return key.export({ type, format: 'der' }).toString('base64');
}

const GOOD = rsa(2048);
const OTHER = rsa(2056);
/** A text as a TXT record, in strings that fit. */
function txt(name: string, text: string): string {
  const strings = (text.match(/.{1,200}/gs) ?? ['']).map((part) => `"${part.replace(/[\\"]/g, '\\$&')}"`);
  return `${name}. TXT ${strings.join(' ')}`;
}

interface Options extends ViewOptions {
  readonly inPlan?: readonly string[];
}

describe('keys that a plan takes away', () => {
  const both = async (published: string, planned: string, { inPlan, ...options }: Options = {}) => {
    const [before, after] = await Promise.all([
      viewOf(published, { ...options, failing: {} }),
      viewOf(planned, options),
    ]);
    return { ...(await compareDkim(before, after, inPlan)), before, after };
  };
  const key = (selector: string, value = GOOD): string =>
    txt(`${selector}._domainkey.ex.test`, `v=DKIM1; k=rsa; p=${value}`);

  test.each([
    ['a usual selector', 'google', {}, ['warning E_DKIM_REMOVED google']],
    ['a declared selector', 'odd', { dkimSelectors: ['odd'] }, ['critical E_DKIM_REMOVED odd']],
    ['a selector that cannot be guessed', 'odd', {}, []],
  ])('%s', async (_what, selector, options, expected) => {
    const { concerns } = await both(key(selector), 'ex.test. A 192.0.2.1', options);
    expect(brief(concerns)).toEqual(expected);
    expect(sentences(concerns)).toContain(expected.length > 0 ? 'Keep the key for 7 days' : '');
  });

  test.each([
    ['the same key', key('s1'), key('s1')],
    [
      'the same key, written otherwise',
      key('s1'),
      txt('s1._domainkey.ex.test', `p=${GOOD.replace(/(.{50})/g, '$1 ')};`),
    ],
    [
      'the same key behind an alias',
      key('s1'),
      `s1._domainkey.ex.test. CNAME s1.prov.test.\n${txt('s1.prov.test', `p=${GOOD}`)}`,
    ],
    ['one more', key('s1'), `${key('s1')}\n${key('s2')}`],
    ['one that was revoked', txt('s1._domainkey.ex.test', 'v=DKIM1; p='), 'ex.test. A 192.0.2.1'],
    ['one that was too short', key('s1', rsa(512)), 'ex.test. A 192.0.2.1'],
    ['TXT of a wildcard', '*.ex.test. TXT "v=spf1 -all"', 'ex.test. A 192.0.2.1'],
    ['nothing at all', '', ''],
  ])('nothing is lost: %s', async (_what, published, planned) => {
    expect(brief((await both(published, planned)).concerns)).toEqual([]);
  });

  test('a revoked one is gone, too', async () => {
    const { concerns } = await both(key('s1'), txt('s1._domainkey.ex.test', 'v=DKIM1; p='));
    expect(brief(concerns)).toEqual(['warning E_DKIM_REMOVED s1']);
  });

  test('a new key under the old selector breaks mail that is under way', async () => {
    const { concerns } = await both(key('s1'), key('s1', OTHER), { dkimSelectors: ['s1'] });
    expect(brief(concerns)).toEqual(['warning E_DKIM_REMOVED s1']);
    expect(sentences(concerns)).toContain('Publish the new key under a new selector');
  });

  test('selectors that are guessed are glanced at, those that are declared are looked up', async () => {
    const { before, after } = await both(`${key('odd')}\n${key('google')}`, '', { dkimSelectors: ['odd'] });
    const glances: string[] = [];
    const glance: Zone['glance'] = (name, type) => {
      glances.push(name);
      return before.zone.lookup(name, type);
    };
    const zone: Zone = { lookup: (name, type) => before.zone.lookup(name, type), glance };
    const { concerns } = await compareDkim({ ...before, zone }, after);
    expect(brief(concerns)).toEqual(['critical E_DKIM_REMOVED odd', 'warning E_DKIM_REMOVED google']);
    expect(glances).toContain('google._domainkey.ex.test');
    expect(glances).not.toContain('odd._domainkey.ex.test');
  });

  test('what is not known of the plan is not ok', async () => {
    const failing = { 's1._domainkey.ex.test TXT': 'timeout' };
    expect(brief((await both(key('s1'), '', { failing })).concerns)).toEqual([
      'unknown E_DNS_TIMEOUT TXT s1._domainkey.ex.test',
    ]);
  });

  test('the plan is asked only about keys that are published', async () => {
    const { before, after } = await both(key('s1'), key('s1'));
    expect(before.questions.length).toBeGreaterThan(20);
    expect(after.questions).toEqual(['s1._domainkey.ex.test TXT']);
  });
});

describe('keys that a plan brings under a selector that is not declared', () => {
  const dkim = (text: string, selector = 'new'): string => txt(`${selector}._domainkey.ex.test`, text);
  const compared = async (published: string, planned: string, options: ViewOptions = {}) => {
    const views = await Promise.all([viewOf(published, options), viewOf(planned, options)]);
    return await compareDkim(...views, ['new']);
  };
  const EMPTY = 'ex.test. A 192.0.2.1';
  const GOOD_KEY = dkim(`v=DKIM1; p=${GOOD}`);
  const ALIAS = 'new._domainkey.ex.test. CNAME new.prov.test.';

  test.each([
    ['no Base64', EMPTY, dkim('v=DKIM1; p=!!!!'), ['critical E_DKIM_KEY new']],
    ['cut off', EMPTY, dkim(`v=DKIM1; p=${GOOD.slice(0, 200)}`), ['critical E_DKIM_KEY new']],
    ['too short', EMPTY, dkim(`v=DKIM1; p=${rsa(512)}`), ['critical E_DKIM_KEY new']],
    ['short', EMPTY, dkim(`v=DKIM1; p=${rsa(1024)}`), ['warning E_DKIM_WEAK new has 1024 bits']],
    ['revoked', EMPTY, dkim('v=DKIM1; p='), ['critical E_DKIM_KEY new']],
    ['two at once', EMPTY, `${GOOD_KEY}\n${dkim(`v=DKIM1; p=${OTHER}`)}`, ['critical E_DKIM_KEY new']],
    ['no key at all', EMPTY, dkim('v=spf1 -all'), ['critical E_DKIM_KEY new']],
    [
      'replaced by a broken one',
      GOOD_KEY,
      dkim('v=DKIM1; p=!!!!'),
      ['warning E_DKIM_REMOVED new', 'critical E_DKIM_KEY new'],
    ],
    [
      'replaced by a short one',
      GOOD_KEY,
      dkim(`v=DKIM1; p=${rsa(1024)}`),
      ['warning E_DKIM_REMOVED new', 'warning E_DKIM_WEAK new has 1024 bits'],
    ],
    ['revoked after use', GOOD_KEY, dkim('v=DKIM1; p='), ['warning E_DKIM_REMOVED new']],
    ['taken away', GOOD_KEY, EMPTY, ['warning E_DKIM_REMOVED new']],
    ['an alias to a name that is not there yet', EMPTY, ALIAS, ['info E_DKIM_KEY new']],
  ])('%s', async (_what, published, planned, expected) => {
    const { concerns } = await compared(published, planned);
    expect(brief(concerns)).toEqual(expected);
    sentences(concerns);
  });

  test.each([
    ['a good key', EMPTY, GOOD_KEY],
    ['a good key behind an alias', EMPTY, `${ALIAS}\n${txt('new.prov.test', `p=${GOOD}`)}`],
    ['an old key that is short', dkim(`v=DKIM1; p=${rsa(1024)}`), dkim(`v=DKIM1; p=${rsa(1024)}`)],
    ['an old key that was revoked', dkim('v=DKIM1; p='), dkim('v=DKIM1; p=')],
    ['an old key that was revoked goes', dkim('v=DKIM1; p='), EMPTY],
    ['a broken key is mended', dkim('v=DKIM1; p=!!!!'), GOOD_KEY],
    ['a revoked key of a domain that sends nothing', EMPTY, `ex.test. TXT "v=spf1 -all"\n${dkim('v=DKIM1; p=')}`],
  ])('nothing is told: %s', async (_what, published, planned) => {
    expect(brief((await compared(published, planned)).concerns)).toEqual([]);
  });

  test('a declared selector is judged by the check of the plan alone', async () => {
    const { concerns } = await compared(EMPTY, dkim('v=DKIM1; p=!!!!'), { dkimSelectors: ['new'] });
    expect(brief(concerns)).toEqual([]);
  });

  test('what could not be looked up is left to the check of all records', async () => {
    const options = { failing: { 'new._domainkey.ex.test TXT': 'timeout' } };
    expect(brief((await compared(EMPTY, GOOD_KEY, options)).concerns)).toEqual([]);
  });

  test('a policy of a domain is no key', async () => {
    const planned = await viewOf(dkim('dkim=unknown', '_adsp'));
    expect(brief((await compareDkim(await viewOf(EMPTY), planned, ['_adsp'])).concerns)).toEqual([]);
  });

  test.each([
    ['another key', dkim(`v=DKIM1; p=${OTHER}`), ['new']],
    ['another key behind an alias', `${ALIAS}\n${txt('new.prov.test', `p=${OTHER}`)}`, ['new']],
    ['the same key behind an alias', `${ALIAS}\n${txt('new.prov.test', `p=${GOOD}`)}`, []],
    ['no key', EMPTY, []],
  ])('says which selectors lead to another key: %s', async (_what, planned, expected) => {
    expect((await compared(GOOD_KEY, planned)).replaced).toEqual(expected);
  });
});

describe('selectors of a plan', () => {
  test('those with texts or aliases, and those that the plan takes away', async () => {
    const { records } = await readZone(`$TTL 60
a._domainkey.ex.test. TXT "p="
b._domainkey.ex.test. CNAME b.prov.test.
c._domainkey.ex.test. NS ns.prov.test.
*._domainkey.ex.test. TXT "p="
d._domainkey.other.test. TXT "p="
`);
    const source = { file: 'plan.json', line: 1 };
    const changes = [{ name: 'gone._domainkey.ex.test', type: 'TXT', removed: 'all', source } as const];
    const zone = { origin: '', isWhole: false, records, flattened: [], unknown: [], changes };
    expect(selectorsInPlan([zone], 'ex.test')).toEqual(['a', 'b', 'gone']);
  });
});
