/** Sends an answer, or does with it what the fault of the request wants. */
import type { ServerResponse } from 'node:http';
import type { Before, Fault } from './faults.ts';
import type { Reply } from './reply.ts';
import type { Quirks } from './request.ts';

/** Where an answer goes. */
export interface Sent {
  readonly response: ServerResponse;
  readonly logged: { status: number | undefined };
  /** Headers of every answer. */
  readonly base: Readonly<Record<string, string>>;
  /** Adds what every successful answer has. */
  readonly complete: (reply: Reply) => Reply;
}

const QUIRKS: Quirks = { dropsLabels: false, hidesNewest: 0 };

/** Milliseconds between the bytes of a body that drips. */
const DRIP_MS = 50;

/** Carries a request out and answers it, as the fault has it. */
export async function answer(
  sent: Sent,
  fault: (Fault & Before) | undefined,
  handle: (quirks: Quirks) => Reply,
): Promise<void> {
  const { response } = sent;
  const carryOut = (quirks: Partial<Quirks> = {}): Reply => sent.complete(handle({ ...QUIRKS, ...quirks }));
  if (fault === undefined) return send(sent, carryOut());
  await fault.before?.();
  if ('reset' in fault) {
    if (fault.reset === 'after') carryOut();
    response.socket?.resetAndDestroy();
  } else if ('hang' in fault) {
    if (fault.hang === 'after') carryOut();
  } else if ('drip' in fault) {
    drip(sent, carryOut());
  } else if ('status' in fault) {
    if (fault.executes) carryOut();
    send(sent, injected(fault));
  } else if ('invalidJson' in fault) {
    const { status } = carryOut();
    send(sent, { status, raw: { type: 'application/json; charset=utf-8', bytes: Buffer.from('{"number": 1,') } });
  } else if ('dropsLabels' in fault || 'hidesNewest' in fault) {
    send(sent, carryOut(fault));
  } else {
    const reply = carryOut();
    await fault.after?.();
    send(sent, reply);
  }
}

function injected({ status, body, text, headers = {} }: Extract<Fault, { status: number }>): Reply {
  if (text === undefined) return { status, body, headers };
  const type = /^\s*</.test(text) ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
  return { status, raw: { type, bytes: Buffer.from(text) }, headers };
}

function send({ response, base, logged }: Sent, { status, body, raw, headers = {} }: Reply): void {
  logged.status = status;
  const bytes = raw?.bytes ?? (body === undefined ? undefined : Buffer.from(JSON.stringify(body)));
  const type = raw?.type ?? 'application/json; charset=utf-8';
  response.sendDate = false;
  response.writeHead(status, {
    ...base,
    ...(bytes && { 'content-type': type, 'content-length': String(bytes.byteLength) }),
    ...headers,
  });
  response.end(bytes);
}

/** Sends the headers, and then blanks without end: the body would be valid if it ever came. */
function drip({ response, base }: Sent, { status }: Reply): void {
  response.sendDate = false;
  response.writeHead(status, { ...base, 'content-type': 'application/json; charset=utf-8' });
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  response.on('close', () => clearInterval(timer));
}
