import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../../src/pipeline/run.ts';
import { PROBES } from '../../../src/probes/index.ts';
import { issueSentence } from '../../../src/report/common/issue-sentence.ts';
import { listWords } from '../../../src/text/list-words.ts';
import { createWorkspace, prepareFile, type Workspace } from '../../support/settings/workspace.ts';

const sentences = ({ issues }: Job): string[] => issues.map(issueSentence);
const targets = ({ plan }: Job) => plan?.checks.map(({ name, mode, probe }) => `${name}: ${mode} ${probe.target}`);

/** A file of greetings, which need nothing but a host. */
function greetings(...checks: readonly string[]): string {
  const entries = checks.map((check) => `  - { host: a.test, mode: smtp-connect, ${check} }\n`);
  return `checks:\n${entries.join('')}`;
}

describe('the settings of a check', () => {
  test('are its own, else those of defaults:, else the inputs beside the file, else the usual ones', async () => {
    const text = `
defaults: { host: defaults.test, timeout: 20s }
checks:
  - { name: A, mode: imap-connect, host: own.test, port: 143 }
  - { name: B, mode: imap-connect }
`;
    const inputs = { mode: 'round-trip', host: 'beside.test', timeout: '10s', 'tls-mode': 'starttls' };
    const job = await prepareFile(text, inputs);
    expect(sentences(job)).toEqual([]);
    expect(targets(job)).toEqual([
      'A: imap-connect imap+starttls://own.test:143',
      'B: imap-connect imap+starttls://defaults.test:143',
    ]);
    expect(job.plan?.checks.map(({ timeoutMs, retries }) => [timeoutMs, retries])).toEqual([
      [20_000, 0],
      [20_000, 0],
    ]);
  });

  test('never are those of another layer when a field is there and empty: a password stays with its server', async () => {
    const text = `
defaults: { mode: imap-login, host: a.test, username: ann, password: '\${SHARED}' }
checks:
  - { name: A, host: b.test, password: '\${OWN:-}' }
  - { name: B, host: null }
`;
    const job = await prepareFile(text, { host: 'c.test', password: 'beside' }, { SHARED: 'shared' });
    expect(sentences(job)).toEqual([
      'In checks.yml:4:40, check "A": password is empty: the IMAP login has neither a password nor an access token. Set password, access-token, imap-password or imap-access-token. A secret that does not exist, or whose name is misspelt, arrives as empty text.',
      'In checks.yml:5:22, check "B": host is required: the IMAP server is not named. Set host or imap-host.',
    ]);
  });

  test('are wrong where they stand, once, with the same words as an input', async () => {
    const text = `
defaults:
  timeout: long
  mode: imap-mailbox
  password: \${PASSWORD}
checks:
  - name: A
    host: a b
    mailboxes: INBOX
    thresholds:
      mailbox_unseen: { warning: 1 }
      mailbox_unsen: { warning: 1 }
  - name: B
    mode: imap-serch
`;
    expect(sentences(await prepareFile(text, { port: 'x', username: 'ann' }))).toEqual([
      'Input port "x" is not a whole number from 1 to 65535. Write digits alone, without a sign, a unit or leading zeros.',
      'In checks.yml:3:12: timeout "long" is not a duration. Write for example 500ms, 30s or 2m; a bare number is seconds.',
      'In checks.yml:5:13: password refers to the variable PASSWORD, which is not set. Set it in env: of the step, as PASSWORD: ${{ secrets.PASSWORD }}.',
      'In checks.yml:8:11, check "A": host "a b" is neither a host name nor an IP address. Write a name such as mail.example.org, or an address such as 192.0.2.1 or 2001:db8::1.',
      'In checks.yml:12:7, check "A": thresholds "mailbox_unsen warning=1" cannot be read as a threshold. This mode has no metric "mailbox_unsen". Did you mean mailbox_unseen?',
      `In checks.yml:14:11, check "B": mode "imap-serch" is not a mode. Did you mean imap-search? Known are ${listWords(PROBES.map(({ name }) => name))}.`,
    ]);
  });

  test('say that GitHub may have withheld a secret (INP-026)', async () => {
    const text = 'checks:\n  - { name: A, mode: imap-login, host: a.test, username: ann, password: "${PASSWORD}" }\n';
    const env = { PASSWORD: '', GITHUB_EVENT_NAME: 'pull_request' };
    const { issues } = await prepareFile(text, {}, env);
    expect(issues).toMatchObject([{ code: 'E_SECRET_MISSING', input: 'password', source: { line: 2, column: 73 } }]);
    expect(issues[0]?.remedy).toContain('pull requests from forks');
  });
});

