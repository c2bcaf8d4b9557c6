/** Titles of issues. Mail programs make threads by them, so a title is written once and never changed. */
import { worstFirst } from '../../model/status.ts';
import type { Incident, Member } from './incident.ts';
import { isCode, plainName } from './words.ts';

/** What fails, by the step of a session. */
const STEPS: ReadonlyMap<string, string> = new Map([
  ['dns', 'name resolution fails'],
  ['connect', 'cannot be reached'],
  ['tls', 'TLS handshake fails'],
  ['greeting', 'greeting fails'],
  ['capability', 'capabilities cannot be read'],
  ['auth', 'login fails'],
  ['send', 'sending fails'],
  ['select', 'mailbox cannot be opened'],
  ['search', 'search fails'],
  ['status', 'mailbox status fails'],
  ['arrival', 'message does not arrive'],
  ['policy', 'MTA-STS policy cannot be fetched'],
  ['mx', 'MX hosts fail'],
]);

/** Returns the title of a new issue. It holds no text of a server: hosts, words and codes alone. */
export function issueTitle(incident: Incident): string {
  const [only] = incident.members;
  if (incident.kind === 'check' && only !== undefined) return checkTitle(only);
  if (incident.kind === 'group') return `Mail checks of group "${plainName(incident.group ?? '')}" fail`;
  return incident.kind === 'all' ? 'Mail checks fail' : 'Many mail checks fail at once';
}

function checkTitle(member: Member): string {
  const { name, target } = member.memory;
  const who = targetHost(target) ?? (plainName(name) || 'Mail check');
  if (member.state === 'unstable') return `${who}: unstable`;
  const code = firstCode(member);
  return `${who}: ${whatFails(member)}${code === undefined ? '' : ` (${code})`}`;
}

/** Says what fails, in a few fixed words: `login fails`. */
export function whatFails({ check }: Member): string {
  const phase = worstFirst(check?.findings ?? [])[0]?.phase;
  return STEPS.get(phase?.split('_')[1] ?? phase ?? '') ?? 'check fails';
}

function firstCode({ check, memory }: Member): string | undefined {
  const code = worstFirst(check?.findings ?? [])[0]?.code ?? memory.outage.codes[0];
  return isCode(code) ? code : undefined;
}

const TARGET_HOST = /^(?:[a-z]{2,10}:\/\/)?([a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63}){1,9})(?::\d{1,5})?$/i;

/** Returns the host of a target with one server. */
export function targetHost(target: string): string | undefined {
  return TARGET_HOST.exec(target)?.[1]?.toLowerCase();
}
