/** Refusals of this client: they say nothing about what the server says to senders. */
import type { MxTalk, MxTrouble } from '../../../mail/mx/talk.ts';
import { findMeaning } from '../../../mail/refusal/find-row.ts';
import type { SessionStep } from '../../../mail/refusal/row.ts';
import type { Concern } from '../../../policy/concern.ts';
import { onOneLine, subjectOf } from './talks-to-judge.ts';

/** Whether a reply says in words or by its code that it is the address or the name of the client that is refused. */
export function refusesClient(reply: string, step: SessionStep): boolean {
  const row = findMeaning(reply, step)?.row;
  if (row?.side === 'name') return true;
  return row?.side === 'client' && (row.words !== undefined || row.enhanced?.includes('7.25') === true);
}

/** Whether a failure is of this client. */
export function refusesThisClient({ reply = '', code }: MxTrouble): boolean {
  return (code === 'E_GREETING_REJECTED' || code === 'E_EHLO_NAME') && refusesClient(reply, stepOf(code));
}

function stepOf(code: string): SessionStep {
  return code === 'E_EHLO_NAME' ? 'ehlo' : 'greeting';
}

/** Tells that the client was refused, so that it is not known what senders hear. */
export function ownTrouble(talk: MxTalk, { reply = '', code }: Pick<MxTrouble, 'reply' | 'code'>): Concern {
  const isName = code === 'E_EHLO_NAME';
  const who = isName ? 'the name of this client' : 'the address of this runner';
  return {
    code: isName ? 'E_EHLO_NAME' : 'E_GREETING_REJECTED',
    severity: 'unknown',
    subject: subjectOf(talk),
    message: `${subjectOf(talk)} refuses ${who}, so it is not known what it says to senders: ${onOneLine(reply)}.`,
    hint: isName
      ? 'Set ehlo-name to a full host name that leads to the address of this machine.'
      : 'Addresses of runners are often on block lists, and have no name in DNS that leads back to them. Run this check from an address that may send mail, except the address of the runner on the server, or set mx-connect: false.',
  };
}