describe('the secrets of all checks', () => {
  const text = `
checks:
  - { name: A, mode: imap-login, host: a.test, username: ann, password: '\${ONE}' }
  - { name: B, mode: imap-login, host: a.test, username: bob, access-token: '\${TWO}', enabled: false }
  - { name: C, mode: imap-login, host: a.test, username: bob, password: '\${THREE}', smtp-password: '\${FOUR}', prot: 1 }
`;
  const env = { ONE: 'first-secret', TWO: 'second-secret', THREE: 'third-secret', FOUR: 'fourth-secret' };

  test('are masked, those of checks that do not run and of a file that is wrong too', async () => {
    const { secrets, redact, issues } = await prepareFile(text, {}, env);
    expect(issues).toHaveLength(1);
    for (const secret of Object.values(env)) {
      expect(secrets).toContain(secret);
      expect(redact(`a ${Buffer.from(secret).toString('base64')} b`)).toBe('a *** b');
    }
    expect(secrets).toContain(Buffer.from('\0ann\0first-secret').toString('base64'));
  });
});

describe('which checks run', () => {
  const text = greetings(
    'name: One, tags: [eu, fast]',
    'name: "Two, or so", group: Edge',
    'name: Three, tags: [eu], enabled: false',
    'name: Four, tags: [us], smtp-host: "${ELSEWHERE}"',
  );
  const env = { ELSEWHERE: 'b.test' };

  test.each([
    [{}, ['One', 'Two, or so', 'Four']],
    [{ only: 'eu' }, ['One']],
    [{ only: 'Edge, us' }, ['Two, or so', 'Four']],
    [{ only: 'Two, or so' }, ['Two, or so']],
    [{ only: 'Two, or so\nfast' }, ['One', 'Two, or so']],
    [{ skip: 'fast,us' }, ['Two, or so']],
    [{ skip: 'Two, or so' }, ['One', 'Four']],
    [{ only: 'eu,us', skip: 'One' }, ['Four']],
  ])('%j: %j', async (inputs, names) => {
    const job = await prepareFile(text, inputs, env);
    expect(sentences(job)).toEqual([]);
    expect(job.plan?.checks.map(({ name }) => name)).toEqual(names);
    const leftOut = job.plan?.many?.leftOut.map(({ name }) => name) ?? [];
    expect([...names, ...leftOut].toSorted()).toEqual(['Four', 'One', 'Three', 'Two, or so']);
  });

  test('and why the others do not', async () => {
    const { plan } = await prepareFile(text, { only: 'eu,us', skip: 'us' }, env);
    expect(plan?.many?.leftOut).toEqual([
      { name: 'Two, or so', reason: 'not selected', source: { file: 'checks.yml', line: 3, column: 47 } },
      { name: 'Three', reason: 'disabled', source: { file: 'checks.yml', line: 4, column: 47 } },
      { name: 'Four', reason: 'skipped', source: { file: 'checks.yml', line: 5, column: 47 } },
    ]);
  });

  test.each([
    [{ only: 'ue' }, 'Input only "ue" is no name, tag or group of a check. Did you mean eu?'],
    [
      { skip: 'eu,nowhere' },
      'Input skip "nowhere" is no name, tag or group of a check. Write names, tags or groups that are in the checks file.',
    ],
    [
      { only: 'Three' },
      'Input only "Three" leaves no check to run. Nothing would be tested. Look at only, skip and enabled together.',
    ],
    [
      { only: 'us', skip: 'us' },
      'Input only "us" leaves no check to run. Nothing would be tested. Look at only, skip and enabled together.',
    ],
    [
      { skip: 'eu,us,Edge' },
      'Input skip "eu,us,Edge" leaves no check to run. Nothing would be tested. Look at only, skip and enabled together.',
    ],
    [{ only: ', ,' }, 'Input only ", ," names nothing. Write names, tags or groups.'],
    [
      { name: 'x' },
      'Input name would be the name of many checks. Remove it: each check of the file has a name of its own.',
    ],
  ])("is never nobody's guess: %j", async (inputs, sentence) => {
    const job = await prepareFile(text, inputs, env);
    expect(sentences(job)).toContain(sentence);
    expect(job.plan).toBeUndefined();
  });

  test('when all are disabled: none, which is an error', async () => {
    const job = await prepareFile(greetings('name: A, enabled: false'));
    expect(sentences(job)).toEqual([
      'Input checks leaves no check to run. Nothing would be tested. Look at only, skip and enabled together.',
    ]);
  });

  test('those that do not run need no variables, but are held to all else', async () => {
    expect(sentences(await prepareFile(text, { skip: 'us' }))).toEqual([]);
    expect(sentences(await prepareFile(text, { only: 'us' }))).toEqual([
      'In checks.yml:5:76, check "Four": smtp-host refers to the variable ELSEWHERE, which is not set. Set it in env: of the step, or write ${ELSEWHERE:-default}.',
    ]);
    const wrong = greetings('name: A', 'name: B, enabled: false, port: 0');
    expect(sentences(await prepareFile(wrong))).toEqual([
      expect.stringMatching(/^In checks\.yml:3:72, check "B": port "0" is not/),
    ]);
  });
});

