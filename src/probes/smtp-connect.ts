/** Connects over SMTP without credentials: greeting, EHLO and TLS as asked for, then goodbye. */
import { openSmtp } from '../mail/imap/open.ts';
import { describeEndpoint, resolveEndpoint } from '../settings/servers/resolve-endpoint.ts';
import type { Probe } from './probe.ts';
import { timed } from './shared/account.ts';
import { COMMON_METRICS, connectMetrics } from './shared/metrics.ts';
import { SERVER_SETTINGS } from './shared/setting-groups.ts';

export const smtpConnect: Probe = {
  name: 'smtp-connect',
  summary: 'Connect over SMTP: greeting, EHLO and TLS. No credentials are needed.',
  success: 'Connected over SMTP',
  metrics: [...connectMetrics('smtp'), ...COMMON_METRICS],
  settings: [...SERVER_SETTINGS, 'ehloName'],
  plan(settings, issues) {
    const endpoint = resolveEndpoint(settings, 'smtp', false, issues);
    if (!endpoint) return undefined;
    return {
      target: describeEndpoint(endpoint),
      servers: [{ endpoint }],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'smtp', async () => {
          const session = await openSmtp(endpoint, context, false);
          session.quit();
        }),
    };
  },
};
