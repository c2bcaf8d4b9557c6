import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { host } from '../../../src/settings/kinds/host.ts';
import {
  findProvider,
  isMicrosoft365,
  PROVIDERS,
  type Provider,
  providerNames,
  SMTP_AUTH_TIMELINE,
  SMTP_AUTH_TIMELINE_SOURCE,
} from '../../../src/settings/providers.ts';

const DOCUMENT = readFileSync(resolve(import.meta.dirname, '../../../docs/providers.md'), 'utf8');
const MODES: Readonly<Record<string, string>> = {
  'smtp 465': 'implicit',
  'smtp 587': 'starttls',
  'imap 993': 'implicit',
};
const all: readonly Provider[] = PROVIDERS;
const servers = all.flatMap((provider) => [
  { provider, protocol: 'smtp', ...provider.smtp },
  { provider, protocol: 'imap', ...provider.imap },
]);

describe('PROVIDERS', () => {
  test('has the providers that the interface promises, each once', () => {
    expect(providerNames).toEqual([
      'gmail',
      'outlook',
      'office365',
      'yahoo',
      'icloud',
      'fastmail',
      'zoho',
      'qq',
      '163',
      'yandex',
      'gmx',
      'mailbox.org',
    ]);
  });

  test.each(servers)('$provider.name: $host:$port goes with $tlsMode', ({ protocol, port, tlsMode }) => {
    expect(tlsMode).toBe(MODES[`${protocol} ${port}`]);
  });

  test.each(servers)('$provider.name: $host is a host as the settings would read it', ({ host: name }) => {
    expect(host.parse(name)).toBe(name);
  });

  test.each(all)('$name has a source over https', ({ source }) => {
    const url = new URL(source);
    expect(url.protocol).toBe('https:');
    expect(url.href).toBe(source);
  });

  test.each(all.flatMap(({ name, note }) => (note === undefined ? [] : [{ name, note }])))(
    'the note of $name is one line that ends like a sentence',
    ({ note }) => {
      expect(note).toMatch(/^[A-Z][^\n]*[.)]$/);
    },
  );

  test('quotes Microsoft, with the place, for the tenants whom it concerns', () => {
    const note = findProvider('office365')?.note;
    expect(note).toContain(`"${SMTP_AUTH_TIMELINE}"`);
    expect(note).toContain(SMTP_AUTH_TIMELINE_SOURCE);
    expect(DOCUMENT).toContain(SMTP_AUTH_TIMELINE);
    expect(DOCUMENT).toContain(SMTP_AUTH_TIMELINE_SOURCE);
  });

  test.each(all)('$name is documented with the same servers and source', ({ name, smtp, imap, source }) => {
    const rows = DOCUMENT.split('\n').filter((line) => line.startsWith(`| \`${name}\` `));
    expect(rows).toHaveLength(2);
    const text = rows.join('\n');
    expect(text).toContain(`\`${smtp.host}\`, ${smtp.port}, \`${smtp.tlsMode}\``);
    expect(text).toContain(`\`${imap.host}\`, ${imap.port}, \`${imap.tlsMode}\``);
    expect(text).toContain(`](${source})`);
  });
});

describe('findProvider', () => {
  test.each(all)('finds $name', (provider) => {
    expect(findProvider(provider.name)).toBe(provider);
  });

  test.each(['', 'Gmail', 'gmail ', 'mailbox', 'constructor', '__proto__', '0'])('does not know %j', (name) => {
    expect(findProvider(name)).toBeUndefined();
  });
});

describe('isMicrosoft365', () => {
  test.each([
    'smtp.office365.com',
    'SMTP.Office365.com',
    'smtp.office365.com.',
    'smtp-legacy.office365.com',
    'outlook.office365.com',
    'smtp-mail.outlook.com',
    'imap-mail.outlook.com',
    'smtp.office365.us',
    'outlook.office365.us',
    'outlook-dod.office365.us',
    'smtp.partner.outlook.cn',
    'partner.outlook.cn',
    'example-org.mail.protection.outlook.com',
    'example-com.olc.protection.outlook.com',
    'example-org.p-v1.mx.microsoft',
  ])('knows %s', (name) => {
    expect(isMicrosoft365(name)).toBe(true);
  });

  test.each([
    '',
    'example.org',
    '192.0.2.1',
    'office365.com',
    'smtp.office365.com.example.org',
    'evil-smtp.office365.com',
    'smtpxoffice365.com',
    'mail.protection.outlook.com.example.org',
    'evilmail.protection.outlook.com',
    'smtp-hve.office365.com',
    'smtp.hve.mx.microsoft',
    'smtp.gmail.com',
  ])('does not take %j for it', (name) => {
    expect(isMicrosoft365(name)).toBe(false);
  });

  test.each(all)('tells of $name what its name says', ({ name, smtp, imap }) => {
    const isMicrosoft = name === 'outlook' || name === 'office365';
    expect([isMicrosoft365(smtp.host), isMicrosoft365(imap.host)]).toEqual([isMicrosoft, isMicrosoft]);
  });
});