describe('the shards of a file', () => {
  const names = Array.from({ length: 20 }, (_, n) => `Mailbox ${n}`);
  const text = greetings(...names.map((name) => `name: ${name}`), 'name: Off, enabled: false');

  test('are together all checks that were selected, each once, and each knows of all', async () => {
    const shards = await Promise.all(
      ['1/3', '2/3', '3/3'].map((shard) => prepareFile(text, { shard, skip: 'Mailbox 7' })),
    );
    const own = shards.map(({ plan }) => plan?.checks.map(({ name }) => name) ?? []);
    expect(own.flat().toSorted()).toEqual(names.filter((name) => name !== 'Mailbox 7').toSorted());
    for (const { plan } of shards) {
      const { shard, leftOut } = plan?.many ?? {};
      expect(shard?.expected.map(({ name }) => name)).toEqual(names.filter((name) => name !== 'Mailbox 7'));
      expect(shard?.expected[0]).toMatchObject({ mode: 'smtp-connect', source: { file: 'checks.yml', line: 2 } });
      expect(leftOut?.map(({ name }) => name)).toEqual(['Mailbox 7', 'Off']);
    }
  });

  test('do not move when a check is added', async () => {
    const more = greetings('name: New', ...names.map((name) => `name: ${name}`));
    const of = async (file: string) => (await prepareFile(file, { shard: '2/3' })).plan?.checks.map(({ name }) => name);
    const before = (await of(text)) ?? [];
    expect((await of(more))?.filter((name) => name !== 'New')).toEqual(before);
  });

  test('need variables for their own checks alone', async () => {
    const lacking = greetings('name: A, smtp-host: "${NONE}"');
    const shards = await Promise.all(['1/2', '2/2'].map((shard) => prepareFile(lacking, { shard })));
    expect(shards.map(({ issues }) => issues.length).toSorted()).toEqual([0, 1]);
  });

  test('may be empty, which is no error; the whole may not', async () => {
    const shards = await Promise.all(['1/2', '2/2'].map((shard) => prepareFile(greetings('name: A'), { shard })));
    expect(shards.map(({ plan }) => plan?.checks.length).toSorted()).toEqual([0, 1]);
    const none = await prepareFile(greetings('name: A, enabled: false'), { shard: '1/2' });
    expect(sentences(none)).toEqual([expect.stringContaining('leaves no check to run')]);
  });
});

test.each([
  ['only', 'x'],
  ['skip', 'x'],
  ['shard', '1/2'],
])('%s without checks is an error', async (input, value) => {
  using workspace = createWorkspace();
  const { issues } = await workspace.prepare({ host: 'a.test', mode: 'smtp-connect', [input]: value });
  expect(issues).toMatchObject([{ code: 'E_CONFIG_CONFLICT', input }]);
});

