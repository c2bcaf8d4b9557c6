/**
 * Decides where to connect for one protocol: the prefixed settings win over the common ones, and ports and TLS modes
 * follow from each other.
 */
import { defaultPort, type Endpoint, type PlannedServer, PORTS, type TlsMode } from '../../model/endpoint.ts';
import { type Issue, isReported } from '../../model/issue.ts';
import { PROTOCOLS, type Protocol } from '../../model/phase.ts';
import { findProvider, type ProviderServer } from '../providers.ts';
import type { Settings } from '../settings.ts';
import { clearTextIssue } from './check-protection.ts';
import { type OwnSettings, ownSettings } from './own-settings.ts';

/** A value, and where it comes from when no input sets it. */
interface Choice<T> {
  readonly value: T;
  readonly origin?: string | undefined;
}

/** The settings that decide about one server. */
interface Sources {
  readonly protocol: Protocol;
  readonly own: OwnSettings;
  /** The settings without a prefix, where they apply to this protocol. */
  readonly common: Pick<Settings, 'port' | 'tlsMode'>;
  /** The server of the provider. Explicit settings win over it. */
  readonly preset: ProviderServer | undefined;
}

/** Resolves the server of a protocol. With `isShared`, the unprefixed `port` and `tls-mode` do not apply. */
export function resolveServer(
  settings: Settings,
  protocol: Protocol,
  isShared: boolean,
  issues: Issue[],
): PlannedServer | undefined {
  const own = ownSettings(settings, protocol);
  const preset = settings.provider === undefined ? undefined : findProvider(settings.provider)?.[protocol];
  const common = isShared ? { port: undefined, tlsMode: undefined } : settings;
  const sources: Sources = { protocol, own, common, preset };
  const host = own.host ?? settings.host ?? preset?.host;
  if (host === undefined) reportMissingHost(sources, isShared, issues);
  const tlsMode = chooseTlsMode(sources);
  if (tlsMode === undefined) reportMissingTlsMode(sources, issues);
  checkFingerprint(settings, isShared ? undefined : tlsMode?.value, issues);
  if (host === undefined || tlsMode === undefined) return undefined;
  const port = choosePort(sources, tlsMode.value);
  const tlsModeInput = own.tlsMode === undefined && !isShared ? 'tls-mode' : own.input('tlsMode');
  return {
    endpoint: {
      protocol,
      host,
      port: port.value,
      tlsMode: tlsMode.value,
      addressFamily: settings.addressFamily,
      tls: tlsSettings(settings, host),
      loopbackOnly:
        tlsMode.value === 'none' && !settings.allowInsecureAuth ? clearTextIssue(host, tlsModeInput) : undefined,
      connectTimeoutMs: settings.connectTimeout,
      commandTimeoutMs: settings.commandTimeout,
      ehloName: settings.ehloName,
    },
    origins: { port: port.origin, tlsMode: tlsMode.origin, tlsModeInput },
  };
}

/**
 * Returns the TLS mode that is set, else that of the port, else that of the provider or the default; undefined for a
 * port without a known TLS mode.
 */
function chooseTlsMode({ own, common, preset }: Sources): Choice<TlsMode> | undefined {
  const given = own.tlsMode ?? common.tlsMode;
  if (given !== undefined) return { value: given };
  const port = own.port ?? common.port;
  if (port === undefined) {
    return preset === undefined
      ? { value: 'implicit', origin: 'the default' }
      : { value: preset.tlsMode, origin: 'from the provider' };
  }
  const value = PORTS[port]?.tlsMode;
  return value && { value, origin: 'from the port' };
}

function choosePort({ protocol, own, common, preset }: Sources, tlsMode: TlsMode): Choice<number> {
  const given = own.port ?? common.port;
  if (given !== undefined) return { value: given };
  // The port of a provider is for one TLS mode only.
  if (preset?.tlsMode === tlsMode) return { value: preset.port, origin: 'from the provider' };
  return { value: defaultPort(protocol, tlsMode), origin: 'from the TLS mode' };
}

function reportMissingHost({ protocol, own }: Sources, isShared: boolean, issues: Issue[]): void {
  if (isReported(issues, 'host', own.input('host'))) return;
  issues.push({
    code: 'E_INPUT',
    input: isShared ? own.input('host') : 'host',
    problem: `is required: the ${PROTOCOLS[protocol].label} server is not named`,
    remedy: `Set host or ${own.input('host')}.`,
  });
}

function reportMissingTlsMode({ protocol, own, common }: Sources, issues: Issue[]): void {
  if (isReported(issues, 'tls-mode', own.input('tlsMode'))) return;
  issues.push({
    code: 'E_INPUT',
    input: own.port === undefined ? 'tls-mode' : own.input('tlsMode'),
    problem: `is required: port ${own.port ?? common.port} has no known TLS mode for ${PROTOCOLS[protocol].label}`,
    remedy: 'Write implicit, starttls or none.',
  });
}

/** Reports a fingerprint that nothing is compared with: it would only look like protection. */
function checkFingerprint(settings: Settings, tlsMode: TlsMode | undefined, issues: Issue[]): void {
  const isUseless = !settings.tlsVerify || tlsMode === 'none';
  if (settings.tlsFingerprint === undefined || !isUseless || isReported(issues, 'tls-fingerprint')) return;
  issues.push({
    code: 'E_CONFIG_CONFLICT',
    input: 'tls-fingerprint',
    problem: `is given together with ${settings.tlsVerify ? 'tls-mode: none, which has no certificate' : 'tls-verify: false'}`,
    remedy: settings.tlsVerify
      ? 'Use implicit or starttls, or remove tls-fingerprint.'
      : 'Remove tls-verify: false: a certificate with this fingerprint is trusted whatever its issuer.',
  });
}

function tlsSettings(settings: Settings, host: string): Endpoint['tls'] {
  const { tlsClientCert: certificate, tlsClientKey: key } = settings;
  return {
    servername: settings.tlsServername ?? host,
    verify: settings.tlsVerify,
    ca: settings.tlsCa,
    minVersion: settings.tlsMinVersion,
    fingerprints: settings.tlsFingerprint,
    client: certificate && key ? { certificate, key } : undefined,
  };
}
