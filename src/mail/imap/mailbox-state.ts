/** The commands that return the state of a mailbox: EXAMINE, SELECT and STATUS. */
import type { Endpoint } from '../../model/endpoint.ts';
import { encodeMailbox, nameTest } from './mailbox-name.ts';
import { mailboxRefused } from './refusals.ts';
import type { Command, MailboxState } from './session.ts';
import type { Argument } from './wire/grammar.ts';
import { atoms, numberOf, pairsOf, responseCode, text, textOf } from './wire/values.ts';

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
export function askOpen(
  endpoint: Endpoint,
  name: 'EXAMINE' | 'SELECT',
  mailbox: string,
  onExists: () => void,
): StateRequest {
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
          // What came before it was about the mailbox that had been open (RFC 9051 section 7.1).
          if (code?.name === 'CLOSED') clear(state);
          if (code?.name === 'UIDVALIDITY') assign(state, 'uidValidity', numberOf(code.args[0]));
          if (code?.name === 'UIDNEXT') assign(state, 'uidNext', numberOf(code.args[0]));
        },
        EXISTS: ({ command }) => {
          onExists();
          assign(state, 'messages', numberOf({ value: command ?? '' }));
        },
      },
      onRefusal: (refusal) => mailboxRefused(endpoint, 'open', mailbox, refusal),
    },
  };
}

/**
 * Builds the command that asks for the state of a mailbox that is not open. The state stays empty when the server
 * answers with OK and without a row for this mailbox.
 */
export function askStatus(endpoint: Endpoint, mailbox: string): StateRequest {
  const state: Mutable<MailboxState> = {};
  let isAsked: Awaited<ReturnType<typeof nameTest>> = () => false;
  // The command takes its turn at once, and waits there for its arguments.
  const args = async (): Promise<readonly Argument[]> => {
    isAsked = await nameTest(mailbox);
    return await named(mailbox, atoms('MESSAGES', 'UIDNEXT', 'UIDVALIDITY'));
  };
  return {
    state,
    command: {
      name: 'STATUS',
      args: args(),
      phase: 'imap_status',
      untagged: {
        STATUS: ({ attributes = [] }) => {
          if (!isAsked(textOf(attributes[0]))) return false;
          const values = pairsOf(attributes[1]);
          assign(state, 'messages', numberOf(values.get('MESSAGES')));
          assign(state, 'uidNext', numberOf(values.get('UIDNEXT')));
          assign(state, 'uidValidity', numberOf(values.get('UIDVALIDITY')));
          return true;
        },
      },
      onRefusal: (refusal) => mailboxRefused(endpoint, 'status', mailbox, refusal),
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

function clear(state: Mutable<MailboxState>): void {
  delete state.uidValidity;
  delete state.uidNext;
  delete state.messages;
}
