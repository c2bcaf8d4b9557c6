import type { Protocol } from '../../model/phase.ts';
import { type Draft, differ, newDraft, switchOff } from '../draft/draft.ts';
import { isKnown, soleVariable } from '../draft/placeholder.ts';
import { takeCertificateDays } from './certificate-days.ts';
import { type GivenOptions, type OptionSpec, readOptions } from './getopt.ts';
import { COMMON_OPTIONS, loseExpected, noteVerification, takeCommonOptions } from './monitoring-plugin.ts';
import { loseOptions } from './option.ts';

const OPTIONS: readonly OptionSpec[] = [
  ...COMMON_OPTIONS,
  { key: 'S', long: ['ssl'], value: 'none' },
  { key: 'sni', long: ['sni'], value: 'required' },
  { key: 's', long: ['send'], value: 'required' },
  { key: 'q', long: ['quit'], value: 'required' },
  { key: 'E', long: ['escape'], value: 'none' },
  { key: 'A', long: ['all'], value: 'none' },
  { key: 'm', long: ['maxbytes'], value: 'required' },
  { key: 'd', long: ['delay'], value: 'required' },
  { key: 'r', long: ['refuse'], value: 'required' },
  { key: 'M', long: ['mismatch'], value: 'required' },
  { key: 'j', long: ['jail'], value: 'none' },
  { key: 'C', long: ['critical-codes'], value: 'required' },
  { key: 'W', long: ['warning-codes'], value: 'required' },
  { key: 'P', long: ['protocol'], value: 'required' },
];

/** The service that a name of the program means. */
interface Service {
  readonly protocol: Protocol;
  readonly port: string;
  readonly isTls: boolean;
  /** The usual texts that the greeting is searched for; each is in every good greeting. */
  readonly expected: readonly string[];
}

const IMAP_GREETING = ['* OK', 'OK', '*'];

const SERVICES = {
  check_imap: { protocol: 'imap', port: '143', isTls: false, expected: IMAP_GREETING },
  check_simap: { protocol: 'imap', port: '993', isTls: true, expected: IMAP_GREETING },
  check_ssmtp: { protocol: 'smtp', port: '465', isTls: true, expected: ['220'] },
} as const satisfies Record<string, Service>;

/** Reads the words of a call. @throws {NotImportable} */
export function readCheckTcp(program: keyof typeof SERVICES, args: readonly string[], line: number): Draft {
  const service: Service = SERVICES[program];
  const options = readOptions(hostFirst(args), OPTIONS);
  const draft = newDraft(line, service.protocol, `${service.protocol}-connect`);
  takeTls(draft, service, options);
  takeCommonOptions(draft, options);
  loseExpected(draft, options, service.expected);
  takeStates(draft, options);
  loseOptions(
    draft,
    ['s', 'C', 'W', 'P'].filter(options.has).map((key) => `-${key}`),
    'not supported',
  );
  noteVerification(draft);
  return draft;
}

/** Adds -H to a leading host. A variable in that place may hold options, unless its name begins with HOST. */
function hostFirst(args: readonly string[]): string[] {
  const [first = '-', ...others] = args;
  const isHost = !first.startsWith('-') && (isKnown(first) || soleVariable(first)?.startsWith('HOST') === true);
  const words = isHost ? ['-H', first, ...others] : args;
  return words.map((word) => (/^-(?:to|wt|ct)$/.test(word) ? word.slice(0, 2) : word));
}

function takeTls(draft: Draft, service: Service, options: GivenOptions): void {
  const name = options.get('sni');
  const days = options.get('D');
  const isTls = service.isTls || options.has('S') || name !== undefined || days !== undefined;
  draft.fields.tlsMode = isTls ? 'implicit' : 'none';
  draft.fields.port = options.get('p') ?? service.port;
  if (name !== undefined) draft.fields.tlsServername = name;
  if (days !== undefined) takeCertificateDays(draft, days);
}

/** Notes where the plugin is configured to accept trouble as ok. */
function takeStates(draft: Draft, options: GivenOptions): void {
  const [refusal, mismatch] = [options.get('r'), options.get('M')];
  if (refusal?.startsWith('ok')) {
    switchOff(draft, 'A refused connection is ok for the plugin (-r ok), and critical here.');
  } else if (refusal?.startsWith('warn')) {
    differ(draft, 'A refused connection is critical here, in spite of -r.');
  }
  if (mismatch !== undefined && !mismatch.startsWith('crit')) {
    differ(draft, 'A greeting that is not good is critical here, in spite of -M.');
  }
}
