import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Command, ImapSession } from '../../../../src/mail/imap/session.ts';
import { atom, text } from '../../../../src/mail/imap/wire/values.ts';
import { countMatches } from '../../../../src/mail/mailbox/count-matches.ts';
import { compileSearch } from '../../../../src/mail/mailbox/search-program.ts';

it('asks for one search at a time: the answers to two may come in any order (RFC 9051 section 5.5)', async () => {
  const asked: string[] = [];
  const answers = new Map<string, () => void>();
  const dates = [atom('UID'), atom('7'), atom('INTERNALDATE'), text(' 1-Nov-2020 10:00:00 +0100')];
  const run = ({ name, untagged = {} }: Command): Promise<void> => {
    asked.push(name);
    return new Promise((resolve) => {
      answers.set(name, () => {
        untagged['FETCH']?.({ tag: '*', command: '1', attributes: [atom('FETCH'), dates] }, 'A1');
        const attributes = [[atom('TAG'), text('A1')], atom('UID'), atom('COUNT'), atom('2000')];
        untagged['ESEARCH']?.({ tag: '*', command: 'ESEARCH', attributes }, 'A1');
        resolve();
      });
    });
  };
  const imap: Pick<ImapSession, 'has' | 'run'> = { has: () => true, run };
  const options = { nowMs: Date.now(), needsUids: false, messages: 2000 };
  void countMatches(imap as ImapSession, compileSearch([], options.nowMs, true), options);
  await setImmediate();
  expect(asked).toEqual(['FETCH', 'UID SEARCH']);
  answers.get('FETCH')?.();
  await setImmediate();
  expect(asked).toEqual(['FETCH', 'UID SEARCH']);
  answers.get('UID SEARCH')?.();
  await setImmediate();
  expect(asked).toEqual(['FETCH', 'UID SEARCH', 'UID SEARCH']);
});
