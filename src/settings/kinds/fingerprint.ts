/** Fingerprints of certificates: SHA-256 over the DER form, as OpenSSL, browsers and Node write it. */
import { BadValue, type Kind } from './kind.ts';

/** At most this many fingerprints: a longer list would be a list of authorities, for which there is tls-ca. */
const MAX = 5;
const REMEDY =
  'Write 64 hexadecimal digits, with or without colons, as openssl x509 -noout -fingerprint -sha256 prints them.';

/** Up to 5 fingerprints, one per line or separated by commas, each returned as upper-case pairs with colons. */
export const fingerprints: Kind<readonly string[]> = {
  type: 'list',
  look: 'fingerprint',
  parse: (text) => {
    const entries = text.split(/[,\n]/).map((entry) => entry.trim());
    const list = [...new Set(entries.filter((entry) => entry !== '').map(fingerprint))];
    if (list.length === 0) throw new BadValue('names nothing', REMEDY);
    if (list.length > MAX) throw new BadValue(`holds ${list.length} fingerprints`, `Write at most ${MAX}.`);
    return list;
  },
};

function fingerprint(entry: string): string {
  const digits = entry
    .replace(/^(?:sha-?256)(?: fingerprint)?\s*[:=]\s*/i, '')
    .replaceAll(':', '')
    .toUpperCase();
  if (/^[0-9A-F]{64}$/.test(digits)) return (digits.match(/../g) ?? []).join(':');
  if (/^[0-9A-F]{40}$/.test(digits)) throw new BadValue('is a SHA-1 fingerprint', REMEDY, entry);
  throw new BadValue('is no SHA-256 fingerprint', REMEDY, entry);
}
