/**
 * ATK-K8: a secret in the wrong input is quoted nowhere. Nothing knows that it is a secret, so a wrong value is shown only
 * where it looks like one of its kind, and else described by its length.
 */

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments/arguments.ts';
import { givenOptions } from '../../src/cli/arguments/given-options.ts';
import { readSecrets } from '../../src/cli/arguments/secrets.ts';
import { formatNames, type Report } from '../../src/model/report.ts';
import { type Job, prepare, runJob } from '../../src/pipeline/run.ts';
import { lintChecks } from '../../src/plan/lint-checks.ts';
import { issueSentence } from '../../src/report/common/issue-sentence.ts';
import { FORMATS } from '../../src/report/formats.ts';
import type { Field } from '../../src/settings/field.ts';
import { FIELDS } from '../../src/settings/fields.ts';
import { inputName } from '../../src/settings/settings.ts';
import { clock } from '../../src/system/clock.ts';
import { createWorld } from '../../src/system/real-world.ts';
import { isQuotable, type Look, quoted } from '../../src/text/quote.ts';
import { renderSinks } from '../support/reports/sinks.ts';
import { createWorkspace } from '../support/settings/workspace.ts';

const PEM = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
}).privateKey.trim();
const BODY = PEM.split('\n').slice(1, -1);

/** Secrets as they are pasted, by what they are. */
const SECRETS: Readonly<Record<string, string>> = {
  'the body of a key': BODY.join('\n'),
  'the body of a key in one line': BODY.join(''),
  'the body of a key with blanks': BODY.join(' '),
  'the body of a key with its END line': `${BODY.join('\n')}\n-----END PRIVATE KEY-----`,
  'a piece of a key': String(BODY[3]),
  'a password with signs': 'Tr0ub4dor&3-pa$$',
  'a password of a program': 'xk2PqL7mZt4Vw8Rb',
  'a token': 'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'a web token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P',
  'a hexadecimal key': '3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed',
  'an application password': 'abcd efgh ijkl mnop',
};
const SERVER = { mode: 'imap-login', host: 'mail.test', username: 'probe', password: 'another-password' };

/** Inputs that a secret is no value of. The rest take any text. */
const INPUTS = Object.entries<Field<unknown>>(FIELDS)
  .filter(([, { kind }]) => kind.isSecret !== true || kind.takesPath)
  .map(([name]) => inputName(name));

/** Pieces by which a secret is recognised in an output, wherever that wraps or cuts it. */
function pieces(secret: string): readonly string[] {
  const words = secret.split(/\s+/).filter((word) => !/^(?:-----END|PRIVATE|KEY-----)$/.test(word));
  return words.flatMap((word) => (word.length < 12 ? [word] : [word.slice(0, 12), word.slice(-12)]));
}

async function report(job: Job): Promise<Report> {
  const world = createWorld({ env: {}, stdout: () => {} });
  const { signal } = new AbortController();
  const silent = { keepTicket: async () => {}, onProgress: () => {}, onTrace: () => {} };
  return await runJob(job, { ...silent, world, redact: job.redact, cancel: signal, hurry: signal });
}

function expectNothingOf(secret: string, text: string): void {
  for (const piece of pieces(secret)) {
    const at = text.indexOf(piece);
    expect(at < 0 ? '' : text.slice(Math.max(0, at - 200), at + 80)).toBe('');
  }
}

async function expectSilence(job: Job, secret: string): Promise<void> {
  if (job.issues.length === 0) return;
  const written = await report(job);
  const formats = formatNames.map((name) => [...FORMATS[name].render(written)].join(''));
  const sinks = [...Object.values(renderSinks(written)), ...formats, ...job.issues.map(issueSentence)];
  expectNothingOf(secret, sinks.join('\n').replaceAll('\\n', '\n'));
}

