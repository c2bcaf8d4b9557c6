/** Connects over SMTP without credentials: greeting, EHLO and TLS as asked for, then goodbye. */
import { openSmtp } from '../mail/open-session.ts';
import { describeEndpoint, resolveEndpoint } from '../settings/endpoint.ts';
import { SERVER_SETTINGS } from './common-settings.ts';
import { COMMON_METRICS, connectMetrics } from './metrics.ts';
import type { Probe } from './probe.ts';
import { timed } from './session.ts';

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
