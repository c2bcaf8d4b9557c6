/** Whatever a server answers, a call ends with what was asked for or with a failure, in one safe line without the token. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../../../../src/github/api/api.ts';
import { ApiFailure } from '../../../../src/github/api/failure.ts';
import { numberIn } from '../../../../src/github/api/shape.ts';
import { FakeGitHub, TOKEN } from '../../../support/github/fake-github.ts';
import { StillClock } from '../../../support/github/still-clock.ts';

let fake: FakeGitHub;
beforeAll(async () => {
  fake = await FakeGitHub.start();
});
afterAll(() => fake.stop());

const ROUTES = [
  'GET /repos/{owner}/{repo}/issues/{issue_number}',
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
  'GET /repos/{owner}/{repo}/git/ref/{+ref}',
] as const;

const printable = fc.string({ unit: fc.constantFrom(...'abc=;,<>"/:01 '), maxLength: 30 });
const headers = fc.dictionary(
  fc.constantFrom(
    ...[
      'retry-after',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
      'x-accepted-github-permissions',
      'link',
      'etag',
      'location',
    ],
  ),
  printable,
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    `::error::${TOKEN}`,
    `##[error]x\r\n${TOKEN}`,
    '<html>',
    '{"message": ',
    '\u0000',
    '@org/team',
    '[[[[',
  ),
);
const body = fc.oneof(
  fc.record({ body: fc.jsonValue() }),
  fc.record({
    body: fc.record({ message: hostile, errors: fc.array(fc.oneof(hostile, fc.dictionary(printable, hostile))) }),
  }),
  fc.record({ text: hostile }),
);
const status = fc.oneof(
  fc.constantFrom(200, 201, 204, 301, 304, 307, 401, 403, 404, 409, 410, 422, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);

test('G17 G24 answers of any status, with any headers and any body', async () => {
  let failures = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), status, headers, body, async (route, code, fields, content) => {
      fake.heal();
      fake.fault({
        on: route.replace('{+', '{').split(' ')[0] ?? '',
        fault: { status: code, headers: fields, ...content },
      });
      const api = createApi({
        token: TOKEN,
        env: fake.env,
        clock: new StillClock(),
        signal: new AbortController().signal,
      });
      const parameters = route.includes('ref') ? { ref: 'heads/x' } : { issue_number: 1 };
      try {
        const { data } = await api.call({ route, parameters, check: (answer) => numberIn(answer, 'number') });
        expect(data).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        failures += 1;
        const said = [error.message, error.remedy, ...error.errors.flatMap((each) => Object.values(each))];
        for (const text of said) {
          expect(text).not.toMatch(/[\r\n]|##\[|^\s*::/);
          expect(text).not.toContain(TOKEN);
          expect(text.length).toBeLessThan(2000);
        }
        // Nothing on the error shows the token, either: an error may end up in a log as it is.
        expect(JSON.stringify({ ...error, stack: error.stack })).not.toContain(TOKEN);
        expect(error.remedy).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
  expect(failures).toBeGreaterThan(200);
});
