import { type PlannedServer, PORTS, type TlsMode } from '../model/endpoint.ts';
import type { Notice } from '../model/finding.ts';
import { PROTOCOLS } from '../model/phase.ts';
import type { PlannedCheck } from '../model/plan.ts';
import { type Status, WORST_FIRST } from '../model/status.ts';
import { isMicrosoft365, SMTP_AUTH_TIMELINE_SOURCE } from '../settings/providers.ts';
import { listWords } from '../text/list-words.ts';

const WORDS: Readonly<Record<TlsMode, string>> = {
  implicit: 'TLS from the first byte',
  starttls: 'STARTTLS',
  none: 'no TLS',
};

/** Outlook.com no longer accepts passwords at all. */
const OUTLOOK_COM = 'smtp-mail.outlook.com';

/**
 * Returns the check with a notice when a status fails the job and a worse one does not: `fail-on: warning` passes a check
 * that is critical. An empty set is `never`, which says what it means.
 */
export function withPassedStatuses(check: PlannedCheck, failOn: ReadonlySet<Status | 'alert'>): PlannedCheck {
  const mildest = WORST_FIRST.findLastIndex((status) => failOn.has(status));
  const passed = WORST_FIRST.filter((status, index) => index < mildest && !failOn.has(status));
  if (passed.length === 0) return check;
  const all = WORST_FIRST.filter((status, index) => index <= mildest && status !== 'ok');
  const notice = {
    message: `The job passes when a check is ${listWords(passed)}, although fail-on names ${listWords([...failOn])}, which is less severe.`,
    hint: `fail-on lists each status that fails the job. Write fail-on: ${all.join(',')} if that is not meant.`,
  };
  return { ...check, notices: [...check.notices, notice] };
}

/** Returns the notices for one server. */
export function noticesOf(server: PlannedServer): readonly Notice[] {
  return [...unusualPort(server), ...endOfPasswords(server)];
}

function unusualPort({ endpoint, origins: { tlsModeInput } }: PlannedServer): readonly Notice[] {
  const { protocol, port, tlsMode } = endpoint;
  const usual = PORTS[port];
  if (usual === undefined) return [];
  if (usual.protocol !== protocol) {
    return [
      {
        message: `Port ${port} is that of ${PROTOCOLS[usual.protocol].label}, and this check speaks ${PROTOCOLS[protocol].label} there.`,
        hint: 'If another protocol answers, check the port.',
      },
    ];
  }
  if (tlsMode === usual.tlsMode || (tlsMode === 'none' && usual.tlsMode === 'starttls')) return [];
  return [
    {
      message: `Port ${port} is meant for ${WORDS[usual.tlsMode]}, and ${tlsModeInput} asks for ${WORDS[tlsMode]}.`,
      hint: `If the connection fails, use ${tlsModeInput}: ${usual.tlsMode}, or another port.`,
    },
  ];
}

function endOfPasswords({ endpoint, credentials }: PlannedServer): readonly Notice[] {
  const { protocol, host } = endpoint;
  if (protocol !== 'smtp' || !credentials?.password || !isMicrosoft365(host) || host === OUTLOOK_COM) return [];
  return [
    {
      message:
        'Microsoft 365 switches password login over SMTP off by default at the end of December 2026, and only an administrator can switch it on again.',
      hint: `Move this account to access-token before that. Microsoft's announcement: ${SMTP_AUTH_TIMELINE_SOURCE}`,
    },
  ];
}
