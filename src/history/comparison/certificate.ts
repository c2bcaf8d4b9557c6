/** What can be compared of a certificate whose issuer, key and names should outlive it. */
import type { CertificateFacts } from '../../model/facts.ts';

/** Certificates of large hosters have hundreds of names, which change with their customers. */
const MAX_NAMES = 40;
/** No key is weak that is as strong as this, in bits: ECDSA with P-256 is not weaker than RSA with 4096 bits. */
const STRONG = 128;

/**
 * Returns who issued a certificate: the organisation, because authorities change their intermediate certificates from
 * renewal to renewal; without one the common name without numbers.
 */
export function issuerOf({ issuer }: CertificateFacts): string {
  const parts = issuer.split(/, (?=[A-Za-z.\d]{1,30}=)/);
  const part = (key: string): string | undefined =>
    parts.find((each) => each.toUpperCase().startsWith(`${key}=`))?.slice(key.length + 1);
  return (part('O') ?? part('CN')?.replace(/\d+/g, '') ?? issuer).slice(0, 200);
}

/** Returns the names, sorted; undefined when there are none, or more than one server has. */
export function namesOf({ names }: CertificateFacts): string | undefined {
  if (names.length === 0 || names.length > MAX_NAMES) return undefined;
  const sorted = [...new Set(names.map((name) => name.replace(/^DNS:/, '').toLowerCase().slice(0, 90)))].sort();
  return sorted.join(' ');
}

/** Returns the names that all lists had before, and this one has not. A wildcard stands for what it covers. */
export function lostNames(before: readonly string[], after: string): readonly string[] {
  const now = new Set(after.split(' '));
  const [first = '', ...others] = before;
  return first
    .split(' ')
    .filter((name) => !now.has(name) && !now.has(name.replace(/^[^.]+/, '*')))
    .filter((name) => others.every((list) => list.split(' ').includes(name)));
}

/** Whether a key, as `RSA 2048` or `EC prime256v1`, is weaker than another one. */
export function isWeakerKey(before: string, after: string): boolean {
  const [one, other] = [strengthOf(before), strengthOf(after)];
  return one !== undefined && other !== undefined && other < one;
}

/** Returns the strength of a key in bits (NIST SP 800-57 part 1, table 2), at most that of a strong one. */
function strengthOf(key: string): number | undefined {
  const [kind = '', size = ''] = key.split(' ');
  const bits = Number(size);
  if (/^(?:RSA|DSA)/i.test(kind)) return bits >= 3072 ? STRONG : bits >= 2048 ? 112 : bits > 0 ? 80 : undefined;
  if (/^ED(?:25519|448)/i.test(kind)) return STRONG;
  if (!/^EC/i.test(kind)) return undefined;
  const curve = Number(/(\d{3})/.exec(size)?.[1] ?? Number.NaN);
  return Number.isNaN(curve) ? undefined : Math.min(STRONG, Math.floor(curve / 2));
}
