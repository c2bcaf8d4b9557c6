/** EHLO, and what a server offers in its answer. */
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import { closing, helloRefused, smtpOutOfStep } from '../smtp/refusals.ts';
import type { AskingDialogue, SmtpReply } from './dialogue.ts';

/** What a server offers. */
export interface Hello {
  /** Keywords in upper case, in the order of the answer. Empty when the server knows no EHLO. */
  readonly extensions: readonly string[];
  /** In octets, 0 for no limit (RFC 1870 section 4). Absent without SIZE. */
  readonly sizeLimit?: number | undefined;
}

/**
 * Says EHLO, and HELO to a server that does not know it: 500 and 502 alone say so (RFC 5321 section 4.2.4).
 * @throws ProbeFailure when the client is turned away
 */
export async function sayHello(dialogue: AskingDialogue, ehloName: string): Promise<Hello> {
  const ehlo = await dialogue.ask('EHLO', ` ${ehloName}`);
  if (ehlo.code === 250) return readHello(ehlo);
  if (ehlo.code !== 500 && ehlo.code !== 502) throw turnedAway(dialogue, ehloName, 'EHLO', ehlo);
  const helo = await dialogue.ask('HELO', ` ${ehloName}`);
  if (helo.code !== 250) throw turnedAway(dialogue, ehloName, 'HELO', helo);
  return { extensions: [] };
}

function readHello({ lines }: SmtpReply): Hello {
  const offers = lines.slice(1).map((line) => line.slice(4).trim());
  const extensions = offers.map((offer) => offer.split(/[ =]/, 1)[0]?.toUpperCase() ?? '');
  const size = offers.map((offer) => /^SIZE(?: (\d{1,20}))?$/i.exec(offer)).find((found) => found !== null);
  return {
    extensions: [...new Set(extensions.filter((name) => /^[A-Z0-9-]{1,40}$/.test(name)))],
    sizeLimit: size ? Number(size[1] ?? 0) : undefined,
  };
}

function turnedAway(dialogue: AskingDialogue, ehloName: string, command: string, reply: SmtpReply): ProbeFailure {
  const { endpoint } = dialogue.wire;
  const { code, text } = reply;
  if (code < 400) return smtpOutOfStep(endpoint, { command, reply: text });
  return helloRefused(endpoint, ehloName, text) ?? closing(endpoint, 'smtp_capability', text);
}

/** The failure of a server that has no STARTTLS in its answer to EHLO. */
export function starttlsNotOffered(endpoint: Endpoint): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_REQUIRED',
    phase: 'smtp_capability',
    message: `${describeEndpoint(endpoint)} does not offer STARTTLS.`,
    hint: 'Enable STARTTLS on the server. If it is enabled, something on the path strips it.',
  });
}

/** The failure of a server that offers STARTTLS, and refuses the command. */
export function refusedTls(endpoint: Endpoint, code: number, reply: string): ProbeFailure {
  return new ProbeFailure({
    code: 'E_TLS_REFUSED',
    phase: 'smtp_tls',
    message: `${describeEndpoint(endpoint)} offers STARTTLS and then refuses it${code < 500 ? ' for now' : ''}.`,
    hint: 'Usually the certificate or the key cannot be loaded. Look at the log of the server.',
    reply,
    isRetryable: code < 500,
  });
}
