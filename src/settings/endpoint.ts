/**
 * Where to connect and as whom, for one protocol: the prefixed settings win over the common ones, ports and TLS modes
 * follow from each other, and half a credential is an error.
 */
import type { Protocol } from '../verdict/failure.ts';
import { ipFamily } from './ip-family.ts';
import { type Issue, isReported } from './issue.ts';
import { isLoopback } from './loopback.ts';
import { findProvider } from './providers.ts';
import type { Secret } from './secret.ts';
import { inputName, type Settings } from './settings.ts';
import { listWords } from './word-list.ts';

/** How a connection is protected: TLS from the first byte, after a STARTTLS that must succeed, or not at all. */
export type TlsMode = 'implicit' | 'starttls' | 'none';

/** A login mechanism; `auto` leaves the choice to the session, which sees what the server offers. */
export type AuthMethod = Settings['authMethod'];

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

/** Who logs in: with a password, or with an OAuth 2 bearer token, never both. */
export interface Credentials {
  readonly username: string;
  readonly password?: Secret | undefined;
  readonly token?: Secret | undefined;
  readonly method: AuthMethod;
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

/**
 * Resolves the credentials of a protocol, which must be complete. A password or token of the protocol's own replaces
 * both common ones. With `isShared`, messages name the prefixed inputs, because the other protocol may have what is
 * missing here.
 */
export function resolveCredentials(
  settings: Settings,
  protocol: Protocol,
  issues: Issue[],
  isShared = false,
): Credentials | undefined {
  const own = ownSettings(settings, protocol);
  const hasOwnSecret = own.password !== undefined || own.accessToken !== undefined;
  const username = own.username ?? settings.username;
  const { password, accessToken: token } = hasOwnSecret ? own : settings;
  const method = own.authMethod ?? settings.authMethod;
  const login = `the ${protocol.toUpperCase()} login`;
  const nameInput = isShared ? own.input : inputName;
  if (username === undefined && !isReported(issues, 'username', own.input('username'))) {
    const remedy = `Set username or ${own.input('username')}.`;
    issues.push(missing(settings, nameInput('username'), `${login} has no user name`, remedy));
  }
  if (password !== undefined && token !== undefined) {
    const input = hasOwnSecret ? own.input('accessToken') : 'access-token';
    if (!isReported(issues, input)) issues.push(twoSecrets(input, hasOwnSecret ? own.input('password') : 'password'));
    return undefined;
  }
  if (password === undefined && token === undefined) {
    const inputs = ['password', 'access-token', own.input('password'), own.input('accessToken')];
    if (!isReported(issues, ...inputs)) {
      const remedy = `Set ${listWords(inputs)}.`;
      const problem = `${login} has neither a password nor an access token`;
      // A user name alone: then the secret most likely is there in the workflow, and empty.
      issues.push(missing(settings, nameInput('password'), problem, remedy, username !== undefined));
    }
    return undefined;
  }
  const methodInput = own.authMethod === undefined ? 'auth-method' : own.input('authMethod');
  if (!isReported(issues, methodInput)) checkMethod(methodInput, method, token !== undefined, issues);
  return username === undefined ? undefined : { username, password, token, method };
}

/** Refuses at once what would send a credential in clear text, where no connection is needed to know it. */
export function checkProtection(endpoint: Endpoint, issues: Issue[]): void {
  if (endpoint.allowInsecureAuth) return;
  if (endpoint.tlsMode === 'none' && ipFamily(endpoint.host) && !isLoopback(endpoint.host)) {
    issues.push(insecureAuth(endpoint));
  }
  if (endpoint.tlsMode !== 'none' && !endpoint.tls.verify && !isReported(issues, 'tls-verify')) {
    issues.push({
      code: 'E_CONFIG_CONFLICT',
      input: 'tls-verify',
      value: 'false',
      problem: 'would send credentials to a server that has not proved who it is',
      remedy: 'Trust the certificate with tls-ca, or set allow-insecure-auth: true.',
    });
  }
}

/** The refusal to send credentials without TLS to another machine. */
export function insecureAuth(endpoint: Endpoint): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input: endpoint.tlsModeInput ?? 'tls-mode',
    value: 'none',
    problem: `would send credentials without TLS to ${endpoint.host}, which is not this machine`,
    remedy: 'Use implicit or starttls, or set allow-insecure-auth: true.',
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

function checkMethod(input: string, method: AuthMethod, hasToken: boolean, issues: Issue[]): void {
  const isForToken = method === 'xoauth2' || method === 'oauthbearer';
  if (method === 'auto' || isForToken === hasToken) return;
  issues.push({
    code: 'E_CONFIG_CONFLICT',
    input,
    value: method,
    problem: hasToken ? 'would send the access token as a password' : 'needs an access token, and a password is given',
    remedy: hasToken ? 'Use auto, xoauth2 or oauthbearer.' : 'Set access-token, or use auto, plain, login or cram-md5.',
  });
}

function twoSecrets(input: string, other: string): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    problem: `is given together with ${other}`,
    remedy: `Give either ${other} or ${input}.`,
  };
}

/** A missing part of the credentials. A secret that was withheld arrives as empty text, just like one that was not set. */
function missing(settings: Settings, input: string, what: string, remedy: string, isEmptySecret = false): Issue {
  if (settings.mayLackSecrets) {
    return {
      code: 'E_SECRET_MISSING',
      input,
      problem: `is empty: ${what}`,
      remedy:
        'GitHub gives no secrets to pull requests from forks and to Dependabot: skip the step there, or start it by another event.',
    };
  }
  if (!isEmptySecret) return { code: 'E_INPUT', input, problem: `is required: ${what}`, remedy };
  return {
    code: 'E_SECRET_MISSING',
    input,
    problem: `is empty: ${what}`,
    remedy: `${remedy} A secret that does not exist, or whose name is misspelt, arrives as empty text.`,
  };
}

function ownSettings(settings: Settings, protocol: Protocol) {
  const input = (name: string): string => `${protocol}-${inputName(name)}`;
  return protocol === 'smtp'
    ? {
        input,
        host: settings.smtpHost,
        port: settings.smtpPort,
        tlsMode: settings.smtpTlsMode,
        username: settings.smtpUsername,
        password: settings.smtpPassword,
        accessToken: settings.smtpAccessToken,
        authMethod: settings.smtpAuthMethod,
      }
    : {
        input,
        host: settings.imapHost,
        port: settings.imapPort,
        tlsMode: settings.imapTlsMode,
        username: settings.imapUsername,
        password: settings.imapPassword,
        accessToken: settings.imapAccessToken,
        authMethod: settings.imapAuthMethod,
      };
}
