/**
 * Where to connect, for one protocol: the prefixed settings win over the common ones, and ports and TLS modes follow from
 * each other.
 */
import type { Protocol } from '../../model/failure.ts';
import { type Issue, isReported } from '../../model/issue.ts';
import type { Secret } from '../../model/secret.ts';
import { findProvider } from '../providers.ts';
import type { Settings } from '../settings.ts';
import { ownSettings } from './own-settings.ts';

/** How a connection is protected: TLS from the first byte, after a STARTTLS that must succeed, or not at all. */
export type TlsMode = 'implicit' | 'starttls' | 'none';

/** A server and how to talk to it. */
export interface Endpoint {
  readonly protocol: Protocol;
  /** Name in ASCII form, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tlsMode: TlsMode;
  /** The input that sets it, for messages. */
  readonly tlsModeInput?: string | undefined;
  /** Where port and TLS mode come from, when no input says so: `from the TLS mode`. */
  readonly defaults?: { readonly port?: string | undefined; readonly tlsMode?: string | undefined } | undefined;
  readonly addressFamily: Settings['addressFamily'];
  readonly tls: {
    /** Name for SNI and for the certificate check. */
    readonly servername: string;
    readonly verify: boolean;
    /** PEM text of further authorities. */
    readonly ca: string | undefined;
    readonly minVersion: Settings['tlsMinVersion'];
    /** Certificates that are trusted, and no others. SHA-256 as upper-case pairs with colons. */
    readonly fingerprints?: readonly string[] | undefined;
    /** With what this side proves itself, as PEM texts. */
    readonly client?: { readonly certificate: string; readonly key: Secret } | undefined;
  };
  readonly allowInsecureAuth: boolean;
  /** Limit for DNS, TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** Limit for the greeting and for each reply. */
  readonly commandTimeoutMs: number;
  /** Name for EHLO; the host name of this machine when absent. */
  readonly ehloName: string | undefined;
}

const DEFAULT_PORTS: Record<Protocol, Record<TlsMode, number>> = {
  smtp: { implicit: 465, starttls: 587, none: 25 },
  imap: { implicit: 993, starttls: 143, none: 143 },
};

const MODE_OF_PORT: Partial<Record<number, TlsMode>> = {
  465: 'implicit',
  993: 'implicit',
  25: 'starttls',
  143: 'starttls',
  587: 'starttls',
};

/** The address for people: `smtps://mail.example.org:465`, `imap+starttls://…`. */
export function describeEndpoint(endpoint: Endpoint): string {
  const scheme = {
    implicit: `${endpoint.protocol}s`,
    starttls: `${endpoint.protocol}+starttls`,
    none: endpoint.protocol,
  };
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  return `${scheme[endpoint.tlsMode]}://${host}:${endpoint.port}`;
}

/** Resolves the endpoint of a protocol. With `isShared`, the unprefixed `port` and `tls-mode` do not apply. */
export function resolveEndpoint(
  settings: Settings,
  protocol: Protocol,
  isShared: boolean,
  issues: Issue[],
): Endpoint | undefined {
  const own = ownSettings(settings, protocol);
  const common = isShared ? undefined : settings;
  // What the user says explicitly wins over what is known of the provider.
  const preset = settings.provider === undefined ? undefined : findProvider(settings.provider)?.[protocol];
  const host = own.host ?? settings.host ?? preset?.host;
  const explicitPort = own.port ?? common?.port;
  const explicitMode = own.tlsMode ?? common?.tlsMode;
  const presetMode = explicitPort === undefined ? preset?.tlsMode : undefined;
  const tlsMode = explicitMode ?? presetMode ?? modeOf(explicitPort);
  const presetPort = tlsMode === preset?.tlsMode ? preset?.port : undefined;
  const port = explicitPort ?? presetPort;
  const label = protocol.toUpperCase();
  if (host === undefined && !isReported(issues, 'host', own.input('host'))) {
    issues.push({
      code: 'E_INPUT',
      input: isShared ? own.input('host') : 'host',
      problem: `is required: the ${label} server is not named`,
      remedy: `Set host or ${own.input('host')}.`,
    });
  }
  if (tlsMode === undefined && !isReported(issues, 'tls-mode', own.input('tlsMode'))) {
    issues.push({
      code: 'E_INPUT',
      input: own.port === undefined ? 'tls-mode' : own.input('tlsMode'),
      problem: `is required: port ${port} does not tell how ${label} is protected there`,
      remedy: 'Write implicit, starttls or none.',
    });
  }
  checkFingerprint(settings, isShared ? undefined : tlsMode, issues);
  if (host === undefined || tlsMode === undefined) return undefined;
  return {
    protocol,
    host,
    port: port ?? DEFAULT_PORTS[protocol][tlsMode],
    tlsMode,
    tlsModeInput: own.tlsMode === undefined && !isShared ? 'tls-mode' : own.input('tlsMode'),
    defaults: {
      port:
        explicitPort !== undefined ? undefined : presetPort !== undefined ? 'from the provider' : 'from the TLS mode',
      tlsMode:
        explicitMode !== undefined
          ? undefined
          : presetMode !== undefined
            ? 'from the provider'
            : modeReason(explicitPort),
    },
    addressFamily: settings.addressFamily,
    tls: {
      servername: settings.tlsServername ?? host,
      verify: settings.tlsVerify,
      ca: settings.tlsCa,
      minVersion: settings.tlsMinVersion,
      fingerprints: settings.tlsFingerprint,
      client: clientCertificate(settings),
    },
    allowInsecureAuth: settings.allowInsecureAuth,
    connectTimeoutMs: settings.connectTimeout,
    commandTimeoutMs: settings.commandTimeout,
    ehloName: settings.ehloName,
  };
}

/** A fingerprint that nothing is held against would only look like protection. */
function checkFingerprint(settings: Settings, tlsMode: TlsMode | undefined, issues: Issue[]): void {
  const isUseless = !settings.tlsVerify || tlsMode === 'none';
  if (settings.tlsFingerprint === undefined || !isUseless || isReported(issues, 'tls-fingerprint')) return;
  issues.push({
    code: 'E_CONFIG_CONFLICT',
    input: 'tls-fingerprint',
    problem: `is given together with ${settings.tlsVerify ? 'tls-mode: none, which has no certificate' : 'tls-verify: false'}`,
    remedy: settings.tlsVerify
      ? 'Use implicit or starttls, or remove tls-fingerprint.'
      : 'Remove tls-verify: false: a certificate with this fingerprint is trusted whoever issued it.',
  });
}

function clientCertificate({ tlsClientCert, tlsClientKey }: Settings): Endpoint['tls']['client'] {
  return tlsClientCert && tlsClientKey ? { certificate: tlsClientCert, key: tlsClientKey } : undefined;
}

function modeOf(port: number | undefined): TlsMode | undefined {
  return port === undefined ? 'implicit' : MODE_OF_PORT[port];
}

function modeReason(explicitPort: number | undefined): string {
  return explicitPort === undefined ? 'the default' : 'from the port';
}
