/** A server, how to talk to it, and the use of its port. */
import type { Credentials } from './credentials.ts';
import type { Issue } from './issue.ts';
import type { Protocol } from './phase.ts';
import type { Secret } from './secret.ts';

/** How a connection is protected: TLS from the first byte, after a STARTTLS that must succeed, or not at all. */
export const TLS_MODES = ['implicit', 'starttls', 'none'] as const;

/** How a connection is protected. */
export type TlsMode = (typeof TLS_MODES)[number];

/** The addresses of a host that are used. */
export const ADDRESS_FAMILIES = ['auto', 'ipv4', 'ipv6'] as const;

/** The addresses of a host that are used. */
export type AddressFamily = (typeof ADDRESS_FAMILIES)[number];

/** The oldest TLS version that may be accepted; TLS 1.0 and 1.1 are obsolete (RFC 8996). */
export const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const;

/** The oldest TLS version accepted. */
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** The use of a port. */
export interface PortUse {
  readonly protocol: Protocol;
  /** How connections to it are protected, when no TLS mode is given. */
  readonly tlsMode: TlsMode;
  /** The TLS modes for which it is the default port of its protocol. */
  readonly defaultFor: readonly TlsMode[];
}

/** The ports of mail: RFC 8314 section 7 (465, 993), RFC 6409 (587), RFC 5321 (25), RFC 9051 (143). */
export const PORTS: Readonly<Partial<Record<number, PortUse>>> = {
  25: { protocol: 'smtp', tlsMode: 'starttls', defaultFor: ['none'] },
  465: { protocol: 'smtp', tlsMode: 'implicit', defaultFor: ['implicit'] },
  587: { protocol: 'smtp', tlsMode: 'starttls', defaultFor: ['starttls'] },
  143: { protocol: 'imap', tlsMode: 'starttls', defaultFor: ['starttls', 'none'] },
  993: { protocol: 'imap', tlsMode: 'implicit', defaultFor: ['implicit'] },
};

/** Returns the port of a protocol, when none is given. */
export function defaultPort(protocol: Protocol, tlsMode: TlsMode): number {
  for (const [port, use] of Object.entries(PORTS)) {
    if (use?.protocol === protocol && use.defaultFor.includes(tlsMode)) return Number(port);
  }
  throw new Error(`${protocol} has no default port for ${tlsMode}`);
}

/** A server and how to talk to it. */
export interface Endpoint {
  readonly protocol: Protocol;
  /** Name in ASCII form, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tlsMode: TlsMode;
  readonly addressFamily: AddressFamily;
  readonly tls: {
    /** Name for SNI and for the certificate check. */
    readonly servername: string;
    readonly verify: boolean;
    /** PEM text of further authorities. */
    readonly ca: string | undefined;
    readonly minVersion: TlsVersion;
    /** The only certificates that are trusted. SHA-256 as upper-case pairs with colons. */
    readonly fingerprints?: readonly string[] | undefined;
    /** The client certificate and its key, as PEM texts. */
    readonly client?: { readonly certificate: string; readonly key: Secret } | undefined;
  };
  /**
   * Why credentials must not be sent to this server unless it is this machine. Absent when they are protected, or when
   * the user allows them in clear text.
   */
  readonly loopbackOnly?: Issue | undefined;
  /** Milliseconds for DNS, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** Milliseconds for the greeting and for each reply. */
  readonly commandTimeoutMs: number;
  /** Name for EHLO; when absent, the name of this machine if it is a full one, else the address of the connection. */
  readonly ehloName: string | undefined;
}

/** Returns the address for people: `smtps://mail.example.org:465`, `imap+starttls://…`. */
export function describeEndpoint(endpoint: Endpoint): string {
  const scheme = {
    implicit: `${endpoint.protocol}s`,
    starttls: `${endpoint.protocol}+starttls`,
    none: endpoint.protocol,
  };
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  return `${scheme[endpoint.tlsMode]}://${host}:${endpoint.port}`;
}

/** A server that a check talks to, with the credentials and the origins of its settings. */
export interface PlannedServer {
  readonly endpoint: Endpoint;
  readonly credentials?: Credentials | undefined;
  readonly origins: ServerOrigins;
}

/** The origins of the settings of a server, to explain a plan. */
export interface ServerOrigins {
  /** `from the TLS mode`; absent when an input sets the port. */
  readonly port?: string | undefined;
  /** `from the port`; absent when an input sets the TLS mode. */
  readonly tlsMode?: string | undefined;
  /** The input for the TLS mode, whether it is set or not. */
  readonly tlsModeInput: string;
}
