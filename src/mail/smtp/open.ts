import type { Endpoint } from '../../model/endpoint.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { reach } from '../network/reach.ts';
import type { Prepare } from '../opening/connect.ts';
import type { SmtpSession } from './session.ts';

/** @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text */
export async function openSmtp(
  endpoint: Endpoint,
  context: ProbeContext,
  sendsCredentials: boolean,
  prepare: Prepare = async () => {},
): Promise<SmtpSession> {
  const load = () => import('./start-session.ts');
  const meanwhile = () => Promise.all([endpoint.tlsMode === 'none' || import('../tls/handshake.ts'), load()]);
  const reached = await reach(endpoint, context, { sendsCredentials, meanwhile });
  const { startSmtp } = await load();
  return await startSmtp(reached, context, prepare);
}
