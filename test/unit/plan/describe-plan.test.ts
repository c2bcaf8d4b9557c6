import { describe, expect, test } from 'vitest';
import { prepare } from '../../../src/pipeline/run.ts';
import { describePlan } from '../../../src/plan/describe-plan.ts';
import { clock } from '../../../src/system/clock.ts';
import { noFiles } from '../../support/settings/memory-files.ts';

async function plan(inputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const job = await prepare({ env: Object.fromEntries(variables), files: noFiles, clock });
  expect(job.issues).toEqual([]);
  return job.plan?.checks.flatMap(describePlan) ?? [];
}

const LOGIN = { host: 'mail.test', username: 'probe', password: 'hunter2' };

describe('describePlan', () => {
  test.each<[Readonly<Record<string, string>>, string]>([
    [
      { ...LOGIN, mode: 'smtp-login' },
      'SMTP: mail.test, port 465 (from the TLS mode), TLS from the first byte with a certificate for mail.test (the default), login as probe with a password.',
    ],
    [
      { ...LOGIN, mode: 'imap-login', port: '143', 'auth-method': 'plain', 'tls-servername': 'imap.test' },
      'IMAP: mail.test, port 143, TLS by STARTTLS with a certificate for imap.test (from the port), login as probe with a password by plain.',
    ],
    [
      { mode: 'smtp-connect', provider: 'gmail' },
      'SMTP: smtp.gmail.com, port 465 (from the provider), TLS from the first byte with a certificate for smtp.gmail.com (from the provider), no login.',
    ],
    [
      { mode: 'imap-connect', host: '192.0.2.1', 'tls-mode': 'none' },
      'IMAP: 192.0.2.1, port 143 (from the TLS mode), without TLS, no login.',
    ],
    [
      { mode: 'imap-connect', host: 'mail.test', 'tls-fingerprint': 'ab'.repeat(32) },
      'IMAP: mail.test, port 993 (from the TLS mode), TLS from the first byte with a certificate in tls-fingerprint (the default), no login.',
    ],
    [
      { mode: 'imap-connect', host: 'mail.test', 'tls-verify': 'false' },
      'IMAP: mail.test, port 993 (from the TLS mode), TLS from the first byte with any certificate (the default), no login.',
    ],
  ])('%j', async (inputs, expected) => {
    expect(await plan(inputs)).toContain(expected);
  });

  test('of a round trip names both servers, the limits and the thresholds, and no secret', async () => {
    const inputs = { ...LOGIN, from: 'a@mail.test', to: 'b@mail.test', retries: '2', critical: '~:30s' };
    const lines = await plan(inputs);
    expect(lines).toEqual([
      'It would run round-trip against smtps://mail.test:465 → imaps://mail.test:993, up to 3 times, each time within 30 s, and up to 60 s for the delivery.',
      expect.stringMatching(/^SMTP: mail\.test, port 465/),
      expect.stringMatching(/^IMAP: mail\.test, port 993/),
      'Thresholds: round_trip_seconds critical ~:30s.',
    ]);
    expect(lines.join()).not.toContain('hunter2');
  });
});
