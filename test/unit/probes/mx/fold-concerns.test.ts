import { describe, expect, it } from 'vitest';
import type { ProbeContext } from '../../../../src/model/probe-context.ts';
import { foldConcerns } from '../../../../src/probes/mx/fold-concerns.ts';
import { type PlacedConcern, tellConcerns } from '../../../../src/probes/mx/tell-concerns.ts';

function concern(code: PlacedConcern['code'], subject: string, more: Partial<PlacedConcern> = {}): PlacedConcern {
  return { code, subject, severity: 'critical', message: code, hint: code, age: 'new', phase: 'dns', ...more };
}

const told = (concerns: readonly PlacedConcern[]) => concerns.map(({ code, subject }) => `${code} ${subject}`);

describe('trouble that several checks come upon', () => {
  it('is told once of a key that the plan takes away, with the advice for keys that go', () => {
    const found = foldConcerns([
      concern('E_DKIM_KEY', 's1', { hint: 'publish it' }),
      concern('E_DKIM_REMOVED', 's1', { hint: 'keep it 7 days' }),
      concern('E_DKIM_REMOVED', 's2', { severity: 'warning' }),
    ]);
    expect(told(found)).toEqual(['E_DKIM_KEY s1', 'E_DKIM_REMOVED s2']);
    expect(found[0]?.hint).toBe('keep it 7 days');
  });

  it('is told apart where a key was missing before', () => {
    const found = [concern('E_DKIM_KEY', 's1', { age: 'old' }), concern('E_DKIM_REMOVED', 's1')];
    expect(foldConcerns(found)).toEqual(found);
  });

  it('is told once of a question, at its line where there is one', () => {
    const source = { file: 'plan.json', line: 3 };
    const found = foldConcerns([
      concern('E_PLAN_UNKNOWN', 'MX a.test', { message: 'short' }),
      concern('E_PLAN_UNKNOWN', 'MX a.test', { message: 'long', source }),
      concern('E_PLAN_UNKNOWN', 'MX a.test', { message: 'short' }),
      concern('E_DNS_LOOP', 'A b.test'),
      concern('E_DNS_LOOP', 'AAAA b.test'),
      concern('E_DNS_LOOP', 'A b.test'),
      concern('E_DNS_TIMEOUT', 'AAAA c.test'),
    ]);
    expect(told(found)).toEqual(['E_PLAN_UNKNOWN MX a.test', 'E_DNS_LOOP A b.test', 'E_DNS_TIMEOUT AAAA c.test']);
    expect(found[0]?.message).toBe('long');
  });

  it('is never told in a milder form: new trouble of one family stays beside old trouble of the other', () => {
    const found = [
      concern('E_DNSSEC_BOGUS', 'A mx.test', { severity: 'warning', age: 'old' }),
      concern('E_DNSSEC_BOGUS', 'AAAA mx.test'),
    ];
    expect(foldConcerns(found)).toEqual(found);
  });

  it('is told as the worst of what is said of one question', () => {
    const source = { file: 'plan.json', line: 3 };
    const critical = concern('E_DNSSEC_BOGUS', 'MX a.test');
    expect(foldConcerns([critical, { ...critical, severity: 'info', source }])).toEqual([critical]);
  });

  it('is told once of TLS-RPT, as what the plan does', () => {
    const found = [
      concern('E_TLSRPT_MISSING', 'a.test', { message: 'has none' }),
      concern('E_TLSRPT_MISSING', 'a.test', { message: 'takes it away' }),
    ];
    expect(foldConcerns(found).map(({ message }) => message)).toEqual(['takes it away']);
  });

  it('is told once of a policy of DMARC that becomes weaker', () => {
    const weak = concern('E_DMARC_WEAK', 'a.test is none', { severity: 'info' });
    const weaker = concern('E_DMARC_WEAK', 'a.test weaker', { severity: 'warning' });
    expect(foldConcerns([weak, weaker])).toEqual([weaker]);
    expect(foldConcerns([weak])).toEqual([weak]);
  });
});

describe('the order of findings', () => {
  it('has the cause first among those of one weight', () => {
    const order: unknown[] = [];
    const context = { note: (finding: { code: string }) => order.push(finding.code), notice: () => {} };
    const found = [
      concern('E_STS_MX_MISMATCH', 'a'),
      concern('E_MX_IMPLICIT', 'a'),
      concern('E_SPF_NARROWED', 'a', { severity: 'warning' }),
      concern('E_ZONE_INVALID', 'a'),
    ];
    expect(() => tellConcerns(found, context as unknown as ProbeContext)).toThrow('E_ZONE_INVALID');
    expect(order).toEqual(['E_MX_IMPLICIT', 'E_STS_MX_MISMATCH', 'E_SPF_NARROWED']);
  });
});
