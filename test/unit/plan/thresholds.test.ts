import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/model/issue.ts';
import { resolveThresholds } from '../../../src/plan/thresholds.ts';
import { smtpConnect } from '../../../src/probes/smtp-connect.ts';
import { smtpLogin } from '../../../src/probes/smtp-login.ts';
import { createSettings } from '../../support/settings/settings.ts';

function resolve(overrides: Parameters<typeof createSettings>[0]) {
  const issues: Issue[] = [];
  return { thresholds: resolveThresholds(createSettings(overrides), smtpLogin.metrics, issues), issues };
}

describe('resolveThresholds', () => {
  it('puts warning and critical on the primary metric, in its unit', () => {
    const { thresholds, issues } = resolve({ warning: '500ms', critical: '2' });
    expect(issues).toEqual([]);
    expect(thresholds).toMatchObject([
      { metric: 'smtp_total_seconds', warning: { start: 0, end: 0.5 }, critical: { start: 0, end: 2 } },
    ]);
  });

  it('reads one metric a line', () => {
    const { thresholds } = resolve({
      thresholds: 'smtp_auth_seconds warning=1\n\ntls_certificate_days_left critical=14:',
    });
    expect(thresholds.map(({ metric }) => metric)).toEqual(['smtp_auth_seconds', 'tls_certificate_days_left']);
  });

  it('reports every line that cannot be read, with the nearest name (INP-024)', () => {
    const { issues } = resolve({
      warning: 'unseen>>5',
      thresholds: 'smtp_auth_second warning=1\nsmtp_auth_seconds warning=x',
    });
    expect(issues.map(({ input, value }) => [input, value])).toEqual([
      ['warning', 'unseen>>5'],
      ['thresholds', 'smtp_auth_second warning=1'],
      ['thresholds', 'smtp_auth_seconds warning=x'],
    ]);
    expect(issues[1]?.remedy).toContain('smtp_auth_seconds');
  });

  it('refuses a warning that is looser than critical, in all places (INP-025)', () => {
    const { issues } = resolve({
      warning: '5s',
      critical: '1s',
      thresholds: 'smtp_auth_seconds warning=3 critical=2\ntls_certificate_days_left warning=7: critical=14:',
    });
    const remedy = 'Exchange the two, or write a warning range that alerts before the critical one does.';
    const problem = (critical: string, verb = 'has a warning that is') =>
      `${verb} looser than critical (${critical}), so it would never be reported`;
    expect(issues).toEqual([
      { code: 'E_CONFIG_CONFLICT', input: 'warning', value: '5s', problem: problem('1s', 'is'), remedy },
      {
        code: 'E_CONFIG_CONFLICT',
        input: 'thresholds',
        value: 'smtp_auth_seconds warning=3 critical=2',
        problem: problem('2'),
        remedy,
      },
      {
        code: 'E_CONFIG_CONFLICT',
        input: 'thresholds',
        value: 'tls_certificate_days_left warning=7: critical=14:',
        problem: problem('14:'),
        remedy,
      },
    ]);
  });

  it('knows only what the mode can yield', () => {
    const issues: Issue[] = [];
    const settings = createSettings({ thresholds: 'smtp_auth_seconds critical=3\nmailbox_unseen critical=3' });
    expect(resolveThresholds(settings, smtpConnect.metrics, issues)).toEqual([]);
    expect(issues.map(({ remedy }) => remedy)).toEqual([
      'This mode has no metric "smtp_auth_seconds". Did you mean smtp_total_seconds?',
      expect.stringMatching(/^This mode has no metric "mailbox_unseen"\. It has: smtp_total_seconds, /),
    ]);
  });

  it('has nothing to say without limits', () => {
    expect(resolve({})).toEqual({ thresholds: [], issues: [] });
  });
});
