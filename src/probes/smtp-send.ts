import { openSmtp } from '../mail/smtp/open.ts';
import { describeEndpoint } from '../model/endpoint.ts';
import { LOGIN_FIELDS } from '../settings/servers/login-fields.ts';
import { ownSettings } from '../settings/servers/own-settings.ts';
import { resolveServer } from '../settings/servers/resolve-server.ts';
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
    const server = (wantsLogin(settings) ? resolveAccount : resolveServer)(settings, 'smtp', false, issues);
    const message = planMessage(settings, 'smtp-send', issues);
    if (!server || !message) return undefined;
    const { endpoint, credentials } = server;
    return {
      target: describeEndpoint(endpoint),
      servers: [server],
      extraTimeMs: 0,
      run: (context) =>
        timed(context, 'smtp', async () => {
          const load = () => import('../mail/message/message.ts');
          const prepare = async () => (await load()).loadComposer();
          const session = await openSmtp(endpoint, context, credentials !== undefined, prepare);
          if (credentials) await session.login(credentials);
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

/** Whether any setting of a login is given. An incomplete login is reported, and never treated as none. */
function wantsLogin(settings: Settings): boolean {
  const own = ownSettings(settings, 'smtp');
  const isGiven = LOGIN_FIELDS.some((field) => own[field] !== undefined || (field !== 'authMethod' && settings[field]));
  return isGiven || settings.authMethod !== 'auto';
}
