import { type Draft, lose } from '../draft/draft.ts';

/**
 * Converts `-D WARN[,CRIT]` of the monitoring plugins. They count whole days left, as Mail Probe does, alert when that
 * many or fewer are left, and never sooner for critical than for warning (`np_net_ssl_check_cert` in sslutils.c of
 * monitoring-plugins, as of 2013 and of 2025). So 30 days there are `31:` here; no second number means the last day.
 */
export function takeCertificateDays(draft: Draft, text: string): void {
  const [, warning, critical = '0'] = /^(\d{1,5})(?:,(\d{1,5}))?$/.exec(text.trim()) ?? [];
  if (warning === undefined) {
    lose(draft, 'The days of -D are not whole numbers, so the life of the certificate is not judged.');
    return;
  }
  const least = Math.min(Number(warning), Number(critical));
  draft.fields.thresholds = [`tls_certificate_days_left warning=${Number(warning) + 1}: critical=${least + 1}:`];
}
