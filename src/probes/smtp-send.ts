/**
 * Hands in one message over SMTP, for every recipient, and looks no further. Logs in first when there are credentials:
 * a server may take mail from its own network without a login.
 */
import { openSmtp } from '../mail/imap/open.ts';
import { describeEndpoint, resolveEndpoint } from '../settings/servers/resolve-endpoint.ts';
import type { Settings } from '../settings/settings.ts';
import type { Probe } from './probe.ts';
import { resolveAccount, timed } from './shared/account.ts';
import { COMMON_METRICS, sessionMetrics, stepSeconds } from './shared/metrics.ts';
import { planMessage } from './shared/plan-message.ts';
import { LOGIN_SETTINGS, MESSAGE_SETTINGS, SERVER_SETTINGS } from './shared/setting-groups.ts';

export const smtpSend: Probe = {
  name: 'smtp-send',
  summary: 'Send a message by SMTP: the server accepts it for every recipient. Logs in when credentials are given.',
  success: 'Message accepted',
  metrics: [
    ...sessionMetrics('smtp'),
    stepSeconds('smtp', 'send', 'from MAIL FROM to the acceptance'),
    ...COMMON_METRICS,
  ],
  settings: [...SERVER_SETTINGS, ...LOGIN_SETTINGS, 'ehloName', ...MESSAGE_SETTINGS],
  plan(settings, issues) {
    const account = wantsLogin(settings) ? resolveAccount(settings, 'smtp', false, issues) : undefined;
    const endpoint =
      account?.endpoint ?? (wantsLogin(settings) ? undefined : resolveEndpoint(settings, 'smtp', false, issues));
    const message = planMessage(settings, 'smtp-send', issues);
    if (!endpoint || !message) return undefined;
    return {
      target: describeEndpoint(endpoint),
      servers: [account ?? { endpoint }],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'smtp', async () => {
          const load = () => import('../mail/message/message.ts');
          const prepare = async () => (await load()).loadComposer();
          const session = await openSmtp(endpoint, context, account !== undefined, prepare);
          if (account) await session.login(account.credentials);
          const { composeMessage, createToken } = await load();
          const { messageId, raw } = await composeMessage(
            message.spec,
            createToken(context),
            context.world.clock.date(),
          );
          context.learn({ messageId });
          const { reply } = await session.send(message.envelope, raw);
          context.learn({ acceptance: reply });
          session.quit();
        }),
    };
  },
};

/** Whether anything is said of a login. Half of it is reported as such, and never taken for none. */
function wantsLogin(settings: Settings): boolean {
  const { username, password, accessToken, smtpUsername, smtpPassword, smtpAccessToken, smtpAuthMethod } = settings;
  const parts = [username, password, accessToken, smtpUsername, smtpPassword, smtpAccessToken, smtpAuthMethod];
  return parts.some((part) => part !== undefined) || settings.authMethod !== 'auto';
}
