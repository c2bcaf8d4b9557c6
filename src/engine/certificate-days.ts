import type { ConnectionFacts } from '../model/facts.ts';
import type { Measurement } from '../model/metric.ts';

/** How long the certificates of a connection last. */
export interface CertificateDays {
  /** Days left on the one that expires first, which is named when it is not the leaf. */
  readonly measurement?: Measurement;
  /** Whether the dates of some cannot be read. */
  readonly isIncomplete: boolean;
}

/** Finds the certificate of a connection that expires first. */
export function certificateDays({ protocol, tls }: ConnectionFacts): CertificateDays {
  const { chain = [] } = tls ?? {};
  // A date that could not be read is the epoch: no days are counted from it, and the others are not all.
  const readable = chain.filter(({ validTo }) => Date.parse(validTo) > 0);
  const isIncomplete = readable.length < chain.length;
  const [leaf, ...others] = readable;
  if (!leaf || leaf !== chain[0]) return { isIncomplete };
  const first = others.reduce((least, each) => (each.daysLeft < least.daysLeft ? each : least), leaf);
  const measurement = {
    metric: 'tls_certificate_days_left',
    value: first.daysLeft,
    label: protocol,
    ...(first === leaf ? {} : { remark: `the certificate "${first.subject}" in the chain expires first` }),
  };
  return { measurement, isIncomplete };
}
