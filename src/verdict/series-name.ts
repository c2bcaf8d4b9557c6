import type { Measurement, MetricSpec } from '../model/metric.ts';

/** Returns a metric with its label, as in a threshold: `mailbox_unseen{mailbox="INBOX"}`. The label is untrusted. */
export function seriesName({ metric, label }: Pick<Measurement, 'metric' | 'label'>, spec?: MetricSpec): string {
  return label === undefined ? metric : `${metric}{${spec?.label ?? 'label'}="${label}"}`;
}
