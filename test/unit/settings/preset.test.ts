import { describe, expect, it } from 'vitest';
import { describeEndpoint } from '../../../src/model/endpoint.ts';
import type { Issue } from '../../../src/model/issue.ts';
import { resolveServer } from '../../../src/settings/servers/resolve-server.ts';
import { createSettings } from '../../support/settings/settings.ts';

function resolved(overrides: Parameters<typeof createSettings>[0], isShared = true): string[] {
  const issues: Issue[] = [];
  const endpoints = (['smtp', 'imap'] as const).map(
    (protocol) => resolveServer(createSettings(overrides), protocol, isShared, issues)?.endpoint,
  );
  expect(issues).toEqual([]);
  return endpoints.map((endpoint) => (endpoint ? describeEndpoint(endpoint) : 'nothing'));
}

describe('the input provider', () => {
  it.each([
    ['gmail', 'smtps://smtp.gmail.com:465', 'imaps://imap.gmail.com:993'],
    ['office365', 'smtp+starttls://smtp.office365.com:587', 'imaps://outlook.office365.com:993'],
    ['icloud', 'smtp+starttls://smtp.mail.me.com:587', 'imaps://imap.mail.me.com:993'],
  ] as const)('fills hosts, ports and TLS modes of %s', (provider, smtp, imap) => {
    expect(resolved({ provider })).toEqual([smtp, imap]);
  });

  it.each([
    [{ smtpHost: 'mx.test' }, 'smtps://mx.test:465'],
    [{ host: 'mx.test' }, 'smtps://mx.test:465'],
    [{ smtpPort: 587 }, 'smtp+starttls://smtp.gmail.com:587'],
    [{ smtpTlsMode: 'starttls' }, 'smtp+starttls://smtp.gmail.com:587'],
    [{ smtpPort: 2465, smtpTlsMode: 'implicit' }, 'smtps://smtp.gmail.com:2465'],
  ] as const)('gives way to %j', (explicit, smtp) => {
    expect(resolved({ provider: 'gmail', ...explicit })[0]).toBe(smtp);
  });

  it('gives way to the inputs without a prefix in the modes of one protocol', () => {
    expect(resolved({ provider: 'gmail', port: 587 }, false)[0]).toBe('smtp+starttls://smtp.gmail.com:587');
  });
});
