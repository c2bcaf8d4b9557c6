/** What the TLS of a mail server means: everything where it is promised, and little where it is a courtesy. */
import type { MxTalk, MxTrouble } from '../../../mail/mx/talk.ts';
import { findMeaning } from '../../../mail/refusal/find-row.ts';
import type { FailureCode } from '../../../model/failure-codes.ts';
import type { Concern, Severity } from '../../../policy/concern.ts';
import { subjectOf, type TalksToJudge, withAddress } from './talks-to-judge.ts';

const DAY_MS = 86_400_000;
/** A third of its time is left when a certificate should have been renewed; longer ones have 21 days. */
const EXPIRING = { share: 1 / 3, maxDays: 21, criticalDays: 3 };

type Promised = Pick<TalksToJudge, 'promises' | 'before' | 'now'>;

/** Judges STARTTLS, its version and the certificate. */
export function judgeTls(all: Promised, talk: MxTalk): readonly Concern[] {
  return [...missingTls(all, talk), ...certificate(all, talk), ...expiry(all, talk)];
}

function missingTls(all: Promised, talk: MxTalk): readonly Concern[] {
  const { tlsTrouble } = talk;
  if (!tlsTrouble) return [];
  const { why, hasToBe } = demand(all, talk);
  return [
    {
      code: tlsTrouble.code,
      severity: hasToBe ? 'critical' : 'warning',
      subject: subjectOf(talk),
      message: `${withAddress(talk, tlsTrouble.message).replace(/\.$/, '')}; ${why}.`,
      hint: HINTS[tlsTrouble.code] ?? tlsTrouble.hint,
    },
  ];
}

/** Returns what depends on the TLS of a server. */
function demand(
  { promises, before }: Promised,
  { target, recipients }: MxTalk,
): { readonly why: string; readonly hasToBe: boolean } {
  if (promises.isEnforced) return { why: 'the MTA-STS policy is enforced, so senders do not deliver', hasToBe: true };
  if (promises.tlsaHosts.includes(target.host)) {
    return { why: 'the host has TLSA records, so senders with DANE do not deliver', hasToBe: true };
  }
  if (recipients.some(({ step, reply }) => findMeaning(reply, step)?.row.side === 'tls')) {
    return { why: 'it takes no mail without TLS', hasToBe: true };
  }
  const isNew = target.origin !== 'published';
  if (isNew && before?.some(({ tls }) => tls !== undefined)) {
    return { why: 'the published server has TLS, so mail would lose it', hasToBe: true };
  }
  return { why: 'mail comes in clear text', hasToBe: false };
}

function certificate({ promises: { isEnforced } }: Promised, talk: MxTalk): readonly Concern[] {
  const { certificateTrouble, certificateWarning } = talk;
  const trouble: MxTrouble | undefined =
    certificateTrouble ??
    (certificateWarning?.code && {
      code: certificateWarning.code,
      message: certificateWarning.message,
      hint: certificateWarning.hint ?? '',
    });
  if (!trouble) return [];
  const isExpired = trouble.code === 'E_TLS_CERT_EXPIRED';
  return [
    {
      code: trouble.code,
      severity: isEnforced ? 'critical' : isExpired ? 'warning' : 'info',
      subject: subjectOf(talk),
      message: isEnforced
        ? `${withAddress(talk, trouble.message).replace(/\.$/, '')}; the MTA-STS policy is enforced, so senders do not deliver.`
        : withAddress(talk, trouble.message),
      hint: HINTS[trouble.code] ?? trouble.hint,
    },
  ];
}

function expiry({ promises, now }: Promised, talk: MxTalk): readonly Concern[] {
  const chain = talk.tlsFacts?.chain ?? [];
  const [leaf] = chain;
  if (!leaf || talk.certificateTrouble) return [];
  // The root is that of this machine: others may have a newer one.
  const issued = chain.filter((each) => each === leaf || each.subject !== each.issuer);
  const first = issued.reduce((least, each) => (Date.parse(each.validTo) < Date.parse(least.validTo) ? each : least));
  const left = (Date.parse(first.validTo) - now.getTime()) / DAY_MS;
  const lifetime = (Date.parse(first.validTo) - Date.parse(first.validFrom)) / DAY_MS;
  if (left >= Math.min(EXPIRING.maxDays, lifetime * EXPIRING.share)) return [];
  const severity: Severity = promises.isEnforced && left < EXPIRING.criticalDays ? 'critical' : 'warning';
  const days = Math.max(0, Math.floor(left));
  return [
    {
      code: 'E_TLS_CERT_EXPIRING',
      severity,
      subject: subjectOf(talk),
      message: `The certificate ${first === leaf ? '' : `"${first.subject}" in the chain `}of ${subjectOf(talk)} expires on ${first.validTo.slice(0, 10)}: ${days} of ${Math.round(lifetime)} days are left.`,
      hint: 'It should have been renewed by now: look at the log of the ACME client, and whether the mail server was restarted with the new certificate.',
    },
  ];
}

/** For the owner of a mail server; the usual hints speak of the settings of a check. */
const HINTS: Readonly<Partial<Record<FailureCode, string>>> = {
  E_TLS_REQUIRED:
    'Postfix: smtpd_tls_security_level = may, and a certificate in smtpd_tls_chain_files. If it is switched on, something on the path removes STARTTLS: look from another network with openssl s_client -starttls smtp.',
  E_TLS_VERSION:
    'Enable TLS 1.2 and 1.3 on the server (Postfix: smtpd_tls_protocols = >=TLSv1.2); TLS 1.0 and 1.1 are obsolete (RFC 8996).',
  E_TLS_CLIENT_CERT:
    'Senders have no client certificates: do not demand one on this port (Postfix: smtpd_tls_req_ccert = no).',
  E_TLS_CERT_NAME:
    'Issue a certificate with the name of the MX host as a DNS name (subjectAltName), or name the host in the MX record as the certificate does.',
  E_TLS_CERT_UNTRUSTED:
    'Use a certificate of a public authority, and send its intermediate certificates with it. Without an enforced MTA-STS policy senders take any certificate.',
  E_TLS_CERT_CHAIN: 'Let the server send its intermediate certificates too: fullchain.pem, not cert.pem.',
  E_TLS_CERT_EXPIRED: 'Renew the certificate, and restart the mail server with it.',
};
