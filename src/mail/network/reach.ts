/**
 * From a name to an open TCP connection. Only what this needs is loaded before the first packet is on its way; what
 * speaks TLS and the protocol is loaded while the network answers it.
 */

import { ConfigError } from '../../model/issue.ts';
import type { ProbeContext } from '../../probes/probe.ts';
import { insecureAuth } from '../../settings/servers/check-protection.ts';
import type { Endpoint } from '../../settings/servers/resolve-endpoint.ts';
import { isLoopback } from '../../system/loopback.ts';
import { Budget } from './budget.ts';
import { type Dialled, dial } from './dial.ts';
import { resolve } from './resolve.ts';

/** A server that answers. The socket is paused. */
export interface Reached {
  readonly endpoint: Endpoint;
  readonly dialled: Dialled;
  /** Of the time for DNS, TCP and TLS together, with what is left of it. */
  readonly budget: Budget;
}

/** What is going to be done with a connection. */
export interface ReachOptions {
  /** Whether credentials are going to be sent: decides which unprotected connections are refused. */
  readonly sendsCredentials: boolean;
  /** Called once, when the first packet is on its way: the moment to load what comes next. */
  readonly meanwhile: () => Promise<unknown>;
}

/** @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text */
export async function reach(endpoint: Endpoint, context: ProbeContext, options: ReachOptions): Promise<Reached> {
  const { protocol } = endpoint;
  const budget = new Budget(context.world.clock, endpoint.connectTimeoutMs);
  const mustBeLoopback = options.sendsCredentials && endpoint.tlsMode === 'none' && !endpoint.allowInsecureAuth;
  const addresses = await context.phase(`${protocol}_dns`, async () => {
    try {
      return await budget.spend((leftMs) => resolve(endpoint, context, leftMs));
    } catch (error) {
      throw mustBeLoopback && !context.signal.aborted ? new ConfigError([insecureAuth(endpoint)]) : error;
    }
  });
  if (mustBeLoopback && !addresses.every((entry) => isLoopback(entry.address))) {
    throw new ConfigError([insecureAuth(endpoint)]);
  }
  const dialled = await context.phase(`${protocol}_connect`, () =>
    budget.spend((leftMs) => {
      const connection = dial(endpoint, addresses, context, leftMs);
      // Node sends the packet in the next tick, and an `import()` reads and compiles before that tick.
      setImmediate(() => {
        if (endpoint.tlsMode !== 'none') import('../tls/handshake.ts').catch(() => {});
        options.meanwhile().catch(() => {});
      });
      return connection;
    }),
  );
  return { endpoint, dialled, budget };
}
