/** The metrics that several modes share. */
import type { Protocol } from '../verdict/failure.ts';
import type { MetricSpec } from '../verdict/metric.ts';

/** What every session of a protocol can measure, its whole duration first. */
export function sessionMetrics(protocol: Protocol): readonly [MetricSpec, ...MetricSpec[]] {
  const label = protocol.toUpperCase();
  const seconds = (step: string, help: string): MetricSpec => ({
    name: `${protocol}_${step}_seconds`,
    unit: 'seconds',
    help,
  });
  return [
    seconds('total', `${label}: from the name to the verdict`),
    seconds('dns', `${label}: name resolution`),
    seconds('connect', `${label}: TCP connection`),
    seconds('tls', `${label}: TLS handshake`),
    seconds('greeting', `${label}: wait for the greeting`),
    seconds('capability', `${label}: EHLO or CAPABILITY, and STARTTLS`),
    seconds('auth', `${label}: login`),
  ];
}

/** What every check can measure. */
export const COMMON_METRICS: readonly MetricSpec[] = [
  {
    name: 'tls_certificate_days_left',
    unit: 'days',
    help: 'Days until the first certificate of the chain expires',
    label: 'protocol',
  },
  { name: 'attempts', unit: 'count', help: 'Attempts that were made' },
];
