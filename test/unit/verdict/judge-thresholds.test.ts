import { describe, expect, it } from 'vitest';
import { judgeThresholds } from '../../../src/verdict/judge-thresholds.ts';
import type { Measurement, MetricSpec } from '../../../src/verdict/metric.ts';
import { parseThreshold } from '../../../src/verdict/threshold.ts';

const METRICS: readonly MetricSpec[] = [
  { name: 'imap_auth_seconds', unit: 'seconds', help: 'IMAP: login' },
  { name: 'mailbox_unseen', unit: 'count', help: 'Unseen messages', label: 'mailbox' },
];

function judge(line: string, ...measurements: Measurement[]) {
  const threshold = parseThreshold(line, METRICS);
  if (typeof threshold === 'string') throw new Error(threshold);
  return judgeThresholds([threshold], measurements, METRICS);
}

describe('judgeThresholds', () => {
  it('says the value, the level and the side on which it is wrong', () => {
    const [finding] = judge('imap_auth_seconds warning=1 critical=3', { metric: 'imap_auth_seconds', value: 4.2 });
    expect(finding).toMatchObject({
      status: 'critical',
      code: 'E_THRESHOLD',
      message: 'imap_auth_seconds is 4.2 s, critical above 3 s',
    });
  });

  it('tests critical before warning, and gives one finding', () => {
    const findings = judge('imap_auth_seconds warning=1 critical=1', { metric: 'imap_auth_seconds', value: 2 });
    expect(findings.map(({ status }) => status)).toEqual(['critical']);
  });

  it('says nothing of a value in range', () => {
    expect(judge('imap_auth_seconds warning=1 critical=3', { metric: 'imap_auth_seconds', value: 1 })).toEqual([]);
  });

  it('tests each label, or the one that is named', () => {
    const values: Measurement[] = [
      { metric: 'mailbox_unseen', value: 5, label: 'INBOX' },
      { metric: 'mailbox_unseen', value: 7, label: 'Work' },
    ];
    expect(judge('mailbox_unseen warning=1', ...values)).toHaveLength(2);
    const [only, ...more] = judge('mailbox_unseen{mailbox="Work"} warning=1', ...values);
    expect(only?.message).toBe('mailbox_unseen{mailbox="Work"} is 7, warning above 1');
    expect(more).toEqual([]);
  });

  it('does not pass a threshold on what was not measured', () => {
    const [finding] = judge('mailbox_unseen{mailbox="Gone"} critical=1', {
      metric: 'mailbox_unseen',
      value: 0,
      label: 'INBOX',
    });
    expect(finding).toMatchObject({ status: 'unknown', code: 'E_THRESHOLD' });
  });
});