describe('the files', () => {
  let workspace: Workspace;
  const one = greetings('name: One');
  const two = greetings('name: Two');
  beforeEach(() => {
    workspace = createWorkspace({
      'ci/b.yml': two,
      'ci/a.yml': one,
      'ci/deep/c.yaml': greetings('name: Three'),
      '.hidden/d.yml': greetings('name: Four'),
    });
  });
  afterEach(() => workspace[Symbol.dispose]());

  test.each([
    ['ci/a.yml', ['One']],
    ['./ci/a.yml', ['One']],
    ['ci/*.yml', ['One', 'Two']],
    ['ci/**/*.{yml,yaml}', ['One', 'Two', 'Three']],
    ['ci/b.yml\nci/a.yml', ['Two', 'One']],
    ['ci/b.yml\nci/*.yml', ['Two', 'One']],
    ['.hidden/*', ['Four']],
  ])('%j are read in a fixed order, each once', async (checks, names) => {
    const job = await workspace.prepare({ checks });
    expect(sentences(job)).toEqual([]);
    expect(job.plan?.checks.map(({ name }) => name)).toEqual(names);
    expect(job.plan?.many?.files.map(({ path }) => path)).toHaveLength(names.length);
  });

  test('may have brackets in their names', async () => {
    workspace.write('ci/[a].yml', greetings('name: Five'));
    expect((await workspace.prepare({ checks: 'ci/[a].yml' })).plan?.checks.map(({ name }) => name)).toEqual(['Five']);
  });

  test('have names that are there once in all of them together, and defaults: of their own', async () => {
    workspace.write('ci/b.yml', `defaults: { timeout: 5s }\n${greetings('name: One')}`);
    expect(sentences(await workspace.prepare({ checks: 'ci/*.yml' }))).toEqual([
      'In ci/b.yml:3:47: name "One" is used twice. Give each check a name of its own: ci/a.yml, line 2, has this one already.',
    ]);
    workspace.write('ci/b.yml', `defaults: { timeout: 5s }\n${two}`);
    const { plan } = await workspace.prepare({ checks: 'ci/*.yml' });
    expect(plan?.checks.map(({ timeoutMs }) => timeoutMs)).toEqual([30_000, 5000]);
  });

  test('are wrong all at once', async () => {
    workspace.write('ci/a.yml', 'checks: []\n');
    workspace.write('ci/b.yml', 'chekcs: []\n');
    expect(sentences(await workspace.prepare({ checks: 'ci/*.yml\nnone.yml' }))).toEqual([
      'Input checks "none.yml" matches no file. Name a file from the workspace on; an earlier step has to check it out or download it.',
      expect.stringMatching(/^In ci\/a\.yml:1:9: checks is an empty list\. /),
      'In ci/b.yml:1:1: chekcs is not known at the top of a checks file. Did you mean checks?',
      expect.stringMatching(/^In ci\/b\.yml:1:1: checks has no checks:\. /),
    ]);
  });

  test.each([
    ['ci/z*.yml', 'matches no file'],
    ['ci', 'names something that is not a file'],
    ['/etc/hostname', 'names a file outside the workspace'],
    ['../*.yml', 'names a file outside the workspace'],
    ['ci/../../*', 'names a file outside the workspace'],
    ['way-out/x.yml', 'follows a link to a place outside the workspace, or to nothing'],
    ['link.yml', 'follows a link to a place outside the workspace, or to nothing'],
  ])('stay inside the workspace: %s', async (checks, problem) => {
    mkdirSync(join(workspace.folder, 'elsewhere'));
    using outside = createWorkspace({ 'x.yml': one });
    symlinkSync(outside.folder, join(workspace.folder, 'way-out'));
    symlinkSync(join(outside.folder, 'x.yml'), join(workspace.folder, 'link.yml'));
    const { issues, plan } = await workspace.prepare({ checks });
    expect(issues).toMatchObject([{ code: 'E_INPUT', input: 'checks', value: checks, problem }]);
    expect(plan).toBeUndefined();
  });

  test.each(['a.yml', '?.yml'])('may lie anywhere where there is no workspace: %s', async (name) => {
    workspace.write('a.yml', one);
    const checks = join(workspace.folder, name);
    const { issues, plan } = await workspace.prepare({ checks }, { GITHUB_WORKSPACE: '' });
    expect(issues).toEqual([]);
    expect(plan?.checks).toHaveLength(1);
  });

  test('are any files outside of a workflow, as on the command line', async () => {
    const path = join(workspace.folder, 'ci/a.yml');
    const { issues, plan } = await workspace.prepare({ checks: path }, { GITHUB_WORKSPACE: '' });
    expect(issues).toEqual([]);
    expect(plan?.checks.map(({ name }) => name)).toEqual(['One']);
  });

  test('are not too large, and have not too many checks', async () => {
    workspace.write('large.yml', `${one}#${'x'.repeat(1024 ** 2)}`);
    const large = await workspace.prepare({ checks: 'large.yml' });
    expect(large.issues).toMatchObject([{ input: 'checks', value: 'large.yml', problem: 'is larger than 1 MB' }]);
    const names = Array.from({ length: 5001 }, (_, n) => `- {name: ${n}, mode: smtp-connect, host: a.test}\n`);
    workspace.write('many.yml', `checks:\n${names.join('')}`);
    const many = await workspace.prepare({ checks: 'many.yml' });
    expect(many.issues).toMatchObject([
      { input: 'checks', problem: 'names 5001 checks', source: { file: 'many.yml', line: 5002, column: 10 } },
    ]);
  });
});
