import { openSmtp } from '../mail/smtp/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import { resolveServer } from '../settings/servers/resolve-server.ts';
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
    const server = resolveServer(settings, 'smtp', false, issues);
    if (!server) return undefined;
    const { endpoint } = server;
    return {
      target: describeEndpoint(endpoint),
      servers: [server],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'smtp', async () => {
          const session = await openSmtp(endpoint, context, false);
          session.quit();
        }),
    };
  },
};
