import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { countMatches } from '../../../src/mail/count-matches.ts';
import type { Command, ImapSession } from '../../../src/mail/imap-session.ts';
import { compileSearch } from '../../../src/mail/search-program.ts';

it('asks for one search at a time: the answers to two may come in any order (RFC 9051 section 5.5)', async () => {
  const asked: string[] = [];
  let isCounted = false;
  const answers = new Map<string, () => void>();
  const run = ({ name }: Command): Promise<void> => {
    asked.push(isCounted ? `${name}, counted` : name);
    return new Promise((resolve) => answers.set(name, resolve));
  };
  const imap: Pick<ImapSession, 'has' | 'run'> = { has: () => true, run };
  const options = { nowMs: Date.now(), needsUids: false, messages: 2000 };
  const counting = countMatches(imap as ImapSession, compileSearch([], options.nowMs, true), options);
  await setImmediate();
  expect(asked).toEqual(['FETCH', 'UID SEARCH']);
  answers.get('FETCH')?.();
  await setImmediate();
  expect(asked).toEqual(['FETCH', 'UID SEARCH']);
  isCounted = true;
  answers.get('UID SEARCH')?.();
  expect(await counting).toMatchObject({ count: 0, lacksResult: true });
});
