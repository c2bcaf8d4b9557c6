/**
 * Resolves a name and opens a TCP connection. Only the modules needed for this are loaded before the first packet is
 * sent; those for TLS and the protocol are loaded while the network answers it.
 */
import type { Endpoint } from '../../model/endpoint.ts';
import { ConfigError } from '../../model/issue.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { Budget } from './budget.ts';
import { type Dialled, dial } from './dial.ts';
import { areLoopback } from './exposure.ts';
import { resolve } from './resolve.ts';

/** A server that accepted a TCP connection. The socket is paused. */
export interface Reached {
  readonly endpoint: Endpoint;
  readonly dialled: Dialled;
  /** The time left for DNS, TCP and TLS together. */
  readonly budget: Budget;
}

/** The settings of `reach`. */
export interface ReachOptions {
  /** Whether credentials will be sent, which decides which unprotected connections are refused. */
  readonly sendsCredentials: boolean;
  /** Called once, when the first packet is on its way: the moment to load the modules needed next. */
  readonly meanwhile: () => Promise<unknown>;
}

/**
 * Resolves the endpoint's host and connects to it.
 * @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text
 */
export async function reach(endpoint: Endpoint, context: ProbeContext, options: ReachOptions): Promise<Reached> {
  const { protocol } = endpoint;
  const budget = new Budget(context.world.clock, endpoint.connectTimeoutMs);
  const loopbackOnly = options.sendsCredentials ? endpoint.loopbackOnly : undefined;
  const addresses = await context.phase(`${protocol}_dns`, async () => {
    try {
      return await budget.spend((leftMs) => resolve(endpoint, context, leftMs));
    } catch (error) {
      throw loopbackOnly && !context.signal.aborted ? new ConfigError([loopbackOnly]) : error;
    }
  });
  if (loopbackOnly && !areLoopback(addresses)) throw new ConfigError([loopbackOnly]);
  const dialled = await context.phase(`${protocol}_connect`, () =>
    budget.spend((leftMs) => {
      const connection = dial(endpoint, addresses, context, leftMs);
      // Node sends the packet in the next tick, and an `import()` reads and compiles before that tick.
      setImmediate(() => options.meanwhile().catch(() => {}));
      return connection;
    }),
  );
  return { endpoint, dialled, budget };
}
