/** Policies of MTA-STS in the text of a step. */
import type { MtaStsFacts } from '../../model/gate-facts.ts';

/** A policy as it is written. */
export type Policy = Pick<MtaStsFacts, 'mode' | 'mx' | 'maxAgeSeconds'>;

/** In seconds: how long a policy that ends MTA-STS may be remembered. */
export const SHORT_MAX_AGE = 86_400;
const MAX_ID = 32;

/** Whether a pattern of a policy covers a host: a wildcard stands for exactly one label (RFC 8461 section 4.1). */
export function matchesPattern(pattern: string, host: string): boolean {
  const [own, other] = [pattern.toLowerCase().replace(/\.$/, ''), host.toLowerCase()];
  if (!own.startsWith('*.')) return own === other;
  return other.includes('.') && other.slice(other.indexOf('.')) === own.slice(1);
}

/** Hosts that no pattern covers. */
export function hostsWithoutPattern(hosts: readonly string[], patterns: readonly string[]): readonly string[] {
  return hosts.filter((host) => !patterns.some((pattern) => matchesPattern(pattern, host)));
}

/** Whether two policies mean the same to senders. */
export function isSamePolicy(one: Policy, other: Policy | undefined): boolean {
  const key = (policy: Policy): string => JSON.stringify([policy.mode, policy.maxAgeSeconds, [...policy.mx].sort()]);
  return other !== undefined && key(one) === key(other);
}

/** The step that serves a policy, with what stands in it: `serve at https://… a policy with mode enforce, …`. */
export function servePolicyText(domain: string, policy: Policy): string {
  const { mode = 'testing', mx, maxAgeSeconds = SHORT_MAX_AGE } = policy;
  const lines = [
    'version: STSv1',
    `mode: ${mode}`,
    ...mx.map((pattern) => `mx: ${pattern}`),
    `max_age: ${maxAgeSeconds}`,
  ];
  return `serve the policy ${quotedLines(lines)} at ${policyUrl(domain)}`;
}

/** The place of the policy of a domain (RFC 8461 section 3.3). */
export function policyUrl(domain: string): string {
  return `https://mta-sts.${domain}/.well-known/mta-sts.txt`;
}

function quotedLines(lines: readonly string[]): string {
  return `"${lines.join(' | ')}" (a line for each part)`;
}

/** Another id than the one that is given: at most 32 letters and digits (RFC 8461 section 3.1). */
export function nextId(id: string | undefined): string {
  if (id === undefined || id === '') return '1';
  const number = id.slice(endOfWord(id));
  if (number === '') return id.length < MAX_ID ? `${id}1` : `${id.slice(0, -1)}${id.endsWith('b') ? 'c' : 'b'}`;
  const next = String(BigInt(number) + 1n).padStart(number.length, '0');
  const whole = `${id.slice(0, id.length - number.length)}${next}`;
  return whole.length <= MAX_ID ? whole : whole.slice(0, MAX_ID);
}

/** Where the digits at the end of a text begin. */
function endOfWord(text: string): number {
  let start = text.length;
  while (start > 0 && /\d/.test(text[start - 1] ?? '')) start -= 1;
  return start;
}

/** The id in a TXT record, as in `RecordSetView.values`. */
export function idOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : /[;"]\s*id\s*=\s*([a-z\d]{1,32})/i.exec(value)?.[1];
}

/** The TXT record with an id. */
export function idValue(id: string): string {
  return `"v=STSv1; id=${id}"`;
}
