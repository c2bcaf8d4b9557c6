import { describe, expect, test } from 'vitest';
import { PROBES } from '../../../src/probes/index.ts';
import { type Field, GROUPS } from '../../../src/settings/field.ts';
import { FIELDS } from '../../../src/settings/fields.ts';
import { inputName } from '../../../src/settings/settings.ts';
import { createSettings } from '../../support/settings/settings.ts';

const fields: [string, Field<unknown>][] = Object.entries(FIELDS);
const inputs = fields.map(([name]) => inputName(name));
const MODES = PROBES.map(({ name }) => name);

describe('FIELDS', () => {
  test.each(fields)('%s is complete', (_name, { kind, group, help, default: text, defaultNote }) => {
    expect(GROUPS).toContain(group);
    expect(help).toMatch(/^[A-Z`].*\.$/s);
    expect(kind.words?.length ?? 1).toBeGreaterThan(0);
    if (text !== undefined) expect(() => kind.parse(text)).not.toThrow();
    expect([text, defaultNote]).toContain(undefined);
  });

  test.each(fields)('%s names nothing that does not exist', (_name, { kind, help, defaultNote = '' }) => {
    const quoted = [...`${help} ${defaultNote}`.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
    const subjects = quoted.map((text) => text.replace(/: .*/, ''));
    const known = [...inputs, ...MODES, ...(kind.words ?? []), 'true', 'false', 'warning', 'implicit'];
    expect(subjects.filter((subject) => !known.includes(subject))).toEqual(quoted.filter((text) => text.includes('<')));
  });

  test('stand in the order of their groups', () => {
    const order = fields.map(([, { group }]) => GROUPS.indexOf(group));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('hide every secret and nothing else', () => {
    const secrets = fields.filter(([, { kind }]) => kind.isSecret).map(([name]) => inputName(name));
    expect(secrets).toEqual(inputs.filter((input) => /password|token|-key$/.test(input)));
    expect(secrets).toHaveLength(8);
  });

  test('give SMTP and IMAP the same inputs, and each of them one without a prefix', () => {
    const bare = (prefix: string) => inputs.filter((input) => input.startsWith(prefix)).map((input) => input.slice(5));
    expect(bare('smtp-')).toEqual(bare('imap-'));
    expect(bare('smtp-').filter((input) => !inputs.includes(input))).toEqual([]);
  });
});

describe('inputName', () => {
  test.each([
    ['host', 'host'],
    ['smtpTlsMode', 'smtp-tls-mode'],
    ['tlsCa', 'tls-ca'],
  ])('%s is %s', (field, input) => {
    expect(inputName(field)).toBe(input);
  });

  test('tells all fields apart', () => {
    expect(new Set(inputs).size).toBe(fields.length);
    expect(inputs.filter((input) => !/^[a-z]+(-[a-z]+)*$/.test(input))).toEqual([]);
  });
});

describe('the defaults', () => {
  test('are what the documentation says', () => {
    const given = Object.entries(createSettings()).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(given)).toMatchObject({
      mode: 'round-trip',
      authMethod: 'auto',
      addressFamily: 'auto',
      tlsVerify: true,
      tlsMinVersion: 'TLSv1.2',
      allowInsecureAuth: false,
      mailbox: 'INBOX',
      deliveryTimeout: 60_000,
      settleTime: 0,
      junk: 'warning',
      cleanup: true,
      failOn: ['critical', 'unknown'],
      timeout: 30_000,
      connectTimeout: 10_000,
      commandTimeout: 15_000,
      retries: 0,
      retryDelay: 5000,
      jobSummary: true,
    });
  });
});
