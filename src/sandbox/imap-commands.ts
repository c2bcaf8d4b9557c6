/** All commands of the IMAP server, by name. */
import { LOGIN_COMMANDS } from './imap-login-commands.ts';
import { MAILBOX_COMMANDS } from './imap-mailbox-commands.ts';
import { MESSAGE_COMMANDS } from './imap-message-commands.ts';
import type { ImapCommandHandler } from './imap-session.ts';

export const IMAP_COMMANDS: ReadonlyMap<string, ImapCommandHandler> = new Map(
  Object.entries({ ...LOGIN_COMMANDS, ...MAILBOX_COMMANDS, ...MESSAGE_COMMANDS }),
);
