/**
 * Opens every connection, for both protocols: name, TCP, TLS, greeting and STARTTLS, each timed and each with its own
 * limit. What comes out is a session at the point at which a protocol library can take over.
 */
import type { ConnectionFacts, ProbeContext, TlsFacts } from '../probes/probe.ts';
import { type Endpoint, insecureAuth } from '../settings/endpoint.ts';
import { ConfigError } from '../settings/issue.ts';
import { isLoopback } from '../settings/loopback.ts';
import { ProbeFailure } from '../verdict/failure.ts';
import type { Address, Clock } from '../world.ts';
import { type Attempt, type Dialled, dial } from './dial.ts';
import { describeAttempt, isRunnerTrouble, isVersionRefused, sessionFailure } from './failures.ts';
import { speaksTls } from './greeting.ts';
import { greet, upgrade } from './opening.ts';
import { resolve } from './resolve.ts';
import { Wire } from './wire.ts';

/** What a session needs to know before it connects. */
export interface ConnectOptions {
  /** Whether credentials are going to be sent: decides which unprotected connections are refused. */
  readonly sendsCredentials: boolean;
  /** Called once, while the network is answering: the moment to load what is heavy. */
  readonly preload: () => Promise<unknown>;
}

/**
 * Postfix answers an EHLO that comes in one packet with the end of the handshake 40 ms late: before, it sends session
 * tickets, and its next packet waits for their acknowledgement, which this side puts off (Nagle, delayed ACK). A moment
 * later the EHLO acknowledges the tickets of a server that is near.
 */
const APART_MS = 1;

/** An open connection, greeted and protected as asked. The socket is paused and holds the greeting. */
export interface Connection {
  readonly wire: Wire;
  readonly greeting: string;
  readonly isProtected: boolean;
}

/** @throws ProbeFailure, or ConfigError when credentials would leave the machine in clear text */
export async function connect(endpoint: Endpoint, context: ProbeContext, options: ConnectOptions): Promise<Connection> {
  const { protocol } = endpoint;
  const budget = new Budget(context.world.clock, endpoint.connectTimeoutMs);
  const dialled = await reach(endpoint, context, options, budget);
  const wire = new Wire(endpoint, dialled.address, dialled.socket, context.signal);
  context.signal.throwIfAborted();
  const noted = dialled.dead.then((dead) => noteDeadAddresses(dialled, dead, endpoint, context));
  // The import blocks the event loop: let the first packet of the handshake out before.
  setImmediate(() => void options.preload().catch(() => {}));
  try {
    let tls: TlsFacts | undefined;
    if (endpoint.tlsMode === 'implicit') tls = await handshake(wire, context, budget, false);
    let greeting = await context.phase(`${protocol}_greeting`, () => greet(wire, context));
    if (endpoint.tlsMode === 'starttls') {
      await context.phase(`${protocol}_capability`, () => upgrade(wire, context, greeting.text));
      tls = await handshake(wire, context, budget, true);
      if (protocol === 'smtp') await context.world.clock.sleep(APART_MS, context.signal);
      // What was said in clear text is forgotten: the library begins with an empty greeting.
      greeting = { bytes: Buffer.from(protocol === 'smtp' ? '220 TLS\r\n' : '* OK TLS\r\n'), text: greeting.text };
    }
    context.connected(describe(wire, tls));
    if (tls && !endpoint.tls.verify) noteUnverified(endpoint, tls, context);
    // In one piece with what is there already, so that a reply ahead of its command is seen as that.
    const rest = wire.socket.read() as Buffer | null;
    wire.countBytes();
    wire.socket.unshift(rest ? Buffer.concat([greeting.bytes, rest]) : greeting.bytes);
    return { wire, greeting: greeting.text, isProtected: tls !== undefined };
  } catch (error) {
    const failure = sessionFailure(endpoint, `${protocol}_greeting`, 'the greeting', error);
    if (!(failure instanceof ProbeFailure)) throw failure;
    wire.fail(failure);
    if (isVersionRefused(failure)) {
      const { nameOldVersion } = await import('./old-version.ts');
      throw await nameOldVersion(failure, wire, context);
    }
    const isMute = failure.code === 'E_GREETING_TIMEOUT' && endpoint.tlsMode !== 'implicit' && wire.isSilent;
    if (!isMute) throw failure;
    const { answersTls } = await import('./wrong-mode.ts');
    throw (await answersTls(wire, context)) ? speaksTls(endpoint) : failure;
  } finally {
    await noted;
  }
}

