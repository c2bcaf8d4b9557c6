/** A process that is run against the fake: it begins at the time of the fake, and reaches it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { FakeGitHub, TOKEN } from '../../../support/github/fake-github.ts';
import { CLOCK_OPTIONS, processEnv } from '../../../support/github/process-env.ts';

const SCRIPT = `
const { GITHUB_API_URL, GITHUB_REPOSITORY } = process.env;
const answer = await fetch(GITHUB_API_URL + '/repos/' + GITHUB_REPOSITORY + '/issues', { headers: { authorization: 'token ${TOKEN}' } });
const [issue] = await answer.json();
console.log([issue.title, new Date().toISOString().slice(0, 16), new Date(0).getTime(), Date.now() < Date.parse('2031-01-01')].join(' '));
`;

test('a process sees the fake, and its clock', async () => {
  const fake = await FakeGitHub.start({ now: new Date('2030-05-06T07:08:09Z') });
  fake.people.opens('imap-fails');
  const options = [...CLOCK_OPTIONS, '--input-type=module', '--eval', SCRIPT];
  const { stdout } = await promisify(execFile)(process.execPath, options, { env: processEnv(fake) });
  expect(stdout).toBe('imap-fails 2030-05-06T07:08 0 true\n');
  await fake.stop();
});
