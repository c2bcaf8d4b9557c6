/**
 * Reads calls of `centreon_protocol_imap.pl`, modes `login` and `search-message`. Based on src/apps/protocols/imap of
 * centreon-plugins, 2023 and 2024: mode/login.pm, mode/searchmessage.pm, custom/imapclient.pm.
 */
import { Secret } from '../../model/secret.ts';
import { type Draft, differ, lose, newDraft, switchOff } from '../draft/draft.ts';
import { isKnown } from '../draft/placeholder.ts';
import { NotImportable } from '../draft/reading.ts';
import { type CentreonOptions, readCentreonOptions, takeCentreonOptions } from './centreon-options.ts';
import { readImapSearch, UnknownCriterion } from './imap-search-text.ts';
import { mailboxText } from './mailbox-text.ts';

const KNOWN = ['ssl', 'ssl-opt', 'insecure', 'search', 'folder', 'delete'];

/** Reads the words of a call. @throws {NotImportable} */
export function readCentreonImap(args: readonly string[], line: number): Draft {
  const options = readCentreonOptions(args);
  const mode = options.get('mode');
  const login = loginOf(options);
  if (mode !== 'login' && mode !== 'search-message') throw new NotImportable('has no --mode that is known here');
  if (mode === 'search-message' && login === undefined) {
    throw new NotImportable('searches without --username, which no server allows');
  }
  const draft = newDraft(line, 'imap', login === undefined ? 'imap-connect' : 'imap-login');
  draft.login = login;
  takeTls(draft, options);
  if (mode === 'search-message') takeSearch(draft, options);
  takeCentreonOptions(draft, options, KNOWN);
  return draft;
}

/** Without a user name the plugin only connects; without a password it fails, but a password manager may supply one. */
function loginOf(options: CentreonOptions): Draft['login'] {
  const username = options.get('username');
  return username === undefined ? undefined : { username, password: new Secret(options.get('password') ?? '') };
}

/** The plugin has no STARTTLS: without `--ssl` everything goes in clear text. */
function takeTls(draft: Draft, options: CentreonOptions): void {
  const isTls = options.has('ssl');
  const port = options.get('port');
  draft.fields.tlsMode = isTls ? 'implicit' : 'none';
  draft.fields.port = (port !== undefined && isKnown(port) ? /\d+/.exec(port)?.[0] : port) ?? (isTls ? '993' : '143');
  if (!isTls) return;
  const settings = options
    .all('ssl-opt')
    .map((each) => each.replace(/\s/g, ''))
    .filter((each) => each !== '');
  const isUnverified = /^SSL_verify_mode=>(?:SSL_VERIFY_NONE|0|'0'|"0"),?$/;
  if (options.has('insecure') || settings.some((each) => isUnverified.test(each))) draft.fields.tlsVerify = 'false';
  if (settings.some((each) => !isUnverified.test(each))) {
    lose(draft, 'What --ssl-opt says is not carried over: see the inputs tls-ca, tls-servername and tls-min-version.');
  }
}

function takeSearch(draft: Draft, options: CentreonOptions): void {
  draft.mode = 'imap-search';
  draft.fields.mailbox = mailboxText(options.get('folder') ?? 'INBOX');
  const search = options.get('search') ?? '';
  try {
    draft.fields.search = readImapSearch(search);
  } catch (error) {
    if (!(error instanceof UnknownCriterion)) throw error;
    switchOff(draft, `--search is not carried over: ${error.message}. Write search by hand, then remove enabled.`);
    if (options.has('delete')) lose(draft, 'Nothing is deleted. Add delete-found when search is written.');
    return;
  }
  if (options.has('delete')) takeDeletion(draft, draft.fields.search);
}

/** The plugin expunges the whole folder, also what others have marked as deleted. */
function takeDeletion(draft: Draft, search: readonly string[]): void {
  if (search.every((criterion) => criterion === 'all')) {
    lose(draft, 'Nothing is deleted: --delete with ALL would empty the mailbox, which is not supported.');
    return;
  }
  draft.fields.deleteFound = 'true';
  differ(
    draft,
    'Only the messages found are deleted, and only if the server has UIDPLUS; the plugin expunged the whole folder.',
  );
}
