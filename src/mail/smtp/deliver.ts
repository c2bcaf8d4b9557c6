/** Hands a message over: with the extensions that it needs, and without one that does not work. */

import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Envelope } from '../../model/message/message-spec.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { type Client, ClientInternals } from './client-internals.ts';
import type { Exchange } from './exchange.ts';
import { lacksSmtpUtf8, type Needs, needsOf, offers } from './extensions.ts';
import { findRefusal } from './refusals.ts';
import type { ReplyWatch } from './reply-watch.ts';

/**
 * A body of at most so many octets goes out in one flight: ten segments at first (RFC 6928), each of at least 1,220
 * octets (RFC 8200 section 5 demands packets of 1,280 with two headers).
 */
const ONE_FLIGHT_BYTES = 10 * 1220;

/** Whether the body of a message travels in one round trip, so that those of the delivery are known. */
export function fitsInOneFlight(message: Buffer): boolean {
  return message.length <= ONE_FLIGHT_BYTES;
}

/** The parts of a session that a delivery needs. */
export interface Sender {
  readonly endpoint: Endpoint;
  readonly client: Client;
  readonly watch: ReplyWatch;
  readonly context: ProbeContext;
  /** Runs a call of the client; each reply on the way has its own limit. */
  run<T>(awaited: string, call: (done: (error: Error | null, result?: T) => void) => void): Promise<T>;
}

/** A message on its way to the server. */
export interface Delivery {
  readonly envelope: Envelope;
  readonly message: Buffer;
}

/** What the library says of a message that was accepted for some recipient. */
export interface Delivered {
  readonly rejected: string[];
  readonly response: string;
}

/**
 * Compares what a message needs with what the server announces.
 * @throws ProbeFailure `E_MSG_SMTPUTF8`
 */
export function checkNeeds(
  endpoint: Endpoint,
  ehlo: readonly string[] | undefined,
  { envelope, message }: Delivery,
  context: Pick<ProbeContext, 'notice'>,
): Needs {
  const needs = needsOf(envelope, message);
  if (needs.smtpUtf8 !== undefined && !offers(ehlo, 'SMTPUTF8')) throw lacksSmtpUtf8(endpoint, needs.smtpUtf8);
  if (needs.hasHighOctets && !offers(ehlo, '8BITMIME')) {
    context.notice({
      message: `The message has octets above 127, and ${describeEndpoint(endpoint)} does not offer 8BITMIME.`,
      // Texts and files are encoded in ASCII: only addresses can have such octets.
      hint: 'They are in an address, and may be changed on the way (RFC 6152). A server that offers SMTPUTF8 has to offer it as well (RFC 6531 section 3.1): switch 8BITMIME on.',
    });
  }
  return needs;
}

/**
 * Sends, and once more without PIPELINING or SIZE where the server announces it and refuses it: no body has gone out then.
 * @throws Error of the library with the reply of the server, or ProbeFailure
 */
export async function deliver(sender: Sender, { envelope, message }: Delivery, needs: Needs): Promise<Delivered> {
  const { client, watch } = sender;
  const internals = new ClientInternals(client);
  if (needs.isInHeaderOnly) internals.addToMailFrom('SMTPUTF8');
  const { from, to } = envelope;
  // Servers want it with SMTPUTF8, too: mox refuses MAIL FROM with SMTPUTF8 alone.
  const use8BitMime = needs.hasHighOctets || needs.smtpUtf8 !== undefined;
  const send = () =>
    sender.run<Delivered>('MAIL FROM', (done) =>
      client.send({ from, to: [...to], size: message.length, use8BitMime }, message, (error, result) =>
        done(error, result),
      ),
    );
  try {
    return await send();
  } catch (error) {
    const refusal = findRefusal(watch.replies);
    const broken = refusal && brokenExtension(watch, refusal);
    if (error instanceof ProbeFailure || broken === undefined || watch.isInData) throw error;
    await sender.run('RSET', (done) => client.reset((failed) => done(failed ?? null)));
    watch.replies.length = 0;
    internals.forget(broken);
    sender.context.notice({
      message: `${describeEndpoint(sender.endpoint)} announces ${broken}, which does not work there; the message was sent without it.`,
      hint: 'Other servers that use it fail here. Look at the settings of the server, and of a filter in front of it.',
      reply: refusal?.reply,
    });
    return await send();
  }
}

/**
 * Returns the extension that a refusal is about: the commands came several at once, or the size was named in MAIL FROM,
 * as the server says that it takes them (RFC 2920, RFC 1870). 555 says that a parameter is not known (RFC 5321 section
 * 4.1.1.11).
 */
function brokenExtension({ ehlo }: ReplyWatch, { command, reply }: Exchange): 'PIPELINING' | 'SIZE' | undefined {
  if (offers(ehlo, 'PIPELINING') && /pipelin|synchroni[sz]ation/i.test(reply)) return 'PIPELINING';
  const isOfParameter =
    /^555/.test(reply) ||
    (/^50[14]/.test(reply) && /\bSIZE\b|\bparameter|\boption/i.test(reply) && !/\b(?:helo|ehlo)\b/i.test(reply));
  return command === 'MAIL FROM' && isOfParameter && offers(ehlo, 'SIZE') ? 'SIZE' : undefined;
}
