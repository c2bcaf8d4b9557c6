import { describe, expect, test } from 'vitest';
import { fingerprints } from '../../../../src/settings/kinds/fingerprint.ts';

const PAIRS = Array.from({ length: 32 }, (_each, index) => (index * 7).toString(16).padStart(2, '0').toUpperCase());
const COLONS = PAIRS.join(':');
const OTHER = Array<string>(32).fill('EF').join(':');

describe('fingerprints', () => {
  test.each([
    ['with colons', COLONS],
    ['without colons', PAIRS.join('')],
    ['in small letters', COLONS.toLowerCase()],
    ['as OpenSSL 3 prints it', `sha256 Fingerprint=${COLONS}`],
    ['as OpenSSL 1.1 prints it', `SHA256 Fingerprint=${COLONS}`],
    ['as OpenSSH would', `SHA256:${PAIRS.join('')}`],
    ['twice', `${COLONS}\n${PAIRS.join('').toLowerCase()}\n`],
  ])('takes one %s', (_how, text) => {
    expect(fingerprints.parse(text)).toEqual([COLONS]);
  });

  test('takes several, one a line or separated by commas', () => {
    expect(fingerprints.parse(`${COLONS},${OTHER}`)).toEqual([COLONS, OTHER]);
    expect(fingerprints.parse(`\n${COLONS}\n${OTHER}\n`)).toEqual([COLONS, OTHER]);
  });

  test.each([
    ['a SHA-1 fingerprint', COLONS.slice(0, 59), /is a SHA-1 fingerprint/],
    ['one that is too short', COLONS.slice(0, 92), /is no SHA-256 fingerprint/],
    ['one that is too long', `${COLONS}:00`, /is no SHA-256 fingerprint/],
    ['a pin of a public key', 'sha256//x9SZw6TwIqfmvrLZ/kz1o0Ossjmn728BnBKpUFqGNVM=', /is no SHA-256 fingerprint/],
    ['a list of nothing', ', ,', /names nothing/],
    ['six of them', [1, 2, 3, 4, 5, 6].map((n) => String(n).repeat(64)).join('\n'), /holds 6 fingerprints/],
  ])('refuses %s', (_what, text, problem) => {
    expect(() => fingerprints.parse(text)).toThrow(problem);
  });
});
