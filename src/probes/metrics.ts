/** The metrics that several modes share. */
import type { Protocol } from '../verdict/failure.ts';
import type { MetricSpec } from '../verdict/metric.ts';

/** What a session of a protocol can measure before a login, its whole duration first. */
export function connectMetrics(protocol: Protocol): readonly [MetricSpec, ...MetricSpec[]] {
  return [
    seconds(protocol, 'total', 'from the name to the verdict'),
    seconds(protocol, 'dns', 'name resolution'),
    seconds(protocol, 'connect', 'TCP connection'),
    seconds(protocol, 'tls', 'TLS handshake'),
    seconds(protocol, 'greeting', 'wait for the greeting'),
    seconds(protocol, 'capability', 'EHLO or CAPABILITY, and STARTTLS'),
  ];
}

/** What a session with a login can measure, its whole duration first. */
export function sessionMetrics(protocol: Protocol): readonly [MetricSpec, ...MetricSpec[]] {
  return [...connectMetrics(protocol), seconds(protocol, 'auth', 'login')];
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

function seconds(protocol: Protocol, step: string, help: string): MetricSpec {
  return { name: `${protocol}_${step}_seconds`, unit: 'seconds', help: `${protocol.toUpperCase()}: ${help}` };
}
