import { describe, expect, test } from 'vitest';
import type { Gate, MxHostFacts, MxTalkFacts } from '../../../../src/model/gate-facts.ts';
import { hostState, policyRemark, talkRemarks, tlsaRemark } from '../../../../src/report/common/gate-hosts.ts';
import { prunedTerms, spfCost, spfStatus } from '../../../../src/report/common/gate-spf.ts';
import { isCut, safeLongText } from '../../../../src/report/common/long-value.ts';

const host = (changes: Partial<MxHostFacts> = {}): MxHostFacts => ({
  host: 'mx.example.org',
  preference: 10,
  isPublished: true,
  addresses: [],
  ...changes,
});

const talk = (changes: Partial<MxTalkFacts> = {}): MxTalkFacts => ({ outcome: 'ok', recipients: [], ...changes });

describe('hosts', () => {
  test.each([
    [host(), 'published'],
    [host({ isPublished: false }), 'not published'],
    [host({ isPlanned: true }), 'stays'],
    [host({ isPublished: false, isPlanned: true }), 'new'],
    [host({ isPlanned: false }), 'removed'],
  ])('stay, come or go: %#', (given, state) => {
    expect(hostState(given)).toBe(state);
  });

  test.each([
    [undefined, [{ label: 'not talked to' }]],
    [talk({ outcome: 'not tested', message: 'why' }), [{ status: 'unknown', label: 'not tested', detail: 'why' }]],
    [talk({ outcome: 'failed', message: 'why' }), [{ status: 'critical', label: 'failed', detail: 'why' }]],
  ])('say what happened: %#', (given, remarks) => {
    expect(talkRemarks(given)).toEqual(remarks);
  });

  test('answer in the clear, with a certificate that is right, or with another one', () => {
    const remarks = (tls: MxTalkFacts['tls']) =>
      talkRemarks(talk({ tls })).map(({ status, label, detail }) => [status, label, detail]);
    expect(remarks(undefined)[1]).toEqual(['warning', 'no TLS', undefined]);
    expect(remarks({ version: 'TLSv1.3', isVerified: true, daysLeft: 1 })[1]).toEqual([
      'ok',
      'certificate verified',
      'TLSv1.3, 1 day left',
    ]);
    expect(remarks({ version: 'TLSv1.2', isVerified: false, trouble: 'it expired' })[1]).toEqual([
      'warning',
      'certificate not verified',
      'TLSv1.2, it expired',
    ]);
  });

  test('accept, defer and refuse recipients', () => {
    const recipients = (['accepted', 'deferred', 'refused'] as const).map((outcome) => ({
      address: 'a@b.c',
      outcome,
      reply: '550 no',
    }));
    expect(talkRemarks(talk({ recipients })).slice(2)).toEqual([
      { status: 'ok', label: 'accepts', detail: 'a@b.c' },
      { status: 'warning', label: 'defers', detail: 'a@b.c: 550 no' },
      { status: 'critical', label: 'refuses', detail: 'a@b.c: 550 no' },
    ]);
  });

  test.each([
    ['enforce', 'critical'],
    ['testing', 'warning'],
    ['none', undefined],
  ] as const)('that a policy of mode %s does not name', (mode, status) => {
    const gate: Pick<Gate, 'mtaSts'> = { mtaSts: { planned: { mode, mx: [], origin: 'file' } } };
    const all: Gate = { domain: 'a', stage: 'planned', records: [], hosts: [], order: [], untested: [], ...gate };
    expect(policyRemark(host({ isInPolicy: false }), all)).toEqual({ status, label: 'not named' });
    expect(policyRemark(host({ isInPolicy: true }), all)).toEqual({ status: 'ok', label: 'named' });
    expect(policyRemark(host(), all)).toBeUndefined();
  });

  test.each([
    [undefined, undefined],
    [[], { label: 'no records' }],
    [[true], { status: 'ok', label: 'matches' }],
    [[false, true], { status: 'ok', label: '1 of 2 records match' }],
    [[false], { status: 'critical', label: 'does not match' }],
    [[false, false], { status: 'critical', label: 'none of 2 records matches' }],
    [[false, undefined], { label: '2 records, no certificate seen' }],
  ])('have TLSA records that fit: %j', (matches, remark) => {
    const tlsa = matches?.map((isMatch) => ({ usage: 3, selector: 1, matching: 1, certificate: 'aa', isMatch }));
    expect(tlsaRemark(host({ tlsa }))).toEqual(remark);
  });
});

describe('SPF', () => {
  const facts = (lookups: number, voidLookups = 0) => ({ record: 'v=spf1', lookups, voidLookups, terms: [] });

  test('tells what it costs, and where that is too much', () => {
    expect(
      [facts(7), facts(10), facts(11), facts(3, 2), facts(3, 3)].map((each) => [spfCost(each), spfStatus(each)]),
    ).toEqual([
      ['7 of 10 look-ups', 'ok'],
      ['10 of 10 look-ups', 'ok'],
      ['11 of 10 look-ups', 'critical'],
      ['3 of 10 look-ups, 2 of 2 void', 'ok'],
      ['3 of 10 look-ups, 3 of 2 void', 'critical'],
    ]);
  });

  test('a tree that is too large is cut, and what is missing is counted', () => {
    const leaf = { text: 'ip4:192.0.2.1', lookups: 0 };
    const wide = prunedTerms(Array.from({ length: 200 }, () => leaf));
    expect([wide.terms.length, wide.left]).toEqual([150, 50]);
    let deep: { text: string; lookups: number; terms?: (typeof deep)[] } = leaf;
    for (let depth = 0; depth < 40; depth += 1) deep = { text: 'include:a', lookups: 1, terms: [deep] };
    expect(prunedTerms([deep]).left).toBe(1);
    expect(JSON.stringify(prunedTerms([deep]).terms).match(/include/g)).toHaveLength(12);
  });
});

describe('long values', () => {
  test('are cut, and their length is told', () => {
    expect(safeLongText('a'.repeat(65_536), 5)).toBe('aaaa… (65,536 characters)');
    expect(safeLongText('aaaaa', 5)).toBe('aaaaa');
    // Six characters when it is made visible.
    expect([isCut('\u202e', 8), isCut('\u202e', 7)]).toEqual([false, true]);
  });
});
