import type { Endpoint } from '../../model/endpoint.ts';
import type { CertificateFacts, TlsFacts } from '../../model/facts.ts';
import type { FailureCode } from '../../model/failure-codes.ts';
import type { Finding } from '../../model/finding.ts';
import { findWeakness } from './certificate-strength.ts';

/** The reason why a certificate is refused. Texts from the certificate are untrusted. */
export interface CertificateProblem {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
}

interface Row {
  readonly reason: RegExp;
  explain(leaf: CertificateFacts, endpoint: Endpoint, facts: Pick<TlsFacts, 'chain'>): CertificateProblem;
}

const UNREADABLE_END = /^ERROR_IN_CERT_NOT_AFTER_FIELD$/;
const UNREADABLE_BEGIN = /^ERROR_IN_CERT_NOT_BEFORE_FIELD$/;

const TABLE: readonly Row[] = [
  {
    reason: /^CERT_HAS_EXPIRED$/,
    explain: (leaf, endpoint, facts) => {
      const expired = facts.chain.find((certificate) => certificate.daysLeft < 0) ?? leaf;
      const which = expired === leaf ? 'The certificate' : `The certificate "${expired.subject}" in the chain`;
      return {
        code: 'E_TLS_CERT_EXPIRED',
        message: `${which} of ${at(endpoint)} expired on ${day(expired.validTo)}.`,
        hint: 'Renew the certificate, and check that the service was restarted with the new one.',
      };
    },
  },
  {
    reason: /^CERT_NOT_YET_VALID$/,
    explain: (leaf, endpoint) => ({
      code: 'E_TLS_CERT_NOT_YET',
      message: `The certificate of ${at(endpoint)} is valid from ${leaf.validFrom}, which is in the future.`,
      hint: 'Check the clock of the runner and of the machine that issued it.',
    }),
  },
  {
    reason: UNREADABLE_END,
    explain: (_leaf, endpoint) => unreadableDate(endpoint, 'ends'),
  },
  {
    reason: UNREADABLE_BEGIN,
    explain: (_leaf, endpoint) => unreadableDate(endpoint, 'begins to be valid'),
  },
  {
    reason: /ALTNAME_INVALID/,
    explain: (leaf, endpoint) => ({
      code: 'E_TLS_CERT_NAME',
      message: `The certificate is for ${leaf.names.map(plainName).join(', ') || leaf.subject}, not for ${endpoint.tls.servername}.`,
      hint: isSelfSigned(leaf)
        ? `Issue a certificate for this name. ${pin(leaf)}`
        : 'Use the name in the certificate as host, set tls-servername to it, or issue a certificate for this name.',
    }),
  },
  {
    reason: /SELF_SIGNED/,
    explain: (leaf, endpoint, facts) => ({
      code: 'E_TLS_CERT_UNTRUSTED',
      message: `The certificate of ${at(endpoint)} is self-signed${facts.chain.length > 1 ? ' at the end of its chain' : ''} (issuer: ${leaf.issuer}).`,
      hint: trustHint(leaf, endpoint, facts),
    }),
  },
  {
    reason: /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER/,
    explain: (leaf, endpoint, facts) =>
      facts.chain.length === 1 && endpoint.tls.ca !== undefined
        ? {
            code: 'E_TLS_CERT_CHAIN',
            message: `${at(endpoint)} sends a certificate without that of its issuer (${leaf.issuer}), which is not trusted by itself.`,
            hint: 'Let the server send its intermediate certificates too, or add the issuer to tls-ca.',
          }
        : {
            code: 'E_TLS_CERT_UNTRUSTED',
            message: `The certificate of ${at(endpoint)} was issued by an unknown authority (${leaf.issuer}).`,
            hint: 'Pass the certificate of the authority with tls-ca. If the authority is a public one, the server does not send its intermediate certificates.',
          },
  },
];

/**
 * Returns the problem of the certificate that the server sent, if it has one. For a pinned certificate chain and name
 * are not checked, but its dates and its key are.
 *
 * @param reason Node's code for why the certificate was not accepted; undefined when it was
 */
export function findProblem(
  endpoint: Endpoint,
  facts: TlsFacts,
  reason: string | undefined,
): CertificateProblem | undefined {
  const [leaf] = facts.chain;
  if (!endpoint.tls.verify) return undefined;
  if (endpoint.tls.fingerprints === undefined) {
    return (
      weakness(endpoint, facts.chain) ??
      (reason === undefined ? undefined : certificateProblem(endpoint, reason, facts))
    );
  }
  if (!leaf || !isPinned(endpoint, leaf)) return mismatch(endpoint, leaf);
  // A pinned certificate is trusted without its signature, so the signature may be weak.
  return outOfDate(endpoint, leaf) ?? weakness(endpoint, [{ ...leaf, signature: undefined }]);
}

/**
 * Returns the warning about an accepted certificate that has the host name in its Common Name alone, if it is one. Node
 * still compares that when there is no DNS name; RFC 9525 section 6.3 forbids it, and many clients refuse.
 */
