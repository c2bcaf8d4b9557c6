/** SPF of a domain: what is found in records, and what is not. */
import { describe, expect, test } from 'vitest';
import { checkSpf, type SpfResult } from '../../../../src/policy/spf/check-spf.ts';
import { brief, sentences, type ViewOptions, viewOf } from '../sender-view.ts';

/** Records that others need. */
const OTHERS = `
_spf.prov.test. TXT "v=spf1 include:_a.prov.test include:_b.prov.test ~all"
_a.prov.test. TXT "v=spf1 ip4:198.51.100.0/24 ~all"
_b.prov.test. TXT "v=spf1 ip6:2001:db8:b::/48 ~all"
ten.prov.test. TXT "v=spf1 a:h.prov.test a:h.prov.test a:h.prov.test a:h.prov.test a:h.prov.test a:h.prov.test a:h.prov.test a:h.prov.test a:h.prov.test -all"
open.prov.test. TXT "v=spf1 +all"
ptr.prov.test. TXT "v=spf1 ptr -all"
bad.prov.test. TXT "v=spf1 ipv4:192.0.2.1 -all"
two.prov.test. TXT "v=spf1 -all"
two.prov.test. TXT "v=spf1 ~all"
loop.prov.test. TXT "v=spf1 include:pool.prov.test -all"
pool.prov.test. TXT "v=spf1 include:loop.prov.test -all"
neutral.prov.test. TXT "v=spf1 ip4:192.0.2.1 ?all"
alias.prov.test. CNAME _a.prov.test.
h.prov.test. A 192.0.2.80
six.prov.test. AAAA 2001:db8::6
text.prov.test. TXT "hello"
nullmx.test. MX 0 .
many.test. MX 1 m1.many.test.
${Array.from({ length: 10 }, (_none, index) => `many.test. MX 1 m${index + 2}.many.test.`).join('\n')}
ipmx.test. MX 1 127.0.0.1.
ipmx.test. MX 2 localhost.
ex.test. A 192.0.2.1
ex.test. MX 10 mx.ex.test.
mx.ex.test. A 192.0.2.25
mx.ex.test. AAAA 2001:db8::25
*.exists.prov.test. A 127.0.0.2
`;

async function check(spf: string | readonly string[], options: ViewOptions = {}): Promise<SpfResult> {
  const texts = typeof spf === 'string' ? [spf] : spf;
  const own = texts.map((text) => `ex.test. TXT ${text.startsWith('"') ? text : JSON.stringify(text)}`);
  const result = await checkSpf(await viewOf(`${OTHERS}${own.join('\n')}`, options));
  sentences(result.concerns);
  return result;
}

