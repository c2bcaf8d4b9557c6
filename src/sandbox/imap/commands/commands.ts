/** All commands of the IMAP server, by name. */

import type { ImapCommandHandler } from '../session.ts';
import { LOGIN_COMMANDS } from './login-commands.ts';
import { MAILBOX_COMMANDS } from './mailbox-commands.ts';
import { MESSAGE_COMMANDS } from './message-commands.ts';

export const IMAP_COMMANDS: ReadonlyMap<string, ImapCommandHandler> = new Map(
  Object.entries({ ...LOGIN_COMMANDS, ...MAILBOX_COMMANDS, ...MESSAGE_COMMANDS }),
);
