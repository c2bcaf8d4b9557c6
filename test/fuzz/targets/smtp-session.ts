/** The SMTP client against servers that nearly play by the rules. */
import assert from 'node:assert/strict';
import { corpusTexts } from '../corpus.ts';
import { expectExplained } from '../expect-explained.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';
import { mutated } from '../mutate.ts';
import { runSession, type SessionRun } from '../run-session.ts';

const DICTIONARY = [
  ...['220 ', '220-', '250 ', '250-', '235 ', '235-', '334 ', '354 ', '421 ', '454 ', '500 ', '530 ', '535 ', '535-'],
  ...['AUTH PLAIN', 'AUTH=LOGIN', 'SIZE 0', 'SIZE 99999999999999999999', 'STARTTLS', '5.7.8 ', '5.7.139 ', '4.7.0 '],
  ...['C:\n', 'PREAUTH', '* OK', 'HTTP/1.1 200 OK', '\x15\x03\x01', 'eyJzdGF0dXMiOnt9fQ==', 'greylisted', 'throttled '],
];
const session = mutated(corpusTexts('smtp-session'), DICTIONARY);

/** The first lines of a reply that the client may have taken for the answer to a line that it sent. */
function answersTo({ server }: SessionRun, line: RegExp): readonly string[] {
  const at = server.heard.findIndex((heard) => line.test(heard));
  return at < 0 ? [] : server.said.slice(at);
}

export const smtpSession: FuzzTarget = {
  name: 'smtp-session',
  cases: [
    fuzzCase('a login is proved by 235 and by nothing else', session, async (script) => {
      const run = await runSession(script, { mode: 'smtp-login' });
      expectExplained(run.report);
      if (run.report.status !== 'ok') return;
      assert(answersTo(run, /^AUTH /i).some((said) => /^235(?:[ -]|\r?$)/m.test(said)));
    }),
    fuzzCase('a token is taken with 235 and with nothing else', session, async (script) => {
      const run = await runSession(script, { mode: 'smtp-login', password: '', 'access-token': 'ya29.c4narY-token' });
      expectExplained(run.report);
      if (run.report.status !== 'ok') return;
      assert(answersTo(run, /^AUTH /i).some((said) => /^235(?:[ -]|\r?$)/m.test(said)));
    }),
    fuzzCase('a message is sent when the server has said so', session, async (script) => {
      const addresses = { from: 'probe@mail.test', to: 'probe@mail.test' };
      const run = await runSession(script, { mode: 'smtp-send', ...addresses });
      expectExplained(run.report);
      if (run.report.status !== 'ok') return;
      assert(answersTo(run, /^\.$/).some((said) => /^250(?:[ -]|\r?$)/m.test(said)));
    }),
    fuzzCase('a connection is good when the server has greeted and answered', session, async (script) => {
      const run = await runSession(script, { mode: 'smtp-connect', username: '', password: '' });
      expectExplained(run.report);
      if (run.report.status !== 'ok') return;
      assert.match(run.server.greeting, /^220/);
      assert(answersTo(run, /^EHLO /).some((said) => /^250(?:[ -]|\r?$)/m.test(said)));
    }),
  ],
};
