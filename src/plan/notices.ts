import { type PlannedServer, PORTS, type TlsMode } from '../model/endpoint.ts';
import type { Notice } from '../model/finding.ts';
import { PROTOCOLS } from '../model/phase.ts';
import { isMicrosoft365, SMTP_AUTH_TIMELINE_SOURCE } from '../settings/providers.ts';

const WORDS: Readonly<Record<TlsMode, string>> = {
  implicit: 'TLS from the first byte',
  starttls: 'STARTTLS',
  none: 'no TLS',
};

/** Outlook.com no longer accepts passwords at all. */
const OUTLOOK_COM = 'smtp-mail.outlook.com';

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