describe('healthy records are plain ok', () => {
  test.each([
    ['v=spf1 -all'],
    ['v=spf1 mx ~all'],
    ['v=spf1 a mx -all'],
    ['v=spf1 include:_spf.prov.test ~all'],
    ['v=spf1 include:alias.prov.test -all'],
    ['V=SPF1 IP4:192.0.2.1 INCLUDE:_SPF.PROV.TEST -ALL'],
    ['v=spf1 ip4:192.0.2.1 ip4:192.0.2.0/24 ip6:2001:db8::1 ip6:2001:db8::/32 -all'],
    ['v=spf1 ip4:192.0.2.77/24 -all'],
    ['v=spf1 a/24 mx//64 a:h.prov.test/24//64 -all'],
    ['v=spf1   ip4:192.0.2.1    -all   '],
    ['v=spf1 redirect=_spf.prov.test'],
    ['v=spf1 ip4:192.0.2.1 redirect=_spf.prov.test.'],
    ['v=spf1 ra=postmaster rp=100 rr=all unknown=x%{c} ip4:192.0.2.1 -all'],
    ['v=spf1 exp=explain.%{d} ip4:192.0.2.1 -all'],
    ['v=spf1 include:%{ir}.%{v}.%{d}.spf.has.prov.test ~all'],
    ['v=spf1 exists:%{i}._i.%{d}._d.espf.prov.test -all'],
    ['v=spf1 exists:%{l}.x.test exists:%{i}.y.test exists:%{h}.z.test exists:%{s}.w.test -all'],
    ['v=spf1 mx:ipmx.test -all'],
    ['v=spf1 mx:nullmx.test -all'],
    ['v=spf1 a:six.prov.test a:six.prov.test a:six.prov.test a:h.prov.test a:h.prov.test a:h.prov.test -all'],
    ['v=spf1 a:gone.test a:lost.test -all'],
    ['v=spf1 -all include:unreached.test'.slice(0, 11)],
    ['"v=spf1 ip4:192.0.2.1 ip4:198" ".51.100.7 -all"'],
  ])('%s', async (spf) => {
    expect(brief((await check(spf)).concerns)).toEqual([]);
  });

  test('beside other TXT records, and those that only resemble SPF', async () => {
    const texts = ['google-site-verification=x', 'v=spf10 -all', 'spf2.0/pra -all', 'v=spf1 mx -all'];
    expect(brief((await check(texts)).concerns)).toEqual([]);
  });

  test('names with macros are not asked literally', async () => {
    const view = await viewOf(
      'ex.test. TXT "v=spf1 include:%{ir}.x.test exists:%{i}.y.test a:%{p}.z.test redirect=%{l}.w.test"',
    );
    expect(brief((await checkSpf(view)).concerns)).toEqual([]);
    expect(view.questions).toEqual(['ex.test TXT']);
  });

  test('%{d} and %{o} are known', async () => {
    const { concerns, facts } = await check('v=spf1 include:_spf.%{o2r}.%{d1} include:%{d}.none.test -all');
    expect(sentences(concerns)).toContain('include:%{d}.none.test leads to a name without an SPF record');
    expect(facts?.lookups).toBe(2);
  });
});

test('%{o} is the domain of the sender, %{d} the one whose record it stands in', async () => {
  const view = await viewOf(`ex.test. TXT "v=spf1 include:in.prov.test -all"
in.prov.test. TXT "v=spf1 include:%{o}.o.test include:%{d1r}.d.test -all"
ex.test.o.test. TXT "v=spf1 ip4:192.0.2.1 -all"
in.d.test. TXT "v=spf1 ip4:192.0.2.2 -all"`);
  const { concerns, facts } = await checkSpf(view);
  expect(brief(concerns)).toEqual([]);
  expect(facts?.lookups).toBe(3);
  expect(view.questions).toContain('ex.test.o.test TXT');
});

