import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../../src/model/issue.ts';
import type { Field } from '../../../src/settings/field.ts';
import { FIELDS } from '../../../src/settings/fields.ts';
import { resolveReports } from '../../../src/settings/files/reports.ts';
import { inputVariable, readInputs } from '../../../src/settings/inputs.ts';
import { readFiles } from '../../../src/settings/read-settings.ts';
import { inputName } from '../../../src/settings/settings.ts';
import type { World } from '../../../src/system/world.ts';
import { memoryFiles, noFiles } from '../../support/settings/memory-files.ts';
import { createSettings } from '../../support/settings/settings.ts';

const fields: [string, Field<unknown>][] = Object.entries(FIELDS);
const inputs = fields.map(([name]) => inputName(name));
const secretInputs = fields.filter(([, { kind }]) => kind.isSecret).map(([name]) => inputName(name));
/** Reads inputs as the runner passes them: each name in capitals, and every input that is not given as empty text. */
function read(given: Record<string, string>, env: World['env'] = {}) {
  const variables = Object.entries(given).map(([input, value]) => [inputVariable(input), value]);
  const empty = inputs.map((input) => [inputVariable(input), '']);
  return readAll({ env: { ...env, ...Object.fromEntries([...empty, ...variables]) }, files: noFiles });
}

/** Reads the inputs, with the files that they name. */
async function readAll(world: Pick<World, 'env' | 'files'>) {
  const { settings, issues } = readInputs(world.env);
  const reportFiles = await resolveReports(settings.reports, world, issues);
  return { settings: await readFiles({ ...settings, reportFiles }, world, issues), issues };
}

describe('readInputs', () => {
  test('gives the defaults when nothing is given, and when everything is given as empty text', async () => {
    const expected = { settings: createSettings(), issues: [] };
    expect(await readAll({ env: {}, files: noFiles })).toEqual(expected);
    expect(await read({})).toEqual(expected);
    expect(await read({ host: ' \n\u00a0', body: '\n' })).toEqual(expected);
  });

  test('reads typed values', async () => {
    const given = {
      mode: 'smtp-login',
      host: 'Mail.Example.org\n',
      'smtp-port': '587',
      'smtp-tls-mode': 'starttls',
      to: 'a@x.test, b@x.test',
      'tls-verify': 'FALSE',
      timeout: '2m',
      'fail-on': 'never',
      retries: '3',
    };
    expect(await read(given)).toEqual({
      settings: createSettings({
        mode: 'smtp-login',
        host: 'mail.example.org',
        smtpPort: 587,
        smtpTlsMode: 'starttls',
        to: ['a@x.test', 'b@x.test'],
        tlsVerify: false,
        timeout: 120_000,
        failOn: ['never'],
        retries: 3,
      }),
      issues: [],
    });
  });

  test.each([
    ['INP-027: blanks and UTF-8', ' p\u00e4ss '],
    ['INP-029: one letter', 'a'],
    ['only blanks', '  '],
  ])('takes a password as it is: %s', async (_fault, password) => {
    const { settings, issues } = await read({ password });
    expect(issues).toEqual([]);
    expect(settings.password?.reveal()).toBe(password);
  });

  test.each([
    ['INP-002', 'host', 'smtp://mail.test', 'is a URL'],
    ['INP-003', 'smtp-host', 'mail.test:587', 'holds a port'],
    ['INP-004', 'host', 'mail.test\r\nQUIT', 'holds control characters'],
    ['INP-005', 'port', '0', 'is not a whole number from 1 to 65535'],
    ['INP-005', 'imap-port', '70000', 'is not a whole number from 1 to 65535'],
    ['INP-005', 'port', 'abc', 'is not a whole number from 1 to 65535'],
    ['INP-005', 'smtp-port', '25.5', 'is not a whole number from 1 to 65535'],
    ['INP-013', 'to', 'bob', 'is not an address'],
    ['INP-014', 'from', '"evil@a.test x"@b.test', 'has a quoted local part'],
    ['INP-015', 'subject', 'hi\r\nX-Evil: 1', 'holds control characters'],
    ['INP-017', 'ehlo-name', 'x\r\nMAIL FROM:<a@b>', 'holds control characters'],
    ['INP-021', 'mailbox', 'INBOX\r\nA LOGOUT', 'holds control characters'],
    ['INP-021', 'mailbox', 'INB\0OX', 'holds control characters'],
    ['nothing in a list', 'fail-on', ',', 'names nothing'],
    ['overflow', 'timeout', '999999999h', 'is out of range'],
  ])('%s: %s says what is wrong and what to write', async (_fault, input, value, problem) => {
    const { issues } = await read({ [input]: value });
    expect(issues).toEqual([{ code: 'E_INPUT', input, value, problem, remedy: expect.stringMatching(/^[A-Z].*\.$/) }]);
  });

  test('INP-011: shows the entry of a list that is wrong, not the whole list', async () => {
    const { issues } = await read({ to: 'x@y.test\r\nBcc: evil@z.test' });
    expect(issues).toMatchObject([{ input: 'to', value: 'Bcc: evil@z.test', problem: 'is not an address' }]);
  });

  test('INP-012: refuses 1000 recipients', async () => {
    const to = Array.from({ length: 1000 }, (_, n) => `a${n}@x.test`).join('\n');
    const { issues } = await read({ to });
    expect(issues).toMatchObject([{ input: 'to', problem: 'holds 1000 addresses', remedy: 'Write at most 5.' }]);
  });

  test.each([
    ['INP-028', 'password', 'a\nb'],
    ['OAU-011', 'access-token', 'ab\ncd'],
    ['OAU-011', 'imap-access-token', 'ab\x01cd'],
    ['byte-order mark', 'smtp-password', '\ufeffabcd'],
  ])('%s: refuses the secret %s without showing it', async (_fault, input, value) => {
    const { issues } = await read({ [input]: value });
    expect(issues).toMatchObject([{ code: 'E_INPUT', input, value: undefined }]);
    expect(issues[0]?.problem).toBe('holds a line end, a byte-order mark or another control character');
  });

  test('reports everything that is wrong at once, unknown inputs too', async () => {
    const { settings, issues } = await read({
      prot: '25',
      host: 'a b',
      retries: '11',
      'tls-ca': '/nowhere',
      junk: '?',
    });
    expect(issues.map(({ input }) => input)).toEqual(['prot', 'host', 'junk', 'retries', 'tls-ca']);
    expect(settings).toEqual(createSettings());
  });

  test.each([
    ['prot', 'Did you mean port?'],
    ['smtp_host', 'Did you mean smtp-host?'],
    [
      'frobnicate',
      'Remove it from with:, or rename the variable INPUT_FROBNICATE if the workflow sets that by itself.',
    ],
  ])('refuses the unknown input %s', async (input, remedy) => {
    const { issues } = await read({ [input]: 'hunter2' });
    expect(issues).toEqual([{ code: 'E_INPUT', input, problem: 'is not an input of this action', remedy }]);
  });

  test('leaves the rest of the environment alone', async () => {
    const env = { GITHUB_INPUT_X: 'x', PATH: '/bin', MY_INPUT_HOST: 'x', input_host: 'x', INPUT: 'x' };
    expect(await read({}, env)).toEqual({ settings: createSettings(), issues: [] });
  });

  test.each([
    [{}, false],
    [{ GITHUB_EVENT_NAME: 'push' }, false],
    [{ GITHUB_EVENT_NAME: 'schedule', GITHUB_ACTOR: 'octocat' }, false],
    [{ GITHUB_EVENT_NAME: 'pull_request_target' }, false],
    [{ GITHUB_EVENT_NAME: 'pull_request' }, true],
    [{ GITHUB_EVENT_NAME: 'pull_request_review' }, true],
    [{ GITHUB_EVENT_NAME: 'push', GITHUB_ACTOR: 'dependabot[bot]' }, true],
  ])('INP-026: knows when GitHub may have withheld the secrets: %j', async (env, expected) => {
    expect((await read({}, env)).settings.mayLackSecrets).toBe(expected);
  });
});

