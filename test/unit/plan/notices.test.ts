import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../../src/model/phase.ts';
import type { PlannedCheck } from '../../../src/model/plan.ts';
import { Secret } from '../../../src/model/secret.ts';
import { STATUSES, type Status } from '../../../src/model/status.ts';
import { noticesOf, withPassedStatuses } from '../../../src/plan/notices.ts';
import { resolveServer } from '../../../src/settings/servers/resolve-server.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { createSettings } from '../../support/settings/settings.ts';

function messages(protocol: Protocol, given: Partial<Settings>, secret?: 'password' | 'token'): readonly string[] {
  const server = resolveServer(createSettings({ host: 'mail.test', ...given }), protocol, false, []);
  if (!server) throw new Error('not resolved');
  const credentials = secret && { username: 'probe', method: 'auto' as const, [secret]: new Secret('hunter2') };
  return noticesOf({ ...server, credentials }).map(({ message, hint }) => `${message} ${hint}`);
}

describe('a port and a TLS mode', () => {
  test.each<[Protocol, Partial<Settings>]>([
    ['smtp', {}],
    ['smtp', { port: 587 }],
    ['smtp', { port: 25, tlsMode: 'none' }],
    ['smtp', { port: 2525, tlsMode: 'implicit' }],
    ['imap', {}],
    ['imap', { tlsMode: 'none' }],
    ['imap', { port: 1143, tlsMode: 'starttls' }],
  ])('that go together are not worth a word: %s %j', (protocol, given) => {
    expect(messages(protocol, given)).toEqual([]);
  });

  test.each<[Protocol, Partial<Settings>, RegExp]>([
    [
      'smtp',
      { port: 465, tlsMode: 'starttls' },
      /^Port 465 is meant for TLS from the first byte, and tls-mode asks for STARTTLS\. .*tls-mode: implicit/,
    ],
    ['smtp', { smtpPort: 465, smtpTlsMode: 'starttls' }, /smtp-tls-mode asks for STARTTLS\. .*smtp-tls-mode: implicit/],
    ['smtp', { port: 465, tlsMode: 'none' }, /^Port 465 .* asks for no TLS/],
    ['smtp', { port: 587, tlsMode: 'implicit' }, /^Port 587 is meant for STARTTLS.* tls-mode: starttls/],
    ['imap', { port: 993, tlsMode: 'starttls' }, /^Port 993 is meant for TLS from the first byte/],
    ['imap', { port: 143, tlsMode: 'implicit' }, /^Port 143 is meant for STARTTLS/],
    ['imap', { port: 587 }, /^Port 587 is that of SMTP, and this check speaks IMAP there/],
    ['smtp', { port: 993 }, /^Port 993 is that of IMAP/],
  ])('that do not are explained: %s %j', (protocol, given, expected) => {
    expect(messages(protocol, given)).toEqual([expect.stringMatching(expected)]);
  });
});

describe('passwords over SMTP', () => {
  test.each(['smtp.office365.com', 'example-org.mail.protection.outlook.com'])('end at %s', (host) => {
    expect(messages('smtp', { host }, 'password')).toEqual([
      expect.stringMatching(/end of December 2026.*access-token/s),
    ]);
  });

  test('of the provider office365 end', () => {
    expect(messages('smtp', { host: undefined, provider: 'office365' }, 'password')).toHaveLength(1);
  });

  test.each<[Protocol, string, 'password' | 'token' | undefined]>([
    ['smtp', 'smtp.office365.com', 'token'],
    ['smtp', 'smtp.office365.com', undefined],
    ['imap', 'outlook.office365.com', 'password'],
    ['smtp', 'smtp-mail.outlook.com', 'password'],
    ['smtp', 'mail.test', 'password'],
  ])('are no topic for %s at %s with %s', (protocol, host, secret) => {
    expect(messages(protocol, { host }, secret)).toEqual([]);
  });
});

describe('ATK-K12: a status that fails the job while a worse one does not', () => {
  const check: PlannedCheck = {
    ...{ name: 'x', mode: 'imap-connect', success: 'ok', metrics: [], thresholds: [], notices: [] },
    probe: { target: 'imaps://mail.test:993', servers: [], extraTimeMs: 0, run: async () => {} },
    ...{ timeoutMs: 1, retries: 0, retryDelayMs: 0, keepsTranscript: false },
  };
  const said = (...failOn: readonly Status[]): readonly string[] =>
    withPassedStatuses(check, new Set(failOn)).notices.map(({ message, hint }) => `${message} ${hint}`);

  test.each<[readonly Status[], RegExp]>([
    [['warning'], /passes when a check is critical or unknown, .*fail-on: critical,unknown,warning if/],
    [['unknown'], /is critical, although fail-on names unknown, .*fail-on: critical,unknown if/],
    [['critical', 'warning'], /is unknown, although/],
    [['unknown', 'warning'], /is critical, although/],
    [['ok'], /is critical, unknown or warning, although/],
  ])('%j is worth a word', (failOn, message) => {
    expect(said(...failOn)).toEqual([expect.stringMatching(message)]);
  });

  test('the usual statuses, all, the worst alone and never are not', () => {
    const usual: readonly (readonly Status[])[] = [['critical', 'unknown'], ['critical'], STATUSES, []];
    for (const failOn of [...usual, ['critical', 'unknown', 'warning'] as const]) expect(said(...failOn)).toEqual([]);
  });
});
