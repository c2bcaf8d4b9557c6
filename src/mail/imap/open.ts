/** Opens the sessions of both protocols. What speaks a protocol is loaded while the network is busy. */
import type { ProbeContext } from '../../probes/probe.ts';
import type { Endpoint } from '../../settings/servers/resolve-endpoint.ts';
import { reach } from '../network/reach.ts';
import type { SmtpSession } from '../smtp/session.ts';
import type { ImapSession } from './session.ts';

/** Loads what is needed in a session, while the network is answering. */
export type Prepare = () => Promise<unknown>;

/** @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text */
export async function openImap(
  endpoint: Endpoint,
  context: ProbeContext,
  sendsCredentials: boolean,
  prepare: Prepare = async () => {},
): Promise<ImapSession> {
  const load = () => import('./start-session.ts');
  const reached = await reach(endpoint, context, { sendsCredentials, meanwhile: load });
  const { startImap } = await load();
  return await startImap(reached, context, prepare);
}

/** @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text */
export async function openSmtp(
  endpoint: Endpoint,
  context: ProbeContext,
  sendsCredentials: boolean,
  prepare: Prepare = async () => {},
): Promise<SmtpSession> {
  const load = () => import('../smtp/session.ts');
  const reached = await reach(endpoint, context, { sendsCredentials, meanwhile: load });
  const { startSmtp } = await load();
  return await startSmtp(reached, context, prepare);
}