describe('whatever the environment holds', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('-----BEGIN ', '/dev/null', '25', 'a@b.test', ','),
  );
  const variable = fc.oneof(
    fc.constantFrom(...inputs.map(inputVariable), 'INPUT_', 'INPUT___PROTO__', 'GITHUB_EVENT_NAME', '__proto__'),
    fc.string().map((name) => `INPUT_${name}`),
  );
  const environment = fc.dictionary(variable, fc.option(value, { nil: undefined }), { maxKeys: 30 });
  const files = fc.constantFrom(
    noFiles,
    memoryFiles(() => '-----BEGIN CERTIFICATE-----'),
    { ...memoryFiles(() => ''), read: () => Promise.reject('no error at all') },
  );

  test('it is read without an exception, and every issue says where, what and what to do', async () => {
    await fc.assert(
      fc.asyncProperty(environment, files, async (env, available) => {
        const { settings, issues } = await readAll({ env, files: available });
        expect(Object.keys(settings).sort()).toEqual(
          [...Object.keys(FIELDS), 'mayLackSecrets', 'attachedFiles', 'reportFiles'].sort(),
        );
        for (const { code, input, problem, remedy } of issues) {
          expect(code).toBe('E_INPUT');
          expect(Object.keys(env)).toContainEqual(
            expect.stringMatching(new RegExp(`^${RegExp.escape(inputVariable(input))}$`, 'i')),
          );
          expect(problem).toMatch(/^[a-z].*[^.]$/);
          expect(remedy).toMatch(/^[A-Z].*[.?]$/s);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a setting either has a value of its own or the default, never something in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), value, async ([name, { kind }], text) => {
        const { settings, issues } = await read({ [inputName(name)]: text });
        if (issues.length > 0 || ['tlsCa', 'tlsClientCert', 'tlsClientKey'].includes(name)) return;
        const isAbsent = kind.isSecret ? text === '' : text.trim() === '';
        const expected = isAbsent ? createSettings()[name as keyof typeof FIELDS] : kind.parse(text);
        expect(settings[name as keyof typeof FIELDS]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('a secret is never shown, be it valid or not', async () => {
    const rest = fc.oneof(fc.string(), fc.constantFrom('\n', '\r\nx', '\x01', '\ufeff', ' '));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...secretInputs), rest, rest, async (input, before, after) => {
        const result = await read({ [input]: `${before}hunter2${after}`, hots: 'x' });
        const error = new ConfigError(result.issues);
        const options = { depth: 9, showHidden: true };
        const shown = [JSON.stringify(result), inspect(result, options), inspect(error, options), String(error)].join();
        expect(shown).not.toContain('hunter2');
        expect(shown).toContain('hots');
      }),
      { numRuns: 300 },
    );
  });
});

test('inputVariable names what the runner sets', () => {
  expect(inputVariable('smtp-tls-mode')).toBe('INPUT_SMTP-TLS-MODE');
});

test('ConfigError says everything in one line', () => {
  const issue = { code: 'E_INPUT', input: 'port', value: '0', problem: 'is wrong', remedy: 'Write 1.' } as const;
  const error = new ConfigError([issue, { ...issue, input: 'host' }]);
  expect(error.message).toBe('port: is wrong; host: is wrong');
  expect(error.issues).toHaveLength(2);
});
