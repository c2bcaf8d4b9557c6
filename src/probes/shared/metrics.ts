import type { MetricSpec } from '../../model/metric.ts';
import type { Protocol, Step } from '../../model/phase.ts';

/** Describes the metric for the duration of a step of a session. */
export function stepSeconds(protocol: Protocol, step: Step, help: string): MetricSpec {
  return {
    name: `${protocol}_${step}_seconds`,
    unit: 'seconds',
    help: `${protocol.toUpperCase()}: ${help}`,
    alarms: [
      {
        code: 'E_SLOW',
        side: 'above',
        remedy: 'When all phases are slow it is the line; when only this one is, look at what the server does in it.',
      },
    ],
  };
}

/** Returns the metrics of a session without a login, its whole duration first. */
export function connectMetrics(protocol: Protocol): readonly [MetricSpec, ...MetricSpec[]] {
  return [
    stepSeconds(protocol, 'total', 'from the name to the verdict'),
    stepSeconds(protocol, 'dns', 'name resolution'),
    stepSeconds(protocol, 'connect', 'TCP connection'),
    stepSeconds(protocol, 'tls', 'TLS handshake'),
    stepSeconds(protocol, 'greeting', 'wait for the greeting'),
    stepSeconds(protocol, 'capability', 'EHLO or CAPABILITY, and STARTTLS'),
  ];
}

/** Returns the metrics of a session with a login, its whole duration first. */
export function sessionMetrics(protocol: Protocol): readonly [MetricSpec, ...MetricSpec[]] {
  return [...connectMetrics(protocol), stepSeconds(protocol, 'auth', 'login')];
}

const RENEW = 'Renew the certificate, and check that the service was restarted with the new one.';

/** The metrics that every check can have. */
export const COMMON_METRICS: readonly MetricSpec[] = [
  {
    name: 'tls_certificate_days_left',
    unit: 'days',
    help: 'Days until the first certificate of the chain expires',
    label: 'protocol',
    alarms: [
      { code: 'E_TLS_CERT_EXPIRED', side: 'below', upTo: -1, remedy: RENEW },
      { code: 'E_TLS_CERT_EXPIRING', side: 'below', remedy: RENEW },
    ],
  },
  { name: 'attempts', unit: 'count', help: 'Attempts that were made' },
];