describe('records that receivers cannot evaluate', () => {
  test.each([
    ['v=spf1 ipv4:192.0.2.1 -all', 'Write ip4:192.0.2.1.'],
    ['v=spf1 ip4:192.0.2.256 -all', 'ip4:'],
    ['v=spf1 ip4:192.0.2.1/33 -all', 'between 0 and 32'],
    ['v=spf1 ip4:192.0.2.1/024 -all', 'between 0 and 32'],
    ['v=spf1 ip4:010.0.2.1 -all', 'has no IPv4 address'],
    ['v=spf1 ip4:mail.ex.test -all', 'a host name goes with a:'],
    ['v=spf1 ip4:2001:db8::1 -all', 'Write ip6:2001:db8::1.'],
    ['v=spf1 ip6:192.0.2.1 -all', 'Write ip4:192.0.2.1.'],
    ['v=spf1 ip6:2001:db8::/129 -all', 'between 0 and 128'],
    ['v=spf1 a:192.0.2.1 -all', 'Write ip4:192.0.2.1.'],
    ['v=spf1 a: -all', 'has no valid domain'],
    ['v=spf1 a/33 -all', 'between 0 and 32'],
    ['v=spf1 mx//129 -all', 'between 0 and 128'],
    ['v=spf1 include: _spf.prov.test -all', 'include: has no valid domain'],
    ['v=spf1 include -all', 'include has no valid domain'],
    ['v=spf1 include:localhost -all', 'has no valid domain'],
    ['v=spf1 include:_spf.prov.test; -all', 'has no valid domain'],
    ['v=spf1 _spf.prov.test -all', 'include:_spf.prov.test'],
    ['v=spf1 192.0.2.1 -all', 'Write ip4:192.0.2.1.'],
    ['v=spf1 redirect:_spf.prov.test', 'Write redirect=_spf.prov.test.'],
    ['v=spf1 redirect=_spf.prov.test redirect=_spf.prov.test', 'is the second redirect='],
    ['v=spf1 redirect= ', 'has no valid domain'],
    ['v=spf1 exp=a.test exp=b.test -all', 'is the second exp='],
    ['v=spf1 exists:%{z}.test -all', 'has no valid domain'],
    ['v=spf1 exists:%{c}.test -all', 'has no valid domain'],
    ['v=spf1 exists:%{d0}.test -all', 'has no valid domain'],
    ['v=spf1 x=100% -all', 'a percent sign'],
    ['v=spf1 -all; ', 'is no mechanism'],
    ['v=spf1 all:x -all', 'all:x has a value'],
    ['v=spf1 +all.', 'is no mechanism'],
    ['"v=spf1 ip4:192.0.2.1 \\226\\128\\147all"', 'no ASCII'],
    ['"v=spf1 ip4:192.0.2.1\\009-all"', 'no ASCII'],
    ['v=spf1 mx:many.test -all', 'has 11 MX hosts, and 10 are allowed'],
    ['v=spf1 include:gone.test -all', 'leads to a name without an SPF record'],
    ['v=spf1 include:text.prov.test -all', 'leads to a name without an SPF record'],
    ['v=spf1 redirect=gone.test', 'leads to a name without an SPF record'],
    ['v=spf1 include:two.prov.test -all', 'leads to a name with 2 SPF records'],
    ['v=spf1 include:ex.test -all', 'leads in a circle (ex.test → ex.test)'],
    ['v=spf1 include:loop.prov.test -all', 'leads in a circle (loop.prov.test → pool.prov.test → loop.prov.test)'],
    [
      'v=spf1 include:bad.prov.test -all',
      'The SPF record of bad.prov.test, which ex.test refers to, is not valid: ipv4:192.0.2.1',
    ],
    [
      'v=spf1 include:ten.prov.test mx -all',
      'costs 11 lookups, and receivers stop after 10: include:ten.prov.test (10), mx (1)',
    ],
    ['v=spf1 a:x1.test a:x2.test a:x3.test -all', 'has 3 terms whose names have no records'],
    ['v=spf1 mx:h.prov.test exists:x2.test a:x3.test -all', 'mx:h.prov.test, exists:x2.test, a:x3.test'],
  ])('%s', async (spf, sentence) => {
    const { concerns, permits } = await check(spf, { outboundIps: ['192.0.2.1'] });
    expect(concerns.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['critical E_SPF_PERMERROR']);
    expect(sentences(concerns)).toContain(sentence);
    expect(concerns[0]?.record).toBeDefined();
    expect(permits).toBeUndefined();
  });

  test('two records are one trouble, with the one record that is to be published', async () => {
    const { concerns } = await check(['v=spf1 ip4:192.0.2.1 -all', 'v=spf1 ip4:192.0.2.1 mx ~all']);
    expect(brief(concerns)).toEqual(['critical E_SPF_PERMERROR records']);
    expect(concerns[0]?.hint).toBe('Join them into one TXT record: v=spf1 ip4:192.0.2.1 mx ~all');
  });

  test('every wrong term is told, up to five', async () => {
    const { concerns } = await check('v=spf1 ip4:a ip4:b ip4:c ip4:d ip4:e ip4:f -all');
    expect(concerns).toHaveLength(5);
  });

  test('10 lookups are enough, 11 are not', async () => {
    expect(brief((await check('v=spf1 include:ten.prov.test -all')).concerns)).toEqual([
      'info E_SPF_PERMERROR lookups close to the limit',
    ]);
    expect(brief((await check('v=spf1 include:ten.prov.test a -all')).concerns)).toEqual([
      'critical E_SPF_PERMERROR lookups',
    ]);
  });

  test('what stands after all is not evaluated, and costs nothing', async () => {
    const { concerns, facts } = await check('v=spf1 -all include:gone.test');
    expect(brief(concerns)).toEqual(['warning E_SPF_WEAK include:gone.test']);
    expect(facts?.lookups).toBe(0);
  });

  test('a wide tree is not asked to its end', async () => {
    const hosts = Array.from({ length: 500 }, (_none, index) => `a:h${index}.test`).join(' ');
    const strings = (`v=spf1 ${hosts} -all`.match(/.{1,200}/g) ?? []).map((part) => JSON.stringify(part));
    const view = await viewOf(`ex.test. TXT ${strings.join(' ')}`);
    const { concerns } = await checkSpf(view);
    expect(sentences(concerns)).toContain('costs 500 lookups');
    expect(view.questions.length).toBeLessThan(250);
  });

  test('long records of others are followed, and an endless one is not', async () => {
    const networks = (count: number): string => {
      const terms = Array.from({ length: count }, (_none, index) => `ip4:198.${18 + (index >> 8)}.${index & 255}.0/25`);
      return (`v=spf1 ${terms.join(' ')} -all`.match(/.{1,200}/g) ?? []).map((part) => JSON.stringify(part)).join(' ');
    };
    const own = 'ex.test. TXT "v=spf1 include:a.test include:b.test include:c.test -all"';
    const zone = (count: number): string =>
      ['a', 'b', 'c'].map((name) => `${name}.test. TXT ${networks(count)}`).join('\n');
    expect(brief((await checkSpf(await viewOf(`${own}\n${zone(400)}`))).concerns)).toEqual([]);
    const { concerns } = await checkSpf(await viewOf(`${own}\n${zone(2000)}`));
    expect(brief(concerns)).toEqual(['critical E_SPF_PERMERROR length']);
  });

  test('a deep tree is not asked to its end', async () => {
    const chain = Array.from(
      { length: 200 },
      (_none, index) => `c${index}.test. TXT "v=spf1 include:c${index + 1}.test include:c${index + 1}.test -all"`,
    );
    const view = await viewOf(`ex.test. TXT "v=spf1 include:c0.test -all"\n${chain.join('\n')}`);
    const { concerns } = await checkSpf(view);
    expect(brief(concerns)).toContain('critical E_SPF_PERMERROR lookups');
    expect(view.questions.length).toBeLessThan(150);
  });
});

