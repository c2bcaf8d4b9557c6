import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_POLICY_BYTES, policyFromFile, policyIn } from '../../../../src/policy/mta-sts/policy-fetch.ts';
import { namesHost, readPolicy } from '../../../../src/policy/mta-sts/read-policy.ts';
import { readStsRecord } from '../../../../src/policy/mta-sts/sts-record.ts';

const GOOD = 'version: STSv1\nmode: enforce\nmx: mx1.ex.test\nmx: *.mx.ex.test\nmax_age: 604800\n';

describe('a policy that is right', () => {
  const right: Readonly<Record<string, readonly [string, object]>> = {
    'as in the RFC': [GOOD, { mode: 'enforce', maxAge: 604_800, mx: ['mx1.ex.test', '*.mx.ex.test'] }],
    'with CRLF': [GOOD.replaceAll('\n', '\r\n'), { mode: 'enforce' }],
    'without a line end': [GOOD.trimEnd(), { mode: 'enforce' }],
    'with blank lines at the end': [`${GOOD}\n \n`, { mode: 'enforce' }],
    'with blanks after values': [GOOD.replaceAll('\n', ' \t\n'), { mode: 'enforce' }],
    'without blanks': [GOOD.replaceAll(': ', ':'), { mode: 'enforce' }],
    'in another order': [
      'max_age: 86400\nmx: A.EX.test\nmode: testing\nversion: STSv1',
      { mode: 'testing', mx: ['a.ex.test'] },
    ],
    'with keys of others': [`${GOOD}x-note: a: b ü\nMode: none\n`, { mode: 'enforce' }],
    'with keys twice: the first counts': [
      `${GOOD}mode: none\nmax_age: 1\nversion: STSv2\n`,
      { mode: 'enforce', maxAge: 604_800 },
    ],
    'mode none without mx': ['version: STSv1\nmode: none\nmax_age: 0\n', { mode: 'none', maxAge: 0, mx: [] }],
    'the longest max_age': [GOOD.replace('604800', '31557600'), { maxAge: 31_557_600 }],
    'an underscore in a name': [GOOD.replace('mx1', '_dc-mx.a1'), { mode: 'enforce' }],
  };
  test.each(Object.entries(right))('%s', (_what, [text, policy]) => {
    expect(readPolicy(text).fault).toBeUndefined();
    expect(readPolicy(text).policy).toMatchObject(policy);
  });
});

describe('a policy that senders refuse', () => {
  const wrong: Readonly<Record<string, readonly [string, RegExp]>> = {
    'a byte-order mark': [`\ufeff${GOOD}`, /byte-order mark/],
    'no text': ['', /line 1/],
    'a page': ['<!DOCTYPE html><html></html>', /line 1 .*key/],
    'a blank line between': [GOOD.replace('\nmode', '\n\nmode'), /line 2 nothing/],
    'another version': [GOOD.replace('STSv1', 'STSv2'), /version "STSv2"/],
    'a version in another case': [GOOD.replace('STSv1', 'stsv1'), /version/],
    'no version': [GOOD.replace('version: STSv1\n', ''), /no "version/],
    'a mode in another case': [GOOD.replace('enforce', 'Enforce'), /mode "Enforce"/],
    'no mode': [GOOD.replace('mode: enforce\n', ''), /no mode/],
    'no max_age': [GOOD.replace('max_age: 604800\n', ''), /no max_age/],
    'max_age too long': [GOOD.replace('604800', '31557601'), /max_age "31557601"/],
    'max_age with a unit': [GOOD.replace('604800', '7d'), /max_age "7d"/],
    'no mx': ['version: STSv1\nmode: enforce\nmax_age: 1', /no mx/],
    'a name with the final dot': [GOOD.replace('mx1.ex.test', 'mx1.ex.test.'), /mx "mx1.ex.test."/],
    'a name in Unicode': [GOOD.replace('mx1', 'mü'), /no host name in ASCII/],
    'a wildcard in the middle': [GOOD.replace('*.mx', 'mx.*'), /mx "mx\.\*/],
    'a list in one line': [GOOD.replace('mx1.ex.test', 'mx1.ex.test, mx2.ex.test'), /no host name/],
    'a key with a blank': [GOOD.replace('mode:', 'mode :'), /key and a colon/],
    'an indented line': [GOOD.replace('mode', '  mode'), /key and a colon/],
    'no value': [GOOD.replace('mode: enforce', 'mode:'), /no value of mode/],
    'a bare CR': [GOOD.replaceAll('\n', '\r'), /control character/],
    'a NUL': [GOOD.replace('mx1', 'mx\0'), /control character/],
  };
  test.each(Object.entries(wrong))('%s', (_what, [text, fault]) => {
    expect(readPolicy(text).policy).toBeUndefined();
    expect(readPolicy(text).fault).toMatch(fault);
  });

  test('any text comes to a policy or to a fault, in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const { policy, fault } = readPolicy(text);
        expect((policy === undefined) !== (fault === undefined)).toBe(true);
      }),
    );
    expect(readPolicy(`${GOOD}x: ${'\n '.repeat(30_000)}y`).policy).toBeUndefined();
  });
});

