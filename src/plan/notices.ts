/** What is worth knowing about a server before anything goes wrong: nothing that changes the verdict. */
import type { Protocol } from '../model/failure.ts';
import type { Notice } from '../model/notice.ts';
import { isMicrosoft365, SMTP_AUTH_TIMELINE_SOURCE } from '../settings/providers.ts';
import type { Credentials } from '../settings/servers/resolve-credentials.ts';
import type { Endpoint, TlsMode } from '../settings/servers/resolve-endpoint.ts';

/** A server that a check talks to, and as whom. */
export interface PlannedServer {
  readonly endpoint: Endpoint;
  readonly credentials?: Credentials | undefined;
}

/** What a port is meant for: RFC 8314 section 7 (465, 993), RFC 6409 (587), RFC 5321 (25), RFC 9051 (143). */
const PORTS: Readonly<Record<number, { readonly protocol: Protocol; readonly tlsMode: TlsMode }>> = {
  25: { protocol: 'smtp', tlsMode: 'starttls' },
  465: { protocol: 'smtp', tlsMode: 'implicit' },
  587: { protocol: 'smtp', tlsMode: 'starttls' },
  143: { protocol: 'imap', tlsMode: 'starttls' },
  993: { protocol: 'imap', tlsMode: 'implicit' },
};

const WORDS: Readonly<Record<TlsMode, string>> = {
  implicit: 'TLS from the first byte',
  starttls: 'STARTTLS',
  none: 'no TLS',
};

/** Outlook.com takes no passwords at all any more. */
const OUTLOOK_COM = 'smtp-mail.outlook.com';

/** The notices for one server. */
export function noticesOf(server: PlannedServer): readonly Notice[] {
  return [...unusualPort(server.endpoint), ...endOfPasswords(server)];
}

function unusualPort({ protocol, port, tlsMode, tlsModeInput = 'tls-mode' }: Endpoint): readonly Notice[] {
  const usual = PORTS[port];
  if (usual === undefined) return [];
  if (usual.protocol !== protocol) {
    return [
      {
        message: `Port ${port} is that of ${usual.protocol.toUpperCase()}, and this check speaks ${protocol.toUpperCase()} there.`,
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