describe('records that say little', () => {
  test.each([
    ['v=spf1 +all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 redirect=open.prov.test', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 include:open.prov.test -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 ip4:0.0.0.0/0 -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 a/0 -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 ip6:::/0 -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 ip6:2000::/3 -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 -ip4:192.0.2.9 +all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 ip4:0.0.0.0/1 -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 ip4:10.0.0.0/8 ip6:2001::/16 -all', []],
    ['v=spf1 exists:any.exists.prov.test -all', ['critical E_SPF_OPEN ex.test']],
    ['v=spf1 -include:open.prov.test +all', []],
    ['v=spf1 mx ?all', ['warning E_SPF_WEAK all']],
    ['v=spf1 mx', ['warning E_SPF_WEAK all']],
    ['v=spf1', ['warning E_SPF_WEAK all']],
    ['v=spf1 redirect=neutral.prov.test', ['warning E_SPF_WEAK all']],
    ['v=spf1 include:_spf.prov.test', ['warning E_SPF_WEAK all']],
    ['v=spf1 ptr -all', ['warning E_SPF_WEAK ptr']],
    ['v=spf1 ptr:ex.test ~all', ['warning E_SPF_WEAK ptr']],
    ['v=spf1 include:ptr.prov.test -all', ['info E_SPF_WEAK ptr in an include']],
    ['v=spf1 mx -all redirect=_spf.prov.test', ['warning E_SPF_WEAK redirect=_spf.prov.test']],
    ['v=spf1 mx redirect=_spf.prov.test -all', ['warning E_SPF_WEAK redirect=_spf.prov.test']],
    ['v=spf1 mx ~all ip4:192.0.2.9', ['warning E_SPF_WEAK ip4:192.0.2.9']],
    ['v=spf1 include=_spf.prov.test -all', ['warning E_SPF_WEAK include=_spf.prov.test']],
    ['v=spf1 mx -all exp=x.test foo=bar', []],
  ])('%s', async (spf, expected) => {
    const { concerns } = await check(spf);
    expect(brief(concerns)).toEqual(expected);
  });
});

describe('no record', () => {
  test.each([
    [{}, 'warning E_SPF_MISSING ex.test', 'v=spf1 mx ~all'],
    [
      { outboundIps: ['192.0.2.9', '2001:db8::9'] },
      'critical E_SPF_MISSING ex.test',
      'v=spf1 ip4:192.0.2.9 ip6:2001:db8::9 ~all',
    ],
    [{ isNoMail: true }, 'info E_SPF_MISSING ex.test', '"v=spf1 -all"'],
    [{ isNoMail: true, outboundIps: ['192.0.2.9'] }, 'critical E_SPF_MISSING ex.test', 'ip4:192.0.2.9'],
  ])('%j', async (options, expected, hint) => {
    const { concerns, facts, permits } = await check('unrelated', options);
    expect(brief(concerns)).toEqual([expected]);
    expect(concerns[0]?.hint).toContain(hint);
    expect([facts, permits]).toEqual([undefined, undefined]);
  });

  test.each([[' v=spf1 -all'], ['v=spf1; -all'], ['"\\"v=spf1 -all\\""'], ['v = spf1 -all']])(
    'nearly one: %s',
    async (text) => {
      const { concerns } = await check(text);
      expect(brief(concerns)).toEqual(['warning E_SPF_MISSING ex.test']);
      expect(concerns[0]?.message).toContain('does not begin with v=spf1 and a blank');
    },
  );
});

test('a null MX needs no record', async () => {
  const { concerns } = await checkSpf(await viewOf('ex.test. MX 0 .'));
  expect(brief(concerns)).toEqual(['info E_SPF_MISSING ex.test']);
});

describe('what is not known is not ok', () => {
  test.each([
    ['v=spf1 -all', 'ex.test TXT', 'timeout', 'unknown E_DNS_TIMEOUT TXT ex.test'],
    ['v=spf1 include:_spf.prov.test -all', '_b.prov.test TXT', 'SERVFAIL', 'unknown E_DNS_SERVFAIL TXT _b.prov.test'],
    ['v=spf1 mx -all', 'ex.test MX', 'REFUSED', 'unknown E_DNS_REFUSED MX ex.test'],
    ['v=spf1 mx -all', 'mx.ex.test AAAA', 'timeout', 'unknown E_DNS_TIMEOUT AAAA mx.ex.test'],
    ['v=spf1 a:h.prov.test a:h.prov.test -all', 'h.prov.test A', 'timeout', 'unknown E_DNS_TIMEOUT A h.prov.test'],
    ['v=spf1 include:_spf.prov.test -all', '_spf.prov.test TXT', 'bogus', 'critical E_DNSSEC_BOGUS TXT _spf.prov.test'],
    ['v=spf1 include:_spf.prov.test -all', '_spf.prov.test TXT', 'ELOOP', 'critical E_DNS_LOOP TXT _spf.prov.test'],
    ['v=spf1 exists:x.test -all', 'x.test A', 'ECONNREFUSED', 'unknown E_DNS_TIMEOUT A x.test'],
  ])('%s with %s %s', async (spf, question, failure, expected) => {
    const { concerns } = await check(spf, { failing: { [question]: failure }, outboundIps: [] });
    expect(brief(concerns)).toEqual([expected]);
  });

  test('is told once, also when an outbound address needs it', async () => {
    const failing = { '_a.prov.test TXT': 'timeout' };
    const { concerns, permits } = await check('v=spf1 include:_spf.prov.test -all', {
      failing,
      outboundIps: ['203.0.113.5'],
    });
    expect(brief(concerns)).toEqual(['unknown E_DNS_TIMEOUT TXT _a.prov.test']);
    expect(permits?.isUnknown).toBe(true);
  });
});

describe('outbound addresses', () => {
  test.each([
    ['v=spf1 mx -all', '192.0.2.25', undefined],
    ['v=spf1 mx -all', '2001:db8::25', undefined],
    ['v=spf1 mx -all', '::ffff:192.0.2.25', undefined],
    ['v=spf1 include:_spf.prov.test ~all', '198.51.100.9', undefined],
    ['v=spf1 exists:%{i}.exists.prov.test -all', '203.0.113.77', undefined],
    [
      'v=spf1 mx -all',
      '203.0.113.9',
      'gives fail for 203.0.113.9, which sends mail for it. Permit it: v=spf1 mx ip4:203.0.113.9 -all',
    ],
    [
      'v=spf1 mx ~all',
      '2001:db8::99',
      'gives softfail for 2001:db8::99, which sends mail for it. Permit it: v=spf1 mx ip6:2001:db8::99 ~all',
    ],
    ['v=spf1 redirect=_a.prov.test', '203.0.113.9', 'Permit it: v=spf1 ip4:203.0.113.9 redirect=_a.prov.test'],
    ['v=spf1 -ip4:192.0.2.25 mx -all', '192.0.2.25', 'gives fail for 192.0.2.25'],
    ['v=spf1 exists:%{i}.nowhere.test -all', '203.0.113.77', 'gives fail'],
    [
      'v=spf1 a:h.prov.test a:h.prov.test a:h.prov.test ip6:2001:db8::7 -all',
      '2001:db8::7',
      'gives permerror (Too many void DNS results) for 2001:db8::7',
    ],
  ])('%s from %s', async (spf, ip, sentence) => {
    const { concerns } = await check(spf, { outboundIps: [ip] });
    expect(brief(concerns)).toEqual(sentence === undefined ? [] : [`critical E_SPF_FAIL ${ip}`]);
    expect(sentences(concerns)).toContain(sentence ?? '');
  });
});

describe('a domain without mail', () => {
  test.each([
    ['v=spf1 -all', []],
    ['v=spf1 mx -all', ['info E_SPF_WEAK senders']],
    ['v=spf1 ~all', ['info E_SPF_WEAK senders']],
  ])('%s', async (spf, expected) => {
    expect(brief((await check(spf, { isNoMail: true })).concerns)).toEqual(expected);
  });
});

test('facts: the tree with its costs', async () => {
  const { facts } = await check('v=spf1 include:_spf.prov.test a:gone.test ip6:::ffff:192.0.2.1 exp=x.test ~all mx');
  expect(facts).toEqual({
    record: 'v=spf1 include:_spf.prov.test a:gone.test ip6:::ffff:192.0.2.1 exp=x.test ~all mx',
    lookups: 4,
    voidLookups: 1,
    terms: [
      {
        text: 'include:_spf.prov.test',
        lookups: 3,
        terms: [
          {
            text: 'include:_a.prov.test',
            lookups: 1,
            terms: [
              { text: 'ip4:198.51.100.0/24', lookups: 0 },
              { text: '~all', lookups: 0 },
            ],
          },
          {
            text: 'include:_b.prov.test',
            lookups: 1,
            terms: [
              { text: 'ip6:2001:db8:b::/48', lookups: 0 },
              { text: '~all', lookups: 0 },
            ],
          },
          { text: '~all', lookups: 0 },
        ],
      },
      { text: 'a:gone.test', lookups: 1, trouble: 'matches nothing: the name has no address' },
      {
        text: 'ip6:::ffff:192.0.2.1',
        lookups: 0,
        trouble: 'matches nothing: clients that use IPv4 are judged by their IPv4 address',
      },
      { text: 'exp=x.test', lookups: 0 },
      { text: '~all', lookups: 0 },
      { text: 'mx', lookups: 0, trouble: 'is ignored beside all' },
    ],
  });
});
