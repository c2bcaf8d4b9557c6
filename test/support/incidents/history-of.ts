/** Reads the text of a history that a process wrote. */
import { readHistory } from '../../../src/history/read-history.ts';
import type { History } from '../../../src/model/memory/record.ts';

/** Reads a history. @throws an error that says what is wrong with it */
export function historyOf(text: string): History {
  const { scope, writtenAt } = JSON.parse(text) as Pick<History, 'scope' | 'writtenAt'>;
  const { history, trouble } = readHistory(text, { scope, now: Date.parse(writtenAt) });
  if (trouble !== undefined) throw new Error(`The history ${trouble}.`);
  return history;
}