test('a wildcard stands for exactly one label', () => {
  const policy = { mx: ['mx.ex.test', '*.prov.test'] };
  const named = (host: string) => namesHost(policy, host);
  expect(['mx.ex.test', 'MX.Ex.Test', 'a.prov.test'].map(named)).toEqual([true, true, true]);
  expect(['prov.test', 'a.b.prov.test', 'aprov.test', 'mx.ex.test.evil.test', '', 'test'].map(named)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('a policy that was not got is none', () => {
  expect(policyIn(undefined)).toBeUndefined();
  const trouble = { code: 'E_STS_FETCH', isUnknown: false, message: '', hint: '' } as const;
  expect(policyIn({ origin: 'fetched', where: '', trouble })).toBeUndefined();
  expect(policyIn(policyFromFile('a', Buffer.from(GOOD)))?.policy?.mode).toBe('enforce');
  expect(policyFromFile('a', Buffer.alloc(MAX_POLICY_BYTES + 1)).trouble?.code).toBe('E_STS_POLICY');
  expect(policyFromFile('a', Buffer.from([0xff, 0xfe])).trouble?.message).toContain('not in UTF-8');
  expect(policyIn(policyFromFile('a', Buffer.from(`\ufeff${GOOD}`)))?.fault).toContain('byte-order mark');
});

describe('the TXT record', () => {
  const rows: Readonly<Record<string, readonly [readonly string[], string]>> = {
    'as in the RFC': [['v=STSv1; id=20160831085700Z;'], 'valid 20160831085700Z'],
    'without blanks and end': [['v=STSv1;id=a'], 'valid a'],
    'with fields of others': [['v=STSv1; x=1:2; id=a1'], 'valid a1'],
    'beside other texts': [['v=spf1 -all', 'v=STSv1; id=a', 'note'], 'valid a'],
    'only other texts': [['v=spf1 -all'], 'missing'],
    'no text': [[], 'missing'],
    'two records': [['v=STSv1; id=a', 'v=STSv1; id=b'], 'broken has 2 records'],
    'no id': [['v=STSv1;'], 'broken has no id'],
    'an id with a hyphen': [['v=STSv1; id=2026-01-01'], 'broken has the id "2026-01-01"'],
    'an id that is too long': [[`v=STSv1; id=${'a'.repeat(33)}`], 'broken has the id'],
    'two ids': [['v=STSv1; id=a; id=b'], 'broken has more than one id'],
    'another case': [['v=stsv1; id=a'], 'broken does not begin'],
    'a blank before it': [[' v=STSv1; id=a'], 'broken does not begin'],
    'quotes in it': [['"v=STSv1; id=a"'], 'broken does not begin'],
    'no delimiter': [['v=STSv1 id=a'], 'broken does not begin'],
    'a part that is no field': [['v=STSv1; id=a; nonsense'], 'broken has the part "nonsense"'],
  };
  test.each(Object.entries(rows))('%s', (_what, [texts, wanted]) => {
    const records = texts.map((text) => ({
      name: '_mta-sts.ex.test',
      ttl: 60,
      data: { type: 'TXT' as const, strings: [text.slice(0, 4), text.slice(4)] },
    }));
    const read = readStsRecord({ outcome: 'found', records, aliases: [] });
    const shown =
      read.kind === 'valid' ? `valid ${read.id}` : read.kind === 'broken' ? `broken ${read.fault}` : read.kind;
    expect(shown.startsWith(wanted)).toBe(true);
  });
});
