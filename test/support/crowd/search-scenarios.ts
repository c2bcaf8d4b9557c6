/** Scenarios for a search that deletes what it finds. */
import fc from 'fast-check';
import type { StoredMessage } from '../../../src/sandbox/common/mailbox-store.ts';
import { headOf } from './foreign-message.ts';
import { type Scenario, scenarioWith } from './scenarios.ts';

/** What is looked for, in the words of the input and in ours. */
export const WANTED = {
  criteria: 'subject: nightly\nnot flagged',
  isWanted: ({ raw, flags }: StoredMessage): boolean =>
    /^Subject: .*nightly/im.test(headOf(raw)) && !flags.has('\\Flagged'),
};

/** About half of the letters in the mailbox are wanted. */
export const searchScenario: fc.Arbitrary<Scenario> = scenarioWith({
  kinds: ['generated', 'letter'],
  mailbox: fc.constantFrom('INBOX', 'INBOX', 'INBOX', 'Archive'),
  commands: 10,
});
