import { describe, expect, test } from 'vitest';
import { lintChecks } from '../../../src/plan/lint-checks.ts';
import { issueSentence } from '../../../src/report/common/issue-sentence.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import { createWorkspace } from '../../support/settings/workspace.ts';

/** Lints one file, `checks.yml`, without a way to the network. */
async function lint(text: string, env: Readonly<Record<string, string>> = {}) {
  using workspace = createWorkspace({ 'checks.yml': text });
  const world = createWorld({ env: { GITHUB_WORKSPACE: workspace.folder, ...env }, stdout: () => {} });
  const { issues, ...result } = await lintChecks(['checks.yml'], world);
  return { ...result, issues: issues.map(issueSentence) };
}

const GOOD = `
# Needs \${NOTHING}.
defaults: { username: ann, password: '\${PASSWORD}', host: '\${HOST}' }
checks:
  - { name: 'IMAP of \${REGION}', mode: imap-login, port: '\${PORT}', tls-mode: '\${MODE}' }
  - { name: Search, mode: imap-search, search: ['\${WHAT}', unseen], timeout: '\${LIMIT:-5s}' }
`;

describe('lintChecks', () => {
  test('finds nothing in a good file, needs no variable, and says which a run needs', async () => {
    expect(await lint(GOOD)).toEqual({
      issues: [],
      checks: 2,
      files: ['checks.yml'],
      variables: ['HOST', 'MODE', 'PASSWORD', 'PORT', 'REGION', 'WHAT'],
    });
  });

  test('judges variables that are set', async () => {
    const { issues, variables } = await lint(GOOD, { PORT: '0', HOST: 'a.test', MODE: 'tls' });
    expect(variables).toEqual(['PASSWORD', 'REGION', 'WHAT']);
    expect(issues).toEqual([
      expect.stringMatching(/^In checks\.yml:5:\d+, check "IMAP of .*": port "0" is not a whole number/),
      expect.stringMatching(/^In checks\.yml:5:\d+, check "IMAP of .*": tls-mode "tls" is not known/),
    ]);
  });

  test('finds what a run would refuse, and nothing else', async () => {
    const text = `${GOOD}  - { name: Search, mode: imap-serch, prot: 1 }\n`;
    expect((await lint(text)).issues).toEqual([
      expect.stringMatching(/^In checks\.yml:7:13: name "Search" is used twice/),
      expect.stringMatching(/^In checks\.yml:7:27, check "Search": mode "imap-serch" is not a mode/),
      expect.stringMatching(/^In checks\.yml:7:39: prot is not a field of a check/),
    ]);
  });

  test('says of a file that is not there', async () => {
    using workspace = createWorkspace();
    const world = createWorld({ env: { GITHUB_WORKSPACE: workspace.folder }, stdout: () => {} });
    expect((await lintChecks(['none.yml'], world)).issues).toMatchObject([{ problem: 'matches no file' }]);
  });
});
