/**
 * Reads calls of `check_smtp` of the monitoring plugins. Based on plugins/check_smtp.c of monitoring-plugins, as of
 * 2013 and of 2025 (with `--output-format`). Differences between the two are noted where they matter.
 */
import { Secret } from '../../model/secret.ts';
import { type Draft, differ, lose, newDraft } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import { takeCertificateDays } from './certificate-days.ts';
import { type GivenOptions, type OptionSpec, readOptions } from './getopt.ts';
import { COMMON_OPTIONS, loseExpected, noteVerification, takeCommonOptions } from './monitoring-plugin.ts';
import { loseOptions } from './option.ts';

const OPTIONS: readonly OptionSpec[] = [
  ...COMMON_OPTIONS,
  { key: 'f', long: ['from'], value: 'required' },
  { key: 'F', long: ['fqdn'], value: 'required' },
  { key: 'A', long: ['authtype'], value: 'required' },
  { key: 'U', long: ['authuser'], value: 'required' },
  { key: 'P', long: ['authpass'], value: 'required' },
  { key: 'C', long: ['command'], value: 'required' },
  { key: 'R', long: ['response'], value: 'required' },
  { key: 'L', long: ['lmtp'], value: 'none' },
  { key: 's', long: ['ssl', 'tls'], value: 'none' },
  { key: 'S', long: ['starttls'], value: 'none' },
  { key: 'q', long: ['ignore-quit-failure'], value: 'none' },
  { key: 'r', long: ['proxy'], value: 'none' },
  { key: 'n', long: ['nocommand'], value: 'none' },
  { key: 'sni', long: ['sni'], value: 'none' },
  { key: 'ignore-certificate-expiration', long: ['ignore-certificate-expiration'], value: 'none' },
];

/** Reads the words of a call. @throws {NotImportable} */
export function readCheckSmtp(args: readonly string[], line: number): Draft {
  const options = readOptions(spellOut(args), OPTIONS);
  if (options.has('L')) throw new NotImportable('speaks LMTP, which is not supported');
  if (options.has('r')) throw new NotImportable('speaks the PROXY protocol, which is not supported');
  const draft = newDraft(line, 'smtp', 'smtp-connect');
  takeTls(draft, options);
  takeLogin(draft, options);
  takeCommonOptions(draft, options);
  const helo = options.get('F');
  if (helo !== undefined) draft.fields.ehloName = helo;
  loseExpected(draft, options, ['220']);
  if (options.has('f')) lose(draft, 'MAIL FROM of -f is not sent; check_smtp does not look at the answer.');
  loseOptions(
    draft,
    ['C', 'R'].filter(options.has).map((key) => `-${key}`),
    'own commands and their answers are not supported',
  );
  noteVerification(draft);
  return draft;
}

/** Replaces the old names `-to`, `-wt` and `-ct`. */
function spellOut(args: readonly string[]): string[] {
  return args.map((word) => (/^-(?:to|wt|ct)$/.test(word) ? word.slice(0, 2) : word));
}

function takeTls(draft: Draft, options: GivenOptions): void {
  const port = options.get('p');
  const isStarttls = options.has('S');
  const isImplicit = !isStarttls && (options.has('s') || options.has('D'));
  draft.fields.tlsMode = isStarttls ? 'starttls' : isImplicit ? 'implicit' : 'none';
  draft.fields.port = port ?? (isImplicit ? '465' : '25');
  const days = options.get('D');
  if (days === undefined) return;
  takeCertificateDays(draft, days);
  if (isImplicit && !options.has('s')) settleDaysAlone(draft, port);
  if (options.has('w') || options.has('c') || options.has('A')) {
    differ(draft, 'With -D check_smtp looks at the certificate alone; this check does the rest too.');
  }
  if (options.has('ignore-certificate-expiration')) {
    differ(draft, 'An expired certificate is critical here, in spite of --ignore-certificate-expiration.');
  }
}

/**
 * `-D` without `-s` and `-S` means TLS from the first byte since a version between 2.3.3 and 2.3.5
 * (monitoring-plugins#1955). Before, the certificate was not looked at, although that was asked for. On a port that is
 * known for STARTTLS the new meaning cannot have worked.
 */
function settleDaysAlone(draft: Draft, port: string | undefined): void {
  if (port === '465') return;
  if (port === '25' || port === '587') draft.fields.tlsMode = 'starttls';
  differ(draft, 'By -D alone versions of check_smtp mean different kinds of TLS: look at tls-mode and port.');
}

/** The plugin logs in only with `-A`, and only by AUTH LOGIN. */
function takeLogin(draft: Draft, options: GivenOptions): void {
  const [type, username, password] = [options.get('A'), options.get('U'), options.get('P')];
  if (type === undefined) {
    if (username !== undefined) lose(draft, 'There is no login: without -A check_smtp does not log in either.');
    return;
  }
  if (username === undefined) throw new NotImportable('has -A without -U, which check_smtp refuses');
  draft.mode = 'smtp-login';
  draft.login = { username, password: new Secret(password ?? '') };
  if (type === 'LOGIN') draft.fields.authMethod = 'login';
  else differ(draft, 'check_smtp knows only -A LOGIN; this check takes a mechanism that the server offers.');
}
