/**
 * Reads calls of `centreon_protocol_smtp.pl`, modes `login` and `message`. Based on src/apps/protocols/smtp of
 * centreon-plugins, 2023 and 2024 (lib/smtp.pm, mode/login.pm, mode/message.pm), and the modules that they call:
 * Email::Send::SMTP::Gmail 1.06, Net::SMTPS 0.10.
 */
import { Secret } from '../../model/secret.ts';
import { type Draft, differ, differAll, lose, newDraft } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import { takeCentreonMessage } from './centreon-message.ts';
import { type CentreonOptions, readCentreonOptions, takeCentreonOptions } from './centreon-options.ts';
import { keyValues } from './key-values.ts';
import { loseOptions } from './option.ts';

const KNOWN = ['smtp-options', 'smtp-send-options', 'smtp-from', 'smtp-to'];
const TAKEN = new Set([
  'layer',
  'auth',
  'port',
  'login',
  'pass',
  'ssl_verify_mode',
  'debug',
  'timeout',
  'smtp',
  'from',
]);
const AUTH_METHODS: ReadonlyMap<string, string> = new Map([
  ['LOGIN', 'auto'],
  ['PLAIN', 'plain'],
  ['CRAM-MD5', 'cram-md5'],
]);

/** Reads the words of a call. @throws {NotImportable} */
export function readCentreonSmtp(args: readonly string[], line: number): Draft {
  const options = readCentreonOptions(args);
  const mode = options.get('mode');
  const client = keyValues(options.all('smtp-options'));
  if (mode !== 'login' && mode !== 'message') throw new NotImportable('has no --mode that is known here');
  const draft = newDraft(line, 'smtp', 'smtp-connect');
  takeTls(draft, options, client);
  takeLogin(draft, options, client);
  takeCentreonOptions(draft, options, KNOWN);
  draft.fields.host = client.get('smtp') ?? draft.fields.host ?? '';
  if (mode === 'message') takeCentreonMessage(draft, options);
  const others = [...client.keys()].filter((key) => !TAKEN.has(key)).map((key) => `--smtp-options ${shown(key)}`);
  loseOptions(draft, others, 'not known here');
  return draft;
}

function takeTls(draft: Draft, options: CentreonOptions, client: ReadonlyMap<string, string>): void {
  const layer = client.get('layer') ?? 'tls';
  const tlsMode = layer === 'ssl' ? 'implicit' : layer === 'none' ? 'none' : 'starttls';
  draft.fields.tlsMode = tlsMode;
  draft.fields.port = client.get('port') ?? options.get('port') ?? (tlsMode === 'implicit' ? '465' : '25');
  if (layer !== 'tls' && tlsMode === 'starttls')
    lose(draft, 'The layer of --smtp-options is not known: look at tls-mode.');
  // Net::SMTPS starts TLS only where the server offers it.
  if (tlsMode === 'starttls')
    differAll(draft, 'The plugin goes on without TLS where the server offers none; here that is a failure.');
  const isVerified = /PEER|^(?:0x0?)?[1357]$/.test(client.get('ssl_verify_mode') ?? '');
  if (tlsMode !== 'none' && !isVerified) {
    differAll(draft, 'The plugin accepts any certificate, this check verifies it. Trust an own authority with tls-ca.');
  }
}

function takeLogin(draft: Draft, options: CentreonOptions, client: ReadonlyMap<string, string>): void {
  const username = client.get('login') ?? options.get('username');
  const auth = client.get('auth')?.toUpperCase();
  if (username === undefined || auth === 'NONE') return;
  draft.mode = 'smtp-login';
  draft.login = { username, password: new Secret(client.get('pass') ?? options.get('password') ?? '') };
  const method = AUTH_METHODS.get(auth ?? 'LOGIN');
  if (method === undefined)
    differ(draft, 'The login mechanism of --smtp-options is not known: the check takes one that the server offers.');
  else if (method !== 'auto') draft.fields.authMethod = method;
}

/** Returns a key for people if it is a word, and nothing of it otherwise. */
function shown(key: string): string {
  return /^\w{1,30}$/.test(key) ? key : '(a key)';
}
