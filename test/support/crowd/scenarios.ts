/** Random mailboxes, servers and events for a run of a probe, as plain data that fast-check makes smaller. */
import fc from 'fast-check';
import type { Extension } from '../../../src/sandbox/imap/capabilities.ts';
import { FOREIGN_KINDS, type ForeignKind } from './foreign-message.ts';
import type { Deed } from './other-clients.ts';

/** Something that happens just before a command is carried out; commands count from 1, over all connections. */
export interface Happening {
  readonly before: number;
  readonly deed: Deed;
}

/** A command of this verb that is not carried out: the first one, or all of them. */
export interface Refusal {
  readonly verb: string;
  readonly answer: string;
  readonly isForGood: boolean;
}

/** What the world around the probe is like. */
export interface Scenario {
  readonly without: readonly Extension[];
  readonly headerSearch: 'indexed' | 'ignored';
  readonly hasJunk: boolean;
  /** What is there before. */
  readonly letters: readonly Deed[];
  readonly happenings: readonly Happening[];
  readonly refusals: readonly Refusal[];
  /** The numbers of the commands at which the connection is cut. */
  readonly cuts: readonly number[];
}

/** What scenarios differ in. */
export interface Cast {
  readonly kinds: readonly ForeignKind[];
  readonly mailbox: fc.Arbitrary<string>;
  /** About how many commands a good run takes. */
  readonly commands: number;
}

const flags = fc.uniqueArray(fc.constantFrom('\\Deleted', '\\Seen', '\\Flagged', '\\Answered', '$Label1'), {
  maxLength: 3,
});
const pick = fc.nat(9);
const refusal = fc.record({
  verb: fc.constantFrom('SELECT', 'UID SEARCH', 'UID FETCH', 'UID STORE', 'UID EXPUNGE'),
  answer: fc.constantFrom('NO [NOPERM] not here', 'NO not now', 'BAD what', 'OK Done'),
  isForGood: fc.boolean(),
});

/** Most runs meet few faults at once, so that they get far. */
export function scenarioWith({ kinds, mailbox, commands }: Cast): fc.Arbitrary<Scenario> {
  const letter = fc.record({ kind: fc.constant('letter' as const), of: fc.constantFrom(...kinds), mailbox, flags });
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { weight: 4, arbitrary: letter },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), mailbox }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('flag' as const), mailbox, pick, flags }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('move' as const), mailbox, pick, to: mailbox }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('expunge' as const), mailbox }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('rebuild' as const), mailbox }) },
  );
  const before = fc.integer({ min: 1, max: commands });
  return fc.record({
    without: fc.uniqueArray(fc.constantFrom<Extension>('UIDPLUS', 'ESEARCH', 'SPECIAL-USE', 'SASL-IR', 'LITERAL+'), {
      maxLength: 2,
    }),
    headerSearch: fc.constantFrom('indexed', 'indexed', 'ignored'),
    hasJunk: fc.boolean(),
    letters: fc.array(letter, { maxLength: 8 }),
    happenings: fc.array(fc.record({ before, deed }), { maxLength: 6 }),
    refusals: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(refusal, { maxLength: 2 })),
    cuts: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(before, { maxLength: 2 })),
  });
}

/** For a round trip. */
export const scenario: fc.Arbitrary<Scenario> = scenarioWith({
  kinds: FOREIGN_KINDS,
  mailbox: fc.constantFrom('INBOX', 'Junk', 'Archive'),
  commands: 22,
});

/** What the delivery does with the message of the probe: where copies go, or nowhere. */
export const delivery = fc.oneof(
  { weight: 5, arbitrary: fc.constant(['INBOX']) },
  { weight: 2, arbitrary: fc.constantFrom(['Junk'], ['INBOX', 'INBOX']) },
  { weight: 1, arbitrary: fc.constantFrom<readonly string[]>([], ['Archive'], ['INBOX', 'Junk']) },
);
