/** One connection to a mail server: greeting, EHLO, TLS as a sender does it, and the recipients. */
import { type Endpoint, PORTS } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { ipFamily } from '../../system/ip-family.ts';
import { dial } from '../network/dial.ts';
import { sessionFailure } from '../network/session-failure.ts';
import { Wire } from '../network/wire.ts';
import { greet } from '../opening/clear-text.ts';
import { ownEhloName } from '../opening/ehlo-name.ts';
import { type Handshake, startTls } from '../tls/handshake.ts';
import { handshakeTimeout } from '../tls/tls-failures.ts';
import { type Answers, askRecipients } from './ask-recipients.ts';
import { AskingDialogue, asFailure } from './dialogue.ts';
import { type Hello, refusedTls, sayHello, starttlsNotOffered } from './hello.ts';
import type { MxTalkOptions, MxTarget } from './talk.ts';

/** What a talk needs of its probe. */
export type MxTalkContext = Pick<ProbeContext, 'signal' | 'world' | 'trace'>;

/** What is known at the end of a connection, however it ended. */
export interface HeldTalk {
  connectSeconds?: number;
  hello?: Hello;
  handshake?: Handshake;
  /** The certificates that the server sent, as DER. */
  chain?: readonly Buffer[];
  /** Why there is no TLS. */
  tlsFailure?: ProbeFailure;
  answers?: Answers;
  /** What ended the talk. */
  failure?: ProbeFailure;
}

/**
 * Talks to the server at one address. A failure of the server is a part of what is known.
 * @param triesTls whether STARTTLS is used when it is offered
 * @throws the reason of the signal, or an error of Mail Probe itself
 */
export async function holdTalk(
  target: MxTarget,
  options: MxTalkOptions,
  context: MxTalkContext,
  triesTls: boolean,
): Promise<HeldTalk> {
  const held: HeldTalk = {};
  try {
    await converse(held, target, options, context, triesTls);
  } catch (error) {
    context.signal.throwIfAborted();
    held.failure = asFailure(error);
  }
  return held;
}

async function converse(
  held: HeldTalk,
  target: MxTarget,
  options: MxTalkOptions,
  context: MxTalkContext,
  triesTls: boolean,
): Promise<void> {
  const { signal, world } = context;
  const endpoint = endpointOf(target, options);
  const { address } = target;
  const begin = world.clock.now();
  const family = ipFamily(address) === 6 ? 6 : 4;
  const { socket } = await dial(endpoint, [{ address, family }], context, options.connectTimeoutMs);
  held.connectSeconds = (world.clock.now() - begin) / 1000;
  const wire = new Wire(endpoint, address, socket, signal);
  // Talks go on side by side, so that each line says whose it is.
  const trace: ProbeContext['trace'] = (protocol, direction, line) =>
    context.trace(protocol, direction, `[${address}] ${line}`);
  const dialogue = new AskingDialogue(wire, trace);
  try {
    if (endpoint.tlsMode === 'implicit') await shakeHands(held, wire, false);
    await greet(wire, { trace });
    const ehloName = ownEhloName(endpoint, socket);
    held.hello = await sayHello(dialogue, ehloName);
    if (endpoint.tlsMode !== 'implicit' && triesTls) await protect(held, dialogue, ehloName);
    wire.countBytes();
    const localPart = `mail-probe-${world.random(8).toString('hex')}`;
    await askRecipients(dialogue, options, held.hello.extensions, localPart, (answers) => {
      held.answers = answers;
    });
  } catch (error) {
    const failure = sessionFailure(endpoint, wire.phase, 'the answer', error);
    if (failure instanceof ProbeFailure) wire.fail(failure);
    throw failure;
  } finally {
    dialogue.quit();
  }
}

/** Starts TLS when it is offered, as senders do: without it, or with a wrong certificate, the session goes on. */
async function protect(held: HeldTalk, dialogue: AskingDialogue, ehloName: string): Promise<void> {
  const { wire } = dialogue;
  if (!held.hello?.extensions.includes('STARTTLS')) {
    held.tlsFailure = starttlsNotOffered(wire.endpoint);
    return;
  }
  const { code, text } = await dialogue.ask('STARTTLS');
  if (code !== 220) {
    held.tlsFailure = refusedTls(wire.endpoint, code, text);
    return;
  }
  try {
    await shakeHands(held, wire, true);
  } catch (error) {
    const failure = asFailure(error);
    // Something tampers with the session: that is no matter of TLS settings.
    if (failure.code !== 'E_TLS_INJECTION') held.tlsFailure = failure;
    throw failure;
  }
  held.hello = await sayHello(dialogue, ehloName);
}

async function shakeHands(held: HeldTalk, wire: Wire, isAfterStarttls: boolean): Promise<void> {
  const { endpoint } = wire;
  const timer = setTimeout(() => wire.fail(handshakeTimeout(endpoint)), endpoint.connectTimeoutMs);
  try {
    held.handshake = await startTls(wire, isAfterStarttls);
    held.chain = held.handshake.takeChain();
  } catch (error) {
    const failure = sessionFailure(endpoint, 'smtp_tls', 'the TLS handshake', error);
    if (failure instanceof ProbeFailure) wire.fail(failure);
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}

function endpointOf({ host, port }: MxTarget, options: MxTalkOptions): Endpoint {
  const { connectTimeoutMs, commandTimeoutMs, ehloName, tls } = options;
  return {
    protocol: 'smtp',
    host,
    port,
    tlsMode: PORTS[port]?.tlsMode === 'implicit' ? 'implicit' : 'none',
    addressFamily: 'auto',
    tls: { ...tls, servername: host },
    connectTimeoutMs,
    commandTimeoutMs,
    ehloName,
  };
}
