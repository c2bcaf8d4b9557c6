import type { PhaseName } from '../../model/phase.ts';

const STEPS: ReadonlyMap<string, string> = new Map([
  ['dns', 'name resolution'],
  ['connect', 'TCP connect'],
  ['tls', 'TLS handshake'],
  ['greeting', 'greeting'],
  ['capability', 'capabilities'],
  ['auth', 'login'],
  ['send', 'send'],
  ['select', 'open mailbox'],
  ['search', 'search'],
  ['status', 'mailbox status'],
  ['logout', 'logout'],
  ['total', 'session'],
]);

/** Returns the name of a phase for people: `SMTP TLS handshake`. */
export function phaseLabel(name: PhaseName): string {
  if (name === 'arrival') return 'wait for the message';
  if (name === 'cleanup') return 'clean-up';
  if (name === 'dns') return 'questions to name servers';
  if (name === 'policy') return 'fetch of the MTA-STS policy';
  if (name === 'mx') return 'sessions with MX hosts';
  const [protocol = '', step = ''] = name.split('_');
  return `${protocol.toUpperCase()} ${STEPS.get(step) ?? step}`;
}
