/**
 * Opens a session on a TCP connection, for both protocols: TLS, greeting and STARTTLS, each timed and each with its own
 * limit. The result is a session at the point where a protocol library can take over.
 */

import type { Endpoint } from '../../model/endpoint.ts';
import type { ConnectionFacts, TlsFacts } from '../../model/facts.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { LearnConnection, ProbeContext } from '../../model/probe-context.ts';
import type { Budget } from '../network/budget.ts';
import { type DialAttempt, describeAttempt, isRunnerTrouble } from '../network/connect-failures.ts';
import type { Dialled } from '../network/dial.ts';
import type { Reached } from '../network/reach.ts';
import { sessionFailure } from '../network/session-failure.ts';
import { Wire } from '../network/wire.ts';
import { handshakeTimeout, isVersionRefused } from '../tls/tls-failures.ts';
import { greet, upgrade } from './clear-text.ts';
import { speaksTls } from './greeting.ts';

/**
 * Pause between the handshake and the EHLO, in milliseconds. Postfix answers an EHLO that comes in one packet with the
 * end of the handshake 40 ms late: it sends session tickets first, and its next packet waits for their acknowledgement,
 * which this side delays (Nagle, delayed ACK). After the pause the EHLO acknowledges the tickets of a nearby server.
 */
const APART_MS = 1;

/** An open connection after the greeting and, if configured, TLS. The socket is paused and holds the greeting. */
export interface Connection {
  readonly wire: Wire;
  readonly greeting: string;
  readonly isProtected: boolean;
  /** How long the TCP connection took: one round trip. Seconds. */
  readonly flightSeconds: number;
  /** Adds what is learned of the connection to its facts. */
  readonly learn: LearnConnection;
}

/**
 * Opens the session on a connected socket.
 * @param prepare called once, while the network is answering: the moment to load the modules the session needs
 * @throws ProbeFailure
 */
export async function connect(
  { endpoint, dialled, budget }: Reached,
  context: ProbeContext,
  prepare: () => Promise<unknown>,
): Promise<Connection> {
  const { protocol } = endpoint;
  const { connectSeconds: flightSeconds } = dialled;
  const known: Known = {};
  const wire = new Wire(endpoint, dialled.address, dialled.socket, context.signal);
  context.signal.throwIfAborted();
  const noted = dialled.dead.then((dead) => noteDeadAddresses(dialled, dead, endpoint, context));
  // The import blocks the event loop: let the first packet of the handshake be sent first.
  setImmediate(() => void prepare().catch(() => {}));
  try {
    let tls: TlsFacts | undefined;
    if (endpoint.tlsMode === 'implicit') tls = await handshake(wire, context, budget, known);
    let greeting = await context.phase(`${protocol}_greeting`, async (flown) => {
      const read = await greet(wire, context);
      // Up to TLS 1.2 the server has the last word in a handshake, and its greeting can follow in the same flight.
      flown(tls !== undefined && tls.version !== 'TLSv1.3' ? 0 : 1, flightSeconds);
      return read;
    });
    // The capabilities in it are told as such.
    known.greeting = greeting.text.replace(/^\[CAPABILITY [^\][]*\] ?/i, '');
    if (endpoint.tlsMode === 'starttls') {
      await context.phase(`${protocol}_capability`, async (flown) => {
        const { capabilities, flights } = await upgrade(wire, context, greeting.text);
        flown(flights, flightSeconds);
        known.capabilities = { 'before-tls': capabilities };
      });
      tls = await handshake(wire, context, budget, known);
      if (protocol === 'smtp') await context.world.clock.sleep(APART_MS, context.signal);
      // Nothing from the clear-text part is kept: the library begins with an empty greeting.
      greeting = { bytes: Buffer.from(protocol === 'smtp' ? '220 TLS\r\n' : '* OK TLS\r\n'), text: greeting.text };
    }
    const learn = context.connected(describe(wire, tls, known));
    if (tls && !endpoint.tls.verify) noteUnverified(endpoint, tls, context);
    // Passed on together with bytes that are already there, so that a reply sent before its command is noticed.
    const rest = wire.socket.read() as Buffer | null;
    wire.countBytes();
    const first = rest ? Buffer.concat([greeting.bytes, rest]) : greeting.bytes;
    // Once the end was read, nothing can be put back; `throwIfEnded` reports it to the code that takes over.
    if (!wire.socket.readableEnded) wire.socket.unshift(first);
    return { wire, greeting: greeting.text, isProtected: tls !== undefined, flightSeconds, learn };
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

/** What was learned of a server before its facts are recorded. Untrusted. */
type Known = { -readonly [Name in 'greeting' | 'capabilities']?: ConnectionFacts[Name] };

function handshake(wire: Wire, context: ProbeContext, budget: Budget, known: Known): Promise<TlsFacts> {
  const { endpoint } = wire;
  const isAfterStarttls = known.capabilities !== undefined;
  const phase = `${endpoint.protocol}_tls` as const;
  const shake = async (leftMs: number): Promise<TlsFacts> => {
    const timer = setTimeout(() => wire.fail(handshakeTimeout(endpoint)), leftMs);
    try {
      const { startTls } = await import('../tls/handshake.ts');
      const { facts, refusal, warning } = await startTls(wire, isAfterStarttls);
      if (warning) context.note(warning);
      if (refusal === undefined) return facts;
      // The report shows the refused certificate.
      context.connected(describe(wire, facts, known));
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
  silent: readonly DialAttempt[],
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

function describe(wire: Wire, tls: TlsFacts | undefined, known: Known): ConnectionFacts {
  const { endpoint, address } = wire;
  const { protocol, host, port } = endpoint;
  return { protocol, host, address, port, ...known, ...(tls ? { tls } : {}) };
}

/** Loads the modules a session needs, while the network is answering. */
export type Prepare = () => Promise<unknown>;