/**
 * Refuses what would send credentials in clear text to another machine. Asks for addresses and connects to nothing, so
 * that a check of two servers is refused before it has logged in to the first.
 * @throws ConfigError
 */
export async function refuseExposure(endpoint: Endpoint, context: ProbeContext): Promise<void> {
  if (endpoint.tlsMode !== 'none' || endpoint.allowInsecureAuth) return;
  let addresses: readonly Address[] = [];
  try {
    addresses = await resolve(endpoint, context, endpoint.connectTimeoutMs);
  } catch {
    context.signal.throwIfAborted();
  }
  if (addresses.length === 0 || !addresses.every((entry) => isLoopback(entry.address))) {
    throw new ConfigError([insecureAuth(endpoint)]);
  }
}

async function reach(
  endpoint: Endpoint,
  context: ProbeContext,
  options: ConnectOptions,
  budget: Budget,
): Promise<Dialled> {
  const { protocol } = endpoint;
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
  return await context.phase(`${protocol}_connect`, () =>
    budget.spend((leftMs) => {
      const dialled = dial(endpoint, addresses, context, leftMs);
      // What a handshake needs takes 6 ms to be loaded: the first packet is on its way before.
      if (endpoint.tlsMode !== 'none') import('./tls.ts').catch(() => {});
      return dialled;
    }),
  );
}

function handshake(wire: Wire, context: ProbeContext, budget: Budget, isAfterStarttls: boolean): Promise<TlsFacts> {
  const { endpoint } = wire;
  const phase = `${endpoint.protocol}_tls` as const;
  const shake = async (leftMs: number): Promise<TlsFacts> => {
    const expired = new ProbeFailure({
      code: 'E_TLS_TIMEOUT',
      phase,
      message: `The TLS handshake with ${endpoint.host}:${endpoint.port} did not finish within connect-timeout (${endpoint.connectTimeoutMs / 1000} s with DNS and TCP).`,
      hint: 'The server accepts connections, but does not answer the handshake. Look at its load and its log.',
    });
    const timer = setTimeout(() => wire.fail(expired), leftMs);
    try {
      const { startTls } = await import('./tls.ts');
      const { facts, refusal } = await startTls(wire, isAfterStarttls);
      if (refusal === undefined) return facts;
      // What was refused is worth seeing.
      context.connected(describe(wire, facts));
      wire.fail(refusal);
      throw refusal;
    } finally {
      clearTimeout(timer);
    }
  };
  return context.phase(phase, () => budget.spend(shake));
}

function noteDeadAddresses(
  { address, tried }: Dialled,
  silent: readonly Attempt[],
  endpoint: Endpoint,
  context: ProbeContext,
): void {
  const dead = silent.filter((attempt) => !isRunnerTrouble(attempt));
  if (dead.length === 0) return;
  context.note({
    status: 'warning',
    code: 'E_PARTIAL_ADDRESSES',
    phase: `${endpoint.protocol}_connect`,
    message: `${dead.length} of ${tried} addresses tried of ${endpoint.host} did not answer (${dead.map(describeAttempt).join('; ')}); ${address} did.`,
    hint: 'Clients that get the dead address first are delayed or fail. Repair it, or remove its record.',
  });
}

function noteUnverified(endpoint: Endpoint, { isVerified }: TlsFacts, context: ProbeContext): void {
  context.note({
    status: 'warning',
    code: 'E_TLS_UNVERIFIED',
    phase: `${endpoint.protocol}_tls`,
    message: `The certificate of ${endpoint.host}:${endpoint.port} did not count (tls-verify: false), so the result is no proof of identity.`,
    hint: isVerified
      ? 'The certificate is good: remove tls-verify: false.'
      : 'Trust the authority with tls-ca instead of setting tls-verify: false.',
  });
}

function describe(wire: Wire, tls: TlsFacts | undefined): ConnectionFacts {
  const { endpoint, address } = wire;
  return { protocol: endpoint.protocol, address, port: endpoint.port, ...(tls ? { tls } : {}) };
}

/** Time that several steps use up together; what lies between them does not count. */
class Budget {
  readonly #clock: Clock;
  #leftMs: number;

  constructor(clock: Clock, totalMs: number) {
    this.#clock = clock;
    this.#leftMs = totalMs;
  }

  /** Gives the work what is left, at least a millisecond. */
  async spend<T>(work: (leftMs: number) => Promise<T>): Promise<T> {
    const start = this.#clock.now();
    try {
      return await work(Math.max(1, this.#leftMs));
    } finally {
      this.#leftMs -= this.#clock.now() - start;
    }
  }
}
