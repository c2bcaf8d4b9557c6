/** What reads certificates: in DER form as servers send them, and what is said about one that is refused. */
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { certificateFacts } from '../../../src/mail/tls/certificate-facts.ts';
import { findProblem } from '../../../src/mail/tls/certificate-problems.ts';
import { findWeakness } from '../../../src/mail/tls/certificate-strength.ts';
import type { CertificateFacts } from '../../../src/model/facts.ts';
import { corpusTexts } from '../corpus.ts';
import { ENDPOINTS } from '../endpoints.ts';
import { type FuzzTarget, fuzzCase } from '../fuzz-case.ts';

const seeds = corpusTexts('certificates').map((pem) => Buffer.from(new X509Certificate(pem).raw));
/** Bytes change, lengths do not: else hardly anything is a certificate any more. */
const der = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }))
  .map(([seed, changes]) => {
    const bytes = Buffer.from(seed);
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
    return bytes.toString('base64');
  });
const REASONS = [
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ...['CERT_SIGNATURE_FAILURE', 'ERROR_IN_CERT_NOT_AFTER_FIELD', 'CA_MD_TOO_WEAK', 'CERT_REVOKED', 'undefined'],
];

/** The facts of what OpenSSL takes for a certificate. */
function factsOf(base64: string): CertificateFacts | undefined {
  const bytes = Buffer.from(base64, 'base64');
  try {
    new X509Certificate(bytes);
  } catch {
    return undefined;
  }
  return certificateFacts(bytes);
}

export const certificates: FuzzTarget = {
  name: 'certificates',
  cases: [
    fuzzCase('a certificate that OpenSSL takes is read', der, (base64) => {
      const facts = factsOf(base64);
      if (!facts) return;
      for (const time of [facts.validFrom, facts.validTo]) assert.match(time, /^[+-]?\d{4,6}-\d\d-\d\dT[\d:.]+Z$/);
      assert(Number.isSafeInteger(facts.daysLeft));
      assert.match(facts.fingerprint256, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
      assert.deepEqual(JSON.parse(JSON.stringify(facts)), JSON.parse(JSON.stringify({ ...facts })));
    }),
    fuzzCase(
      'a refusal is explained, whatever the chain',
      fc.tuple(fc.array(der, { maxLength: 3 }), fc.constantFrom(...REASONS), fc.constantFrom(...ENDPOINTS)),
      ([list, reason, endpoint]) => {
        const chain = list.map(factsOf).filter((facts) => facts !== undefined);
        findWeakness(chain);
        const facts = { version: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', isVerified: false, chain };
        const problem = findProblem(endpoint, facts, reason);
        assert(problem, 'a refused certificate was accepted');
        assert.match(problem.message, /\w \w/);
        assert.match(problem.hint, /\.$/);
      },
    ),
  ],
};