describe.each(Object.entries(SECRETS))('ATK-K8: %s', (_what, secret) => {
  test('is in no output when it is in the wrong input', async () => {
    using workspace = createWorkspace();
    for (const input of INPUTS) {
      for (const beside of [SERVER, { mode: 'merge', 'merge-reports': 'x/*.json' }, { checks: 'c.yml' }]) {
        await expectSilence(await workspace.prepare({ ...beside, [input]: secret }), secret);
      }
    }
  });

  test('is in no output when it follows something that fits', async () => {
    using workspace = createWorkspace();
    const line = secret.replaceAll('\n', ' ');
    const inputs: Readonly<Record<string, string>> = {
      reports: `json=out.json\n${secret}\njsn=${line}`,
      thresholds: `imap_auth_seconds warning=${line}\n${line} warning=1\nimap_auth_seconds{x="${line}"} warning=1`,
      search: `unseen\n${line}\nsince: ${line}\nuid: ${line}`,
      headers: `${line}\n${line}: x`,
      warning: `1:${line}`,
      host: `imaps://${line}`,
      'smtp-host': `probe:${line}`,
      to: `a@b.test,${line}`,
      'tls-fingerprint': `sha256:${line}`,
      attachments: secret,
      only: line,
    };
    for (const [input, value] of Object.entries(inputs)) {
      for (const mode of ['imap-login', 'imap-search', 'smtp-send', line]) {
        await expectSilence(await workspace.prepare({ ...SERVER, mode, [input]: value }), secret);
      }
    }
  });

  test('is in no output when it is in the wrong field of a checks file', async () => {
    // A name is a name, whatever it is: the place of each problem is found by it.
    for (const input of INPUTS.filter((each) => each !== 'name')) {
      const entry = { name: 'One', ...SERVER, password: undefined, [input]: '${PASTED}' };
      const fields = Object.entries(entry).filter(([, value]) => value !== undefined);
      const yaml = `checks:\n- ${fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n  ')}\n`;
      using workspace = createWorkspace({ 'c.yml': yaml });
      const env = { PASTED: secret };
      await expectSilence(await workspace.prepare({ checks: 'c.yml', password: SERVER.password }, env), secret);
      const { files } = createWorld({ env: {}, stdout: () => {} });
      const { issues } = await lintChecks(['c.yml'], { env: { GITHUB_WORKSPACE: workspace.folder, ...env }, files });
      expectNothingOf(secret, issues.map(issueSentence).join('\n'));
    }
  });

  test('is in no output when it is an argument in the wrong place', async () => {
    const line = secret.replaceAll('\n', ' ');
    const { files } = createWorld({ env: {}, stdout: () => {} });
    const missing = { env: {}, readFile: noFile, readStdin: noFile };
    for (const args of [
      [line],
      ['imap-login', '--mode', line],
      ['imap-login', '--output', line],
      ['imap-login', '--password-file', line],
      ['imap-login', `--${line}`],
      ['imap-login', '--port', line],
    ]) {
      const parsed = parseArguments(args);
      const secrets = await readSecrets(parsed, missing);
      const job = await prepare({ env: {}, files, clock }, givenOptions(parsed, secrets));
      expect(job.issues.length).toBeGreaterThan(0);
      await expectSilence(job, secret);
      expectNothingOf(secret, secrets.warnings.join('\n'));
    }
  });
});

async function noFile(): Promise<never> {
  throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
}

describe('ATK-K8: a wrong value', () => {
  test.each<[Look, string]>([
    ['word', 'rund-trip'],
    ['word', 'ssl'],
    ['word', 'TLSv1.1'],
    ['number', '65536'],
    ['number', '30 sec'],
    ['host', 'mail.example.org:993'],
    ['host', 'https://mail.example.org/'],
    ['address', 'Probe <probe@example.org>'],
    ['path', 'ci/certs/ca.pem'],
    ['path', '../secret.txt'],
    ['path', 'reports/**/*.json'],
    ['path', 'C:\\ci\\ca.pem'],
    ['path', 'no-such-file'],
    ['range', '~:5x'],
    ['metric', 'imap_auth_second warning=1'],
    ['fingerprint', 'AA:BB:CC:DD'],
    ['text', 'Mail of the office'],
  ])('is quoted where it looks like a %s: %s', (look, value) => {
    expect(isQuotable(value, look)).toBe(true);
  });

  test('is described by its length where it does not', () => {
    expect(quoted('x'.repeat(1704), 'path')).toBe('a text of 1,704 characters');
  });

  test('is not quoted when it is a host with something that is no port', async () => {
    using workspace = createWorkspace();
    const { issues } = await workspace.prepare({ ...SERVER, host: 'probe:hunter2' });
    expect(issues.map(issueSentence).join()).toMatch(/^Input host .*\(a text of 13 characters, not shown\)/);
    expect(issues.map(issueSentence).join()).not.toContain('hunter2');
  });

  test('is not shown as the place of a report', async () => {
    using workspace = createWorkspace();
    const { settings } = await workspace.prepare({ ...SERVER, reports: `json=${BODY.join('')}` });
    expect(settings.reportFiles.map(({ shownPath }) => shownPath)).toEqual([
      expect.stringMatching(/^a text of 1,\d{3} characters$/),
    ]);
  });

  test('leaves the reader with what is wrong and what to do', async () => {
    using workspace = createWorkspace();
    const { issues } = await workspace.prepare({ ...SERVER, 'tls-ca': BODY.join('\n') });
    const length = `${BODY.join('\n').length}`.replace(/^1/, '1,');
    expect(issues.map(issueSentence)).toEqual([
      `Input tls-ca is neither PEM text nor a path (a text of ${length} characters, not shown). PEM text begins with a line such as -----BEGIN CERTIFICATE-----; copy it from there on.`,
    ]);
  });
});
