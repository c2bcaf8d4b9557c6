/** The IMAP client against servers that nearly play by the rules. */
import assert from 'node:assert/strict';
import { corpusTexts } from '../corpus.ts';
import { expectExplained } from '../expect-explained.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';
import { mutated } from '../mutate.ts';
import { runSession, type SessionRun } from '../run-session.ts';

const DICTIONARY = [
  ...[
    '* OK ',
    '* NO ',
    '* BAD ',
    '* BYE ',
    '* PREAUTH ',
    '* CAPABILITY ',
    '{tag} OK ',
    '{tag} NO ',
    '{tag} BAD ',
    '+ ',
  ],
  ...[
    '* SEARCH',
    '* ESEARCH',
    'UID',
    'COUNT',
    'ALL',
    'MIN',
    '1:4294967295',
    '*:1',
    'NIL',
    '{5}',
    '{5}\n',
    '{1073741824}\n',
  ],
  ...[
    '[UIDVALIDITY ',
    '[CAPABILITY ',
    '[ALERT]',
    '[AUTHENTICATIONFAILED]',
    'LOGINDISABLED',
    'IMAP4rev2',
    'BODY[',
    'FLAGS',
  ],
  ...['EXISTS', 'EXPUNGE', '* 1 FETCH (', 'INTERNALDATE', '&-', '&APw-', '&', '\\Noselect', '""', 'C:\n', 'throttled '],
  ...['Backoff Time: 1', '220 ', 'AB OK ', '1 OK '],
];
const session = mutated(corpusTexts('imap-session'), DICTIONARY);

/** Whether the server said OK to the command with this verb, by its tag. */
function hasOk({ server }: SessionRun, verb: RegExp): boolean {
  const at = server.heard.findIndex((heard) => verb.test(heard));
  const tag = /^\S+/.exec(server.heard[at] ?? '')?.[0];
  return (
    tag !== undefined &&
    server.said
      .slice(at)
      .join('')
      .split(/\r?\n/)
      .some((line) => /^(\S+) OK\b/i.exec(line)?.[1] === tag)
  );
}

const LOGIN = /^\S+ (?:AUTHENTICATE|LOGIN) /;

export const imapSession: FuzzTarget = {
  name: 'imap-session',
  cases: [
    fuzzCase('a login is proved by its own OK', session, async (script) => {
      const run = await runSession(script, { mode: 'imap-login' });
      expectExplained(run.report);
      if (run.report.status === 'ok') assert(hasOk(run, LOGIN));
    }),
    fuzzCase('a search is answered, or it is said that it was not', session, async (script) => {
      const run = await runSession(script, { mode: 'imap-search', search: 'newer-than: 30d\nsubject: x' });
      expectExplained(run.report);
      if (run.report.status !== 'ok') return;
      assert(hasOk(run, LOGIN) && hasOk(run, /^\S+ UID SEARCH /));
      const found = run.report.checks[0]?.measurements.find(({ metric }) => metric === 'messages_found')?.value;
      assert(found !== undefined && Number.isSafeInteger(found) && found >= 0, `found ${found}`);
    }),
    fuzzCase('nothing is deleted but what the server named', session, async (script) => {
      const run = await runSession(script, { mode: 'imap-search', search: 'subject: x', 'delete-found': 'true' });
      expectExplained(run.report);
      const commands = run.server.heard.map((line) => line.replace(/^\S+ /, ''));
      assert.deepEqual(
        commands.filter((line) => /^(?:EXPUNGE|CLOSE|(?:UID )?MOVE|DELETE)\b/i.test(line)),
        [],
      );
      const destroyed = commands.filter((line) => line.startsWith('UID EXPUNGE'));
      assert(destroyed.length === 0 || hasOk(run, /^\S+ UID SEARCH /));
    }),
    fuzzCase('mailboxes are counted, or it is said why not', session, async (script) => {
      const run = await runSession(script, { mode: 'imap-mailbox', mailboxes: 'INBOX\nEntwürfe\na/b' });
      expectExplained(run.report);
      if (run.report.status === 'ok') assert(hasOk(run, LOGIN));
      for (const { metric, value } of run.report.checks[0]?.measurements ?? []) {
        assert(Number.isFinite(value) && value >= 0, `${metric} is ${value}`);
      }
    }),
    fuzzCase('a connection is good when the server has greeted and said what it can do', session, async (script) => {
      const run = await runSession(script, { mode: 'imap-connect', username: '', password: '' });
      expectExplained(run.report);
      if (run.report.status === 'ok') assert.match(run.server.greeting, /^\* OK/i);
    }),
  ],
};
