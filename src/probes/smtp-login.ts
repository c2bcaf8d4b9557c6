import { openSmtp } from '../mail/smtp/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import type { Probe } from './probe.ts';
import { resolveAccount, timed } from './shared/account.ts';
import { COMMON_METRICS, sessionMetrics } from './shared/metrics.ts';
import { LOGIN_SETTINGS, SERVER_SETTINGS } from './shared/setting-groups.ts';

export const smtpLogin: Probe = {
  name: 'smtp-login',
  summary: 'Connect over SMTP, log in, and log out.',
  success: 'Logged in over SMTP',
  metrics: [...sessionMetrics('smtp'), ...COMMON_METRICS],
  settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'ehloName'],
  plan(settings, issues) {
    const account = resolveAccount(settings, 'smtp', false, issues);
    if (!account) return undefined;
    const { endpoint, credentials } = account;
    return {
      target: describeEndpoint(endpoint),
      servers: [account],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'smtp', async () => {
          const session = await openSmtp(endpoint, context, true);
          await session.login(credentials);
          session.quit();
        }),
    };
  },
};
