/** The commands that return the state of a mailbox: EXAMINE, SELECT and STATUS. */
import { encodeMailbox } from './mailbox-name.ts';
import { mailboxRefused } from './refusals.ts';
import type { Command, MailboxState } from './session.ts';
import type { Argument } from './wire/grammar.ts';
import { atoms, numberOf, pairsOf, responseCode, text } from './wire/values.ts';

/** A command, and the state that is filled in as its responses arrive. */
export interface StateRequest {
  readonly state: MailboxState;
  readonly command: Command;
}

/**
 * Builds the command that opens a mailbox.
 *
 * @param onExists called when the server says how many messages there are
 */
export function askOpen(name: 'EXAMINE' | 'SELECT', mailbox: string, onExists: () => void): StateRequest {
  const state: Mutable<MailboxState> = {};
  return {
    state,
    command: {
      name,
      args: named(mailbox),
      phase: 'imap_select',
      untagged: {
        OK: (response) => {
          const code = responseCode(response);
          if (code?.name === 'UIDVALIDITY') assign(state, 'uidValidity', numberOf(code.args[0]));
          if (code?.name === 'UIDNEXT') assign(state, 'uidNext', numberOf(code.args[0]));
        },
        EXISTS: ({ command }) => {
          onExists();
          assign(state, 'messages', numberOf({ value: command ?? '' }));
        },
      },
      onRefusal: (refusal) => mailboxRefused(mailbox, refusal),
    },
  };
}

/** Builds the command that asks for the state of a mailbox that is not open. */
export function askStatus(mailbox: string): StateRequest {
  const state: Mutable<MailboxState> = {};
  return {
    state,
    command: {
      name: 'STATUS',
      args: named(mailbox, atoms('MESSAGES', 'UIDNEXT', 'UIDVALIDITY')),
      phase: 'imap_status',
      untagged: {
        STATUS: ({ attributes }) => {
          const values = pairsOf(attributes?.[1]);
          assign(state, 'messages', numberOf(values.get('MESSAGES')));
          assign(state, 'uidNext', numberOf(values.get('UIDNEXT')));
          assign(state, 'uidValidity', numberOf(values.get('UIDVALIDITY')));
        },
      },
      onRefusal: (refusal) => mailboxRefused(mailbox, refusal),
    },
  };
}

/** Returns the name of a mailbox as an argument, followed by `more`. */
async function named(mailbox: string, ...more: readonly Argument[]): Promise<readonly Argument[]> {
  return [text(await encodeMailbox(mailbox)), ...more];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function assign(state: Mutable<MailboxState>, key: keyof MailboxState, value: number | undefined): void {
  if (value !== undefined) state[key] = value;
}
