/** The metrics of a gate. */
import type { MxTalk } from '../../mail/mx/talk.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { CheckedView } from './check-view.ts';

/** Measures what is judged: the plan before it is published, else what is published. */
export function measureGate(judged: CheckedView, talks: readonly MxTalk[], context: ProbeContext): void {
  const { mx, spf, dkim, mtaSts } = judged;
  const mxTtl = mx.hosts[0]?.record?.ttl;
  context.measure('mx_hosts', mx.hosts.length);
  if (mxTtl === undefined) context.miss('mx_ttl_seconds');
  else context.measure('mx_ttl_seconds', mxTtl);
  if (spf.facts) {
    context.measure('spf_lookups', spf.facts.lookups);
    context.measure('spf_void_lookups', spf.facts.voidLookups);
  } else {
    context.miss('spf_lookups');
    context.miss('spf_void_lookups');
  }
  for (const { selector, bits } of dkim.keys) {
    if (bits !== undefined) context.measure('dkim_key_bits', bits, selector);
  }
  const maxAge = mtaSts.facts?.maxAgeSeconds;
  if (maxAge === undefined) context.miss('mta_sts_max_age_seconds');
  else context.measure('mta_sts_max_age_seconds', maxAge);
  measureTalks(talks, context);
}

/** Where a host has several addresses, the slowest and the certificate that expires first count. */
function measureTalks(talks: readonly MxTalk[], context: ProbeContext): void {
  for (const host of new Set(talks.map(({ target }) => target.host))) {
    const own = talks.filter(({ target }) => target.host === host);
    const seconds = own.flatMap(({ connectSeconds }) => connectSeconds ?? []);
    const days = own.flatMap(({ tls }) => tls?.daysLeft ?? []);
    if (seconds.length > 0) context.measure('mx_connect_seconds', Math.max(...seconds), host);
    else context.miss('mx_connect_seconds', host);
    if (days.length > 0) context.measure('tls_certificate_days_left', Math.min(...days), host);
    else context.miss('tls_certificate_days_left', host);
  }
}
