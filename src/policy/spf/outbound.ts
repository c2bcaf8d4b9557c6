/** What receivers say to the addresses that send mail for a domain: by mailauth, which follows RFC 7208 to the letter. */
import type { Concern } from '../concern.ts';
import type { DomainView } from '../domain-view.ts';
import type { FoundSpf } from './find-record.ts';
import { createSpfResolver } from './spf-resolver.ts';
import { withTerms } from './spf-texts.ts';

/** Judges one address that sends for the domain. */
export async function judgeOutbound(view: DomainView, ip: string, found: FoundSpf): Promise<readonly Concern[]> {
  const { domain, zone } = view;
  // With all that it brings it takes 60 ms to load.
  const { spf } = await import('mailauth/lib/spf/index.js');
  const { resolve, failures } = createSpfResolver(zone);
  const sender = `postmaster@${domain}`;
  const verdict = await spf({ sender, ip, helo: domain, mta: domain, strict: true, resolver: resolve });
  const { result, comment } = verdict.status;
  if (result === 'pass') return [];
  if (result === 'temperror' && failures.length > 0) return failures;
  const detail = typeof comment === 'string' ? comment.split(`lookup of ${sender}: `)[1] : undefined;
  const reason = result === 'permerror' && detail !== undefined ? ` (${detail})` : '';
  return [
    {
      code: 'E_SPF_FAIL',
      severity: 'critical',
      subject: ip,
      message: `SPF of ${domain} gives ${result}${reason} for ${ip}, which sends mail for it.`,
      hint: hintFor(found, ip, result),
      record: found.kind === 'found' ? found.record : undefined,
    },
  ];
}

function hintFor(found: FoundSpf, ip: string, result: string): string {
  if (result === 'permerror') return 'Receivers stop before they reach the address: put its term first in the record.';
  const term = `${ip.includes(':') ? 'ip6' : 'ip4'}:${ip}`;
  if (found.kind !== 'found') return `Add ${term} to the SPF record.`;
  return `Permit it: ${withTerms(found.text, [term])}`;
}
