/** The part of a session before STARTTLS takes effect: the greeting, and the commands up to the handshake. */
import type { Socket } from 'node:net';
import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Finding } from '../../model/finding.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { LineReader } from '../network/line-reader.ts';
import { injected, sessionFailure } from '../network/session-failure.ts';
import type { Wire } from '../network/wire.ts';
import { ownEhloName } from './ehlo-name.ts';
import { type Greeting, readGreeting, rejectedGreeting } from './greeting.ts';
import { requestStarttls } from './starttls.ts';

/** The receivers of transcript lines and findings. */
type Telling = Pick<ProbeContext, 'trace' | 'note'>;

/** Reads the greeting within `commandTimeoutMs`. @throws ProbeFailure */
export async function greet(wire: Wire, context: Pick<ProbeContext, 'trace'>): Promise<Greeting> {
  const { endpoint } = wire;
  const expired = (): ProbeFailure =>
    new ProbeFailure({
      code: 'E_GREETING_TIMEOUT',
      phase: `${endpoint.protocol}_greeting`,
      message: `Connected to ${endpoint.host}:${endpoint.port}, but no complete greeting came within ${endpoint.commandTimeoutMs / 1000} s.`,
      hint: 'The service behind the port hangs, or is overloaded. Look at its load and its log.',
    });
  const refusal: string[] = [];
  const onTimeout = (): void =>
    wire.fail(refusal.length > 0 ? rejectedGreeting(endpoint, refusal.join('\n')) : expired());
  const timer = setTimeout(onTimeout, endpoint.commandTimeoutMs);
  const reader = readLines(wire.socket, endpoint, context);
  try {
    return await wire.guard(readGreeting(endpoint, reader, refusal));
  } catch (error) {
    throw sessionFailure(endpoint, `${endpoint.protocol}_greeting`, 'the greeting', error);
  } finally {
    clearTimeout(timer);
    const rest = reader.detach();
    // Bytes that a server sends right after the greeting belong to the next reader.
    if (rest.length > 0 && !wire.socket.destroyed) wire.socket.unshift(rest);
  }
}

/** What was learned before TLS. */
export interface Upgrade {
  /** What the server said that it can do. Untrusted. */
  readonly capabilities: readonly string[];
  /** Commands, each of which waited for its answer. */
  readonly flights: number;
}

/** Asks for STARTTLS; the next bytes belong to the handshake. @throws ProbeFailure */
export async function upgrade(wire: Wire, context: Telling, greeting: string): Promise<Upgrade> {
  const { endpoint, socket } = wire;
  const phase = `${endpoint.protocol}_capability` as const;
  const reader = readLines(socket, endpoint, context);
  let flights = 0;
  let capabilities: readonly string[] = [];
  const ask = async <T>(command: string, read: () => Promise<T>): Promise<T> => {
    const verb = command.replace(/^P\d /, '').split(' ', 1)[0] ?? command;
    context.trace(endpoint.protocol, 'sent', command);
    flights += 1;
    socket.write(`${command}\r\n`);
    try {
      return await wire.within({ phase, awaited: verb, ms: endpoint.commandTimeoutMs }, read);
    } catch (error) {
      throw sessionFailure(endpoint, phase, `the answer to ${verb}`, error);
    }
  };
  try {
    const note = (finding: Finding): void => context.note(finding);
    const dialogue = { endpoint, socket, reader, ehloName: ownEhloName(endpoint, socket), ask, note };
    capabilities = await requestStarttls(dialogue, greeting);
  } finally {
    const rest = reader.detach();
    if (rest.length > 0) wire.fail(injected(endpoint));
  }
  if (wire.failure) throw wire.failure;
  return { capabilities, flights };
}

function readLines(socket: Socket, { protocol }: Endpoint, context: Pick<ProbeContext, 'trace'>): LineReader {
  return new LineReader(socket, (line) => context.trace(protocol, 'received', line));
}

/** Runs the whole clear-text part of a STARTTLS session. @throws ProbeFailure */
export async function speakClearText(wire: Wire, context: Telling): Promise<void> {
  const { text } = await greet(wire, context);
  await upgrade(wire, context, text);
}
