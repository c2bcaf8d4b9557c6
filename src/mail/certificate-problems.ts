/**
 * Why a certificate was not accepted: one ordered table from OpenSSL's reason to our class, each with what was seen.
 */
import type { CertificateFacts, TlsFacts } from '../probes/probe.ts';
import type { Endpoint } from '../settings/endpoint.ts';
import type { FailureCode } from '../verdict/failure.ts';

/** What a refused certificate says. Texts from the certificate are untrusted. */
export interface CertificateProblem {
  readonly code: FailureCode;
  readonly message: string;
  readonly hint: string;
}

interface Row {
  readonly reason: RegExp;
  explain(leaf: CertificateFacts, endpoint: Endpoint, facts: TlsFacts): CertificateProblem;
}

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
    reason: /ALTNAME_INVALID/,
    explain: (leaf, endpoint) => ({
      code: 'E_TLS_CERT_NAME',
      message: `The certificate is for ${leaf.names.map(plainName).join(', ') || leaf.subject}, not for ${endpoint.tls.servername}.`,
      hint: 'Use the name in the certificate as host, set tls-servername to it, or issue a certificate for this name.',
    }),
  },
  {
    reason: /SELF_SIGNED/,
    explain: (leaf, endpoint, facts) => ({
      code: 'E_TLS_CERT_UNTRUSTED',
      message: `The certificate of ${at(endpoint)} is self-signed${facts.chain.length > 1 ? ' at the end of its chain' : ''} (issuer: ${leaf.issuer}).`,
      hint: 'Pass the certificate of the authority with tls-ca.',
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

/** Explains why a certificate was refused. `reason` is Node's code for it. */
export function certificateProblem(endpoint: Endpoint, reason: string, facts: TlsFacts): CertificateProblem {
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

/** `DNS:mail.example.org` without the kind of name. */
function plainName(name: string): string {
  return name.replace(/^(?:DNS|IP Address):/, '');
}

function day(date: string): string {
  return date.slice(0, 10);
}
