/** Describes a planned check in words: the servers it would contact, its time limits and its thresholds. */

import type { Credentials } from '../model/credentials.ts';
import type { Endpoint, PlannedServer } from '../model/endpoint.ts';
import { PROTOCOLS } from '../model/phase.ts';
import type { PlannedCheck } from '../model/plan.ts';
import type { Threshold } from '../model/threshold.ts';

/** Describes a planned check, one sentence per line. */
export function describePlan(check: PlannedCheck): readonly string[] {
  const { probe, timeoutMs, retries, thresholds } = check;
  const extra = probe.extraTimeMs > 0 ? `, and up to ${probe.extraTimeMs / 1000} s for the delivery` : '';
  const again = retries === 0 ? 'once' : `up to ${retries + 1} times`;
  return [
    `It would run ${check.mode} against ${probe.target}, ${again}, each time within ${timeoutMs / 1000} s${extra}.`,
    ...probe.servers.map(describeServer),
    ...(probe.details ?? []),
    thresholds.length === 0 ? 'No thresholds are set.' : `Thresholds: ${thresholds.map(describeThreshold).join('; ')}.`,
  ];
}

/** `SMTP: mail.example.org, port 465 (from the TLS mode), TLS from the first byte (the default), …` */
function describeServer({ endpoint, credentials, origins }: PlannedServer): string {
  const { protocol, host, port } = endpoint;
  const parts = [
    host,
    `port ${port}${inBrackets(origins.port)}`,
    `${protection(endpoint)}${inBrackets(origins.tlsMode)}`,
    login(credentials),
  ];
  return `${PROTOCOLS[protocol].label}: ${parts.join(', ')}.`;
}

function inBrackets(reason: string | undefined): string {
  return reason === undefined ? '' : ` (${reason})`;
}

function protection({ tlsMode, tls }: Endpoint): string {
  if (tlsMode === 'none') return 'without TLS';
  const how = tlsMode === 'implicit' ? 'TLS from the first byte' : 'TLS by STARTTLS';
  if (!tls.verify) return `${how} with any certificate`;
  return tls.fingerprints
    ? `${how} with a certificate in tls-fingerprint`
    : `${how} with a certificate for ${tls.servername}`;
}

function login(credentials: Credentials | undefined): string {
  if (!credentials) return 'no login';
  const secret = credentials.token ? 'an access token' : 'a password';
  return `login as ${credentials.username} with ${secret}${credentials.method === 'auto' ? '' : ` by ${credentials.method}`}`;
}

function describeThreshold({ metric, label, warning, critical }: Threshold): string {
  const limits = [warning && `warning ${warning.text}`, critical && `critical ${critical.text}`].filter(Boolean);
  return `${metric}${label === undefined ? '' : ` of ${label}`} ${limits.join(', ')}`;
}
