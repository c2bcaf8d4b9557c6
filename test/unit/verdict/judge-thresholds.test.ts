import { describe, expect, it } from 'vitest';
import type { Measurement, MetricSpec } from '../../../src/model/metric.ts';
import { judgeThresholds } from '../../../src/verdict/judge-thresholds.ts';
import { parseRange } from '../../../src/verdict/range.ts';
import { parseThreshold } from '../../../src/verdict/threshold.ts';

const METRICS: readonly MetricSpec[] = [
  { name: 'imap_auth_seconds', unit: 'seconds', help: 'IMAP: login' },
  { name: 'mailbox_unseen', unit: 'count', help: 'Unseen messages', label: 'mailbox' },
  {
    name: 'messages_found',
    unit: 'count',
    help: 'Messages that match',
    alarms: [
      { code: 'E_SEARCH_NO_MATCH', side: 'below', upTo: 0, remedy: 'Look for it.' },
      { code: 'E_PARTIAL', side: 'below', remedy: 'Look for more.' },
      { code: 'E_DUPLICATE', side: 'above', remedy: 'Look for less.' },
    ],
    missing: { code: 'E_UNSUPPORTED', remedy: 'Do not ask.' },
  },
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

  it('shows all digits of a value that rounds to its limit', () => {
    const message = (line: string, metric: string, value: number) => judge(line, { metric, value })[0]?.message;
    expect(message('imap_auth_seconds critical=3', 'imap_auth_seconds', 3.0004)).toBe(
      'imap_auth_seconds is 3.0004 s, critical above 3 s',
    );
    expect(message('imap_auth_seconds warning=@3:3', 'imap_auth_seconds', 3)).toBe(
      'imap_auth_seconds is 3 s, warning exactly 3 s',
    );
    expect(message('mailbox_unseen warning=7:9', 'mailbox_unseen', 6.9999)).toBe(
      'mailbox_unseen is 6.9999, warning outside 7 to 9',
    );
  });

  it.each([
    ['critical=3', 4.23456, 'is 4.23 s, critical above 3 s'],
    ['critical=200', 260, 'is 4.3 min, critical above 3.3 min'],
    ['critical=@200:', 200, 'is 3.3 min, critical at or above 3.3 min'],
    ['critical=@200:', 200.5, 'is 200.5 s, critical at or above 3.3 min'],
  ])('of imap_auth_seconds %s and the value %d it says: %s', (ranges, value, expected) => {
    const [finding] = judge(`imap_auth_seconds ${ranges}`, { metric: 'imap_auth_seconds', value });
    expect(finding?.message).toBe(`imap_auth_seconds ${expected}`);
  });

  it('reads mailbox_unseen{mailbox="INBOX"} critical=100, and nothing else', () => {
    const values: Measurement[] = [
      { metric: 'mailbox_unseen', value: 101, label: 'INBOX' },
      { metric: 'mailbox_unseen', value: 999, label: 'Archive' },
      { metric: 'mailbox_unseen', value: 999 },
    ];
    const findings = judge('mailbox_unseen{mailbox="INBOX"} critical=100', ...values);
    expect(findings.map(({ message }) => message)).toEqual([
      'mailbox_unseen{mailbox="INBOX"} is 101, critical above 100',
    ]);
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

  it.each([
    ['critical=1:', 0, 'E_SEARCH_NO_MATCH', 'Look for it. The threshold is critical: 1:. Messages that match.'],
    ['critical=2:', 1, 'E_PARTIAL', 'Look for more. The threshold is critical: 2:. Messages that match.'],
    ['warning=3', 4, 'E_DUPLICATE', 'Look for less. The threshold is warning: 3. Messages that match.'],
    ['warning=@1:', 4, 'E_DUPLICATE', 'Look for less. The threshold is warning: @1:. Messages that match.'],
    ['warning=@0:', 4, 'E_THRESHOLD', 'The threshold is warning: @0:. Messages that match.'],
  ])('gives messages_found %s the code of the side on which %d lies: %s', (ranges, value, code, hint) => {
    expect(judge(`messages_found ${ranges}`, { metric: 'messages_found', value })).toMatchObject([{ code, hint }]);
  });

  it.each([
    ['critical=3:', 2],
    ['critical=3', 4],
  ])('gives imap_auth_seconds %s with %d the code of any threshold', (ranges, value) => {
    const findings = judge(`imap_auth_seconds ${ranges}`, { metric: 'imap_auth_seconds', value });
    expect(findings.map(({ code }) => code)).toEqual(['E_THRESHOLD']);
  });

  it('adds what explains the value', () => {
    const [finding] = judge('mailbox_unseen critical=1', {
      metric: 'mailbox_unseen',
      value: 2,
      remark: 'it is Monday',
    });
    expect(finding?.message).toBe('mailbox_unseen is 2, critical above 1: it is Monday');
  });

  it('says what it means that nothing was measured, where the metric knows', () => {
    expect(judge('messages_found critical=1:')).toEqual([
      {
        status: 'unknown',
        code: 'E_UNSUPPORTED',
        message: 'messages_found was not measured, so its threshold was not tested',
        hint: 'Do not ask.',
      },
    ]);
  });

  it('does not pass a threshold on what was not measured', () => {
    const [finding] = judge('mailbox_unseen{mailbox="Gone"} critical=1', {
      metric: 'mailbox_unseen',
      value: 0,
      label: 'INBOX',
    });
    expect(finding).toMatchObject({
      status: 'unknown',
      code: 'E_THRESHOLD',
      message: 'mailbox_unseen{mailbox="Gone"} was not measured, so its threshold was not tested',
      hint: 'Look at why the check did not get that far, or remove the threshold.',
    });
  });

  it('does not pass a threshold on a metric that nobody knows', () => {
    const threshold = { metric: 'uptime', critical: parseRange('3', 'count') };
    expect(judgeThresholds([threshold], [{ metric: 'uptime', value: 1 }], METRICS)).toMatchObject([
      { status: 'unknown', code: 'E_THRESHOLD', message: 'uptime was not measured, so its threshold was not tested' },
    ]);
  });
});
