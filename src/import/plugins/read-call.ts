/** The programs that can be imported, and the functions that convert their calls to checks. */

import type { Draft } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import { readCentreonImap } from './centreon-imap.ts';
import { readCentreonOptions } from './centreon-options.ts';
import { readCentreonSmtp } from './centreon-smtp.ts';
import { readCheckSmtp } from './check-smtp.ts';
import { readCheckTcp } from './check-tcp.ts';
import type { PluginCall } from './plugin-call.ts';

/** `centreon_plugins.pl` is one script for all plugins; its option names the module of a plugin, or the file. */
const MAIL_PLUGIN = /^(?:.*\/)?apps(?:::|\/)protocols(?:::|\/)(smtp|imap|pop)(?:::|\/)plugin(?:\.pm)?$/;

type Reader = (args: readonly string[], line: number) => Draft;

const READERS: Readonly<Record<string, Reader>> = {
  check_smtp: readCheckSmtp,
  check_imap: (args, line) => readCheckTcp('check_imap', args, line),
  check_simap: (args, line) => readCheckTcp('check_simap', args, line),
  check_ssmtp: (args, line) => readCheckTcp('check_ssmtp', args, line),
  'centreon_protocol_smtp.pl': readCentreonSmtp,
  'centreon_protocol_imap.pl': readCentreonImap,
  'centreon_plugins.pl': readAnyCentreon,
};

/** Programs whose names say that they test mail, or that start a program which may do so. */
const RELATED =
  /^(?:check_(?:s?pop3?|smtp_send|imap_\w+|mail\w*|email_\w+|nrpe|by_ssh)|centreon_protocol_(?:pop3?|x509)\.pl|negate)$/;

/** Whether a call tests mail, as far as its program and the name of a plugin say. */
export function isMailCall({ program, args }: PluginCall): boolean {
  if (program === 'centreon_plugins.pl') return MAIL_PLUGIN.test(pluginOf(args));
  return Object.hasOwn(READERS, program) || RELATED.test(program);
}

/** Converts a call to a check. @throws {NotImportable} */
export function readCall({ program, args }: PluginCall, line: number): Draft {
  const read = Object.hasOwn(READERS, program) ? READERS[program] : undefined;
  if (!read) throw new NotImportable('is not among the programs that can be imported');
  return read(args, line);
}

function readAnyCentreon(args: readonly string[], line: number): Draft {
  const protocol = MAIL_PLUGIN.exec(pluginOf(args))?.[1];
  if (protocol === 'smtp') return readCentreonSmtp(args, line);
  if (protocol === 'imap') return readCentreonImap(args, line);
  throw new NotImportable('has no --plugin that can be imported');
}

function pluginOf(args: readonly string[]): string {
  return readCentreonOptions(args).get('plugin') ?? '';
}
