/** The judge of the fake GitHub: that it can say no, and that it says yes to GitHub's own examples. */
import { describe, expect, test } from 'vitest';
import {
  answerErrors,
  matchOperation,
  OPERATIONS,
  requestErrors,
  sliceExamples,
  valueErrors,
} from '../../../support/github/slice.ts';

const ISSUES = '/repos/example/mail-platform/issues';

function errorsOf(method: string, path: string, body?: unknown): string[] {
  const url = new URL(path, 'http://127.0.0.1');
  const found = matchOperation(method, url.pathname);
  return found ? requestErrors(found.operation, url, body) : ['not in the slice'];
}

describe("GitHub's description as a judge of requests", () => {
  test('has the operations that Mail Probe uses', () => {
    expect(OPERATIONS).toHaveLength(21);
  });

  test('takes what GitHub takes', () => {
    expect(errorsOf('GET', `${ISSUES}?labels=mail-probe&state=open&per_page=100&page=2`)).toEqual([]);
    expect(errorsOf('POST', ISSUES, { title: 'imap fails', body: 'x', labels: ['mail-probe'], assignees: [] })).toEqual(
      [],
    );
    expect(
      errorsOf('PATCH', `${ISSUES}/4`, { state: 'closed', state_reason: 'duplicate', duplicate_issue_id: 9 }),
    ).toEqual([]);
    expect(
      errorsOf('PATCH', '/repos/example/mail-platform/git/refs/heads/mail/history', { sha: 'a', force: false }),
    ).toEqual([]);
    expect(matchOperation('GET', '/repos/a/b/git/ref/heads%2Fmain')?.path['ref']).toBe('heads/main');
  });

  test.each([
    ['an unknown member', 'POST', ISSUES, { title: 'x', label: ['mail-probe'] }],
    ['a member of the wrong type', 'POST', ISSUES, { title: 'x', labels: 'mail-probe' }],
    ['an unknown member of a member', 'POST', ISSUES, { title: 'x', labels: [{ name: 'a', colour: 'red' }] }],
    ['a missing member', 'POST', ISSUES, { body: 'x' }],
    ['a missing body', 'POST', ISSUES, undefined],
    ['a state that there is not', 'PATCH', `${ISSUES}/1`, { state: 'resolved' }],
    ['an unknown query parameter', 'GET', `${ISSUES}?label=mail-probe`, undefined],
    ['a query parameter of the wrong kind', 'GET', `${ISSUES}?per_page=many`, undefined],
    ['a body where there is none', 'GET', ISSUES, { title: 'x' }],
    ['a path outside of the slice', 'DELETE', `${ISSUES}/1`, undefined],
    ['a search', 'GET', '/search/issues?q=mail-probe', undefined],
  ])('refuses %s', (_what, method, path, body) => {
    expect(errorsOf(method, path, body)).not.toEqual([]);
  });
});

describe("GitHub's description as a judge of answers", () => {
  test("takes GitHub's own examples", () => {
    const examples = sliceExamples();
    expect(examples.length).toBeGreaterThan(200);
    const wrong = examples.flatMap(({ place, schema, example }) =>
      valueErrors(schema, example).map((error) => `${place}: ${error}`),
    );
    expect(wrong).toEqual([]);
  });

  test('refuses an answer that lacks a member, has the wrong type, or a status that never comes', () => {
    const create = OPERATIONS.find(({ route }) => route === 'POST /repos/{owner}/{repo}/labels');
    if (!create) throw new Error('the operation is missing');
    const label = {
      id: 1,
      node_id: 'L',
      url: 'https://api.example/1',
      name: 'x',
      description: null,
      color: 'ededed',
      default: false,
    };
    expect(answerErrors(create, 201, label)).toEqual([]);
    expect(answerErrors(create, 201, { ...label, color: undefined })).not.toEqual([]);
    expect(answerErrors(create, 201, { ...label, id: '1' })).not.toEqual([]);
    expect(answerErrors(create, 201, { ...label, url: 'no address' })).not.toEqual([]);
    expect(answerErrors(create, 202, label)).not.toEqual([]);
  });
});
