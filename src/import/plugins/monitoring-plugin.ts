/** The common part of `check_smtp` and the plugins on top of `check_tcp` (monitoring-plugins, 2013 to 2025). */
import { type Draft, differAll, lose, switchOff } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import type { GivenOptions, OptionSpec } from './getopt.ts';
import { loseOptions, loseVariableOptions } from './option.ts';
import { takeRange } from './plain-range.ts';
import { takeTimeout } from './timeouts.ts';

/** DEFAULT_SOCKET_TIMEOUT of the plugins, in seconds. */
const DEFAULT_TIMEOUT = '10';

/** The options that all of them have. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { key: 'H', long: ['hostname'], value: 'required' },
  { key: 'p', long: ['port'], value: 'required' },
  { key: 'w', long: ['warning', 'warning-time'], value: 'required' },
  { key: 'c', long: ['critical', 'critical-time'], value: 'required' },
  { key: 't', long: ['timeout'], value: 'required' },
  { key: 'e', long: ['expect'], value: 'required' },
  { key: 'D', long: ['certificate'], value: 'required' },
  { key: '4', long: ['use-ipv4'], value: 'none' },
  { key: '6', long: ['use-ipv6'], value: 'none' },
  { key: 'v', long: ['verbose'], value: 'none' },
  { key: 'h', long: ['help'], value: 'none' },
  { key: 'V', long: ['version'], value: 'none' },
  { key: 'extra-opts', long: ['extra-opts'], value: 'optional' },
  { key: 'output-format', long: ['output-format'], value: 'required' },
];

/**
 * Copies the options that mean the same in all of them.
 *
 * @throws {NotImportable} when the call tests nothing that is known here
 */
export function takeCommonOptions(draft: Draft, options: GivenOptions): void {
  if (options.has('h') || options.has('V')) throw new NotImportable('prints its help and tests nothing');
  draft.fields.host = hostOf(options);
  takeRange(draft, 'warning', options.get('w'));
  takeRange(draft, 'critical', options.get('c'));
  takeTimeout(draft, options.get('t') ?? DEFAULT_TIMEOUT);
  if (options.has('4')) draft.fields.addressFamily = 'ipv4';
  if (options.has('6')) draft.fields.addressFamily = 'ipv6';
  if (options.has('extra-opts')) {
    switchOff(
      draft,
      'The options that --extra-opts reads from a file are not known here. Add what they say, then remove enabled.',
    );
  }
  loseOptions(draft, options.unknown, 'unknown to the plugin, or without a value');
  loseVariableOptions(draft, options.variables);
  if (options.rest.length > (options.has('H') ? 0 : 1)) {
    lose(draft, 'Left out: what follows the host or another bare word. The plugin does not read it either.');
  }
}

/** Notes that a text which the server must send is not looked for. */
export function loseExpected(draft: Draft, options: GivenOptions, usual: readonly string[]): void {
  if (options.all('e').every((text) => usual.includes(text.trim()))) return;
  lose(draft, 'The greeting is not searched for the text of -e: any good greeting passes.');
}

/** Notes that certificates are judged more strictly than by the plugins, which do not check who signed them. */
export function noteVerification(draft: Draft): void {
  if (draft.fields.tlsMode === 'none') return;
  differAll(draft, 'The plugin accepts any certificate, this check verifies it. Trust an own authority with tls-ca.');
}

function hostOf(options: GivenOptions): string {
  const host = options.get('H') ?? options.rest[0] ?? '';
  if (host.startsWith('/')) throw new NotImportable('connects to a socket in the file system');
  if (host !== '') return host;
  if (options.variables.length > 0) throw new NotImportable('names no host; it may come from a variable');
  if (options.has('extra-opts')) throw new NotImportable('names no host; it may come from --extra-opts');
  throw new NotImportable('names no host');
}
