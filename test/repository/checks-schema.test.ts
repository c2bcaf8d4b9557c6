import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { issueSentence } from '../../src/report/common/issue-sentence.ts';
import { compileSchema } from '../support/reports/json-schema.ts';
import { prepareFile } from '../support/settings/workspace.ts';

const errors = compileSchema(
  JSON.parse(readFileSync(new URL('../../docs/checks.schema.json', import.meta.url), 'utf8')),
);

/** A file with one greeting and these lines. */
function entry(...lines: readonly string[]): string {
  return ['checks:', '  - name: A', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

const CONNECT = ['mode: smtp-connect', 'host: a.test'];
const LOGIN = ['mode: imap-login', 'host: a.test', 'username: ann', 'password: ${PASSWORD}'];
const SEARCH = [...LOGIN.slice(1), 'mode: imap-search'];

describe('the schema of checks files and their reader', () => {
  test.each([
    entry(...CONNECT),
    entry(...CONNECT, 'enabled: false', 'group: 5', 'tags: [a, 2]', 'description: x') +
      entry(...CONNECT)
        .slice(8)
        .replace('A', 'B'),
    `defaults: { host: a.test, tags: b, timeout: 5 }\n${entry('mode: ${MODE}', 'port: ${PORT}')}`,
    entry(...LOGIN, 'port: 993', 'tls-verify: true', 'retries: 2', 'timeout: 1.5m', 'transcript: true'),
    entry(...LOGIN, 'port: "993"', 'auth-method: plain', 'junk: ok'),
    entry(
      ...SEARCH,
      'search: [unseen, from: alice, "larger: 1MB"]',
      'thresholds: { messages_found: { warning: 1, critical: "1:" } }',
    ),
    entry(...SEARCH, 'search: unseen', 'thresholds: ["messages_found critical=3"]'),
    entry(...LOGIN.slice(1), 'mode: imap-mailbox', 'mailboxes: ["*", INBOX]', 'timeout: null'),
    entry('mode: smtp-send', 'host: a.test', 'from: a@b.test', 'to: [c@d.test]', 'cc: e@f.test', 'headers: { X-A: 1 }'),
    entry('mode: smtp-send', 'host: a.test', 'from: a@b.test', 'to: c@d.test', 'headers: [X-A: 1, "X-B: 2"]'),
  ])('take %s', async (text) => {
    expect(errors(parse(text))).toEqual([]);
    const { issues } = await prepareFile(text, {}, { PASSWORD: 'secret', MODE: 'smtp-connect', PORT: '25' });
    expect(issues.map(issueSentence)).toEqual([]);
  });

  test.each([
    'checks: []\n',
    'defaults: {}\n',
    'checks: { A: {} }\n',
    `${entry(...CONNECT)}extra: 1\n`,
    'checks:\n  - mode: smtp-connect\n    host: a.test\n',
    entry(...CONNECT, 'prot: 25'),
    entry(...CONNECT, 'fail-on: never'),
    entry(...CONNECT, 'concurrency: 3'),
    `defaults: { name: B }\n${entry(...CONNECT)}`,
    `defaults: { enabled: false }\n${entry(...CONNECT)}`,
    entry('mode: smtp-conect', 'host: a.test'),
    entry('mode: merge', 'host: a.test'),
    entry(...CONNECT, 'tls-mode: tls'),
    entry(...CONNECT, 'port: high'),
    entry(...CONNECT, 'port: 2.5'),
    entry(...CONNECT, 'tls-verify: no'),
    entry(...CONNECT, 'tls-verify: 1'),
    entry(...CONNECT, 'enabled: "yes"'),
    entry(...CONNECT, 'timeout: soon'),
    entry(...CONNECT, 'timeout: true'),
    entry(...CONNECT, 'ehlo-name: true'),
    entry(...CONNECT, 'host: [a.test]'.replace('host', 'subject')),
    entry(...LOGIN.slice(0, 3), 'password: hunter2'),
    entry(...SEARCH, 'search: { from: a, to: b }'),
    entry(...SEARCH, 'search: [{ from: a, to: b }]'),
    entry(...SEARCH, 'search: []'),
    entry(...SEARCH, 'thresholds: { messages_found: { warn: 1 } }'),
    entry(...SEARCH, 'thresholds: { messages_found: {} }'),
    entry(...SEARCH, 'thresholds: { messages_found: 3 }'),
    entry(...CONNECT, 'tags: { a: b }'),
    entry(...CONNECT, 'headers: { X-A: [1] }'),
  ])('refuse %s', async (text) => {
    expect(errors(parse(text))).not.toEqual([]);
    expect((await prepareFile(text, {}, { PASSWORD: 'secret' })).issues).not.toEqual([]);
  });
});