export function commonNameOnly(endpoint: Endpoint, { isVerified, chain: [leaf] }: TlsFacts): Finding | undefined {
  const { servername, verify, fingerprints } = endpoint.tls;
  const isAddress = /^[\d.]+$|:/.test(servername);
  if (!verify || !isVerified || fingerprints !== undefined || isAddress || !leaf) return undefined;
  if (leaf.names.some((name) => name.startsWith('DNS:'))) return undefined;
  return {
    status: 'warning',
    code: 'E_TLS_CERT_NAME',
    phase: `${endpoint.protocol}_tls`,
    message: `The certificate of ${at(endpoint)} has the name ${servername} in its Common Name only, and no DNS name (subjectAltName).`,
    hint: 'Clients with GnuTLS, mbsync, browsers and others no longer look at the Common Name and refuse the certificate (RFC 9525). Issue one with the name as a DNS name.',
  };
}

/** With `tls-ca` the name is checked as well, so it only helps where the certificate has the name. */
function trustHint(leaf: CertificateFacts, endpoint: Endpoint, { chain }: Pick<TlsFacts, 'chain'>): string {
  if (chain.length > 1 || !isSelfSigned(leaf)) return 'Pass the certificate of the authority with tls-ca.';
  return hasName(leaf, endpoint.tls.servername) ? `Pass this certificate with tls-ca. ${pin(leaf)}` : pin(leaf);
}

/** Whether a certificate has a name, or a wildcard for it (RFC 9525 section 6.3). */
function hasName({ names }: CertificateFacts, wanted: string): boolean {
  const name = wanted.toLowerCase();
  const wildcard = name.replace(/^[^.]*/, '*');
  return names.map((each) => plainName(each).toLowerCase()).some((each) => each === name || each === wildcard);
}

function isSelfSigned({ subject, issuer }: CertificateFacts): boolean {
  return subject === issuer;
}

/** Returns how to trust this very certificate, whatever its issuer and its names. */
function pin({ fingerprint256 }: CertificateFacts): string {
  return `To trust this certificate alone, set tls-fingerprint: ${fingerprint256} (compare it on the server first, with openssl x509 -noout -sha256 -fingerprint -in certificate.pem).`;
}

/** Whether this certificate is listed in tls-fingerprint. */
export function isPinned(endpoint: Endpoint, leaf: CertificateFacts | undefined): boolean {
  return leaf !== undefined && (endpoint.tls.fingerprints?.includes(leaf.fingerprint256) ?? false);
}

function mismatch(endpoint: Endpoint, leaf: CertificateFacts | undefined): CertificateProblem {
  return {
    code: 'E_TLS_CERT_UNTRUSTED',
    message: `The certificate of ${at(endpoint)} is not the one in tls-fingerprint: it has ${leaf?.fingerprint256 ?? 'none'} (${leaf?.subject ?? ''}, issued by ${leaf?.issuer ?? ''}).`,
    hint: 'If it was renewed, write its new fingerprint into tls-fingerprint. If it was not, another server answers.',
  };
}

function outOfDate(endpoint: Endpoint, leaf: CertificateFacts): CertificateProblem | undefined {
  const now = Date.now();
  const facts = { chain: [leaf] };
  if (!hasReadableDate(leaf.validTo)) return unreadableDate(endpoint, 'ends');
  if (!hasReadableDate(leaf.validFrom)) return unreadableDate(endpoint, 'begins to be valid');
  if (Date.parse(leaf.validTo) < now) return certificateProblem(endpoint, 'CERT_HAS_EXPIRED', facts);
  if (Date.parse(leaf.validFrom) > now) return certificateProblem(endpoint, 'CERT_NOT_YET_VALID', facts);
  return undefined;
}

/** Whether a date of the facts was read: the epoch stands for one that was not. */
function hasReadableDate(date: string): boolean {
  return Date.parse(date) > 0;
}

function unreadableDate(endpoint: Endpoint, what: string): CertificateProblem {
  return {
    code: 'E_TLS_CERT_UNTRUSTED',
    message: `The date at which the certificate of ${at(endpoint)} ${what} cannot be read.`,
    hint: 'Issue the certificate anew: a date in it has no valid form (RFC 5280 section 4.1.2.5).',
  };
}

function weakness(endpoint: Endpoint, chain: readonly CertificateFacts[]): CertificateProblem | undefined {
  const weak = findWeakness(chain);
  return (
    weak && {
      code: 'E_TLS_WEAK_KEY',
      message: `The certificate "${weak.certificate.subject}" of ${at(endpoint)} ${weak.what}.`,
      hint: 'Issue it anew with at least RSA 2048 or an elliptic curve of 224 bits, signed with SHA-256 or better.',
    }
  );
}

/** Explains why a certificate was refused. `reason` is Node's code for it. */
function certificateProblem(endpoint: Endpoint, reason: string, facts: Pick<TlsFacts, 'chain'>): CertificateProblem {
  const leaf = facts.chain[0];
  const row = leaf && TABLE.find((candidate) => candidate.reason.test(reason));
  if (leaf && row) return row.explain(leaf, endpoint, facts);
  return {
    code: 'E_TLS_CERT_UNTRUSTED',
    message: `The certificate of ${at(endpoint)} could not be verified (${reason}).`,
    hint: 'Check the certificate chain of the server.',
  };
}

function at(endpoint: Endpoint): string {
  return `${endpoint.host}:${endpoint.port}`;
}

/** Removes the kind of name: `DNS:mail.example.org` -> `mail.example.org`. */
function plainName(name: string): string {
  return name.replace(/^(?:DNS|IP Address):/, '');
}

function day(date: string): string {
  return date.slice(0, 10);
}
