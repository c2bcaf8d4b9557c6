/** Identifies the client (ID, RFC 2971) to servers that open no mailbox for an unidentified one. */
import { describeEndpoint } from '../../model/endpoint.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { VERSION } from '../../system/version.ts';
import { commandRefused, type Refusal } from './refusals.ts';
import type { Turns } from './turns.ts';
import { text } from './wire/values.ts';

/** NetEase refuses SELECT and EXAMINE as "Unsafe Login" before it has seen ID (OfflineIMAP/offlineimap#696). */
const NETEASE = /(?:^|\.)(?:163\.com|126\.com|yeah\.net)$/i;

/** Whether this server demands ID. It is sent to no other server. */
export function wantsId(host: string): boolean {
  return NETEASE.test(host);
}

/** Sends ID. A refusal is only said: what the server then does not open is judged there. @throws ProbeFailure */
export async function identify(turns: Turns, context: ProbeContext): Promise<void> {
  const phase = 'imap_capability';
  let refusal: Refusal | undefined;
  try {
    await turns.run({
      name: 'ID',
      args: [[text('name'), text('mail-probe'), text('version'), text(VERSION)]],
      phase,
      onRefusal: (given) => {
        refusal = given;
        return commandRefused(turns.endpoint, 'ID', given, phase);
      },
    });
  } catch (error) {
    if (!refusal) throw error;
    const message = `${describeEndpoint(turns.endpoint)} refused ID, which it demands from its clients.`;
    context.notice({ message, hint: 'When it then opens no mailbox, this is the reason.', reply: refusal.reply });
  }
}
