/** Asks whether a server accepts recipients. Each is a transaction of its own, which ends with RSET. */
import { findMeaning } from '../refusal/find-row.ts';
import { smtpOutOfStep } from '../smtp/refusals.ts';
import { type AskingDialogue, asFailure, type SmtpReply } from './dialogue.ts';
import type { MxTalkOptions, RecipientAnswer } from './talk.ts';

/** An address that no server relays for: reserved by RFC 2606, and nothing is sent to it. */
const STRANGER = 'mail-probe@example.com';

/** What a server said about recipients. */
export interface Answers {
  readonly recipients: readonly RecipientAnswer[];
  readonly relay?: RecipientAnswer | undefined;
  readonly unknownRecipient?: RecipientAnswer | undefined;
  readonly nullSenderRefusal?: string | undefined;
}

/** Receives each answer when it is there, so that those before a failure count. */
export type OnAnswer = (answers: Answers) => void;

/**
 * Asks for every recipient, one after the other.
 *
 * Servers take only one recipient from the null sender, since a report goes to one; so each gets its own transaction.
 * @param localPart of a mailbox that cannot exist
 * @throws ProbeFailure
 */
export async function askRecipients(
  dialogue: AskingDialogue,
  { domain, recipients, probesRelay, probesUnknown }: MxTalkOptions,
  extensions: readonly string[],
  localPart: string,
  onAnswer: OnAnswer,
): Promise<void> {
  const asker = new Asker(dialogue, `postmaster@${domain}`, extensions.includes('SMTPUTF8'));
  let answers: Answers = { recipients: [] };
  const tell = (more: Partial<Answers>): void => {
    answers = { ...answers, ...more, nullSenderRefusal: asker.nullSenderRefusal };
    onAnswer(answers);
  };
  for (const address of recipients) tell({ recipients: [...answers.recipients, await asker.ask(address)] });
  if (probesUnknown) tell({ unknownRecipient: await asker.ask(`${localPart}@${domain}`) });
  if (probesRelay) tell({ relay: await asker.ask(STRANGER) });
  await asker.finish();
}

class Asker {
  readonly #dialogue: AskingDialogue;
  readonly #otherSender: string;
  readonly #hasSmtpUtf8: boolean;
  #sender = '';
  #needsReset = false;
  /** Why the null sender was refused. */
  nullSenderRefusal: string | undefined;

  constructor(dialogue: AskingDialogue, otherSender: string, hasSmtpUtf8: boolean) {
    this.#dialogue = dialogue;
    this.#otherSender = otherSender;
    this.#hasSmtpUtf8 = hasSmtpUtf8;
  }

  async ask(address: string): Promise<RecipientAnswer> {
    const answer = await this.#transaction(address);
    const isRefusedSender = answer.outcome === 'refused' && !answer.lacks && meansSender(answer);
    if (!isRefusedSender || this.#sender !== '') return answer;
    // Some policies refuse the null sender, against RFC 5321 section 4.5.5: that says nothing about the recipient.
    this.nullSenderRefusal = answer.reply;
    this.#sender = this.#otherSender;
    return await this.#transaction(address);
  }

  async #transaction(address: string): Promise<RecipientAnswer> {
    if (this.#needsReset) await this.#reset();
    const isAscii = /^\p{ASCII}*$/u.test(address);
    if (!isAscii && !this.#hasSmtpUtf8)
      return { step: 'mail', address, outcome: 'refused', reply: '', lacks: 'SMTPUTF8' };
    const mail = await this.#dialogue.ask('MAIL', ` FROM:<${this.#sender}>${isAscii ? '' : ' SMTPUTF8'}`);
    this.#needsReset = true;
    if (this.#outcomeOf('MAIL FROM', mail) !== 'accepted') return this.#answer('mail', address, mail);
    const rcpt = await this.#dialogue.ask('RCPT', ` TO:<${address}>`);
    return this.#answer('rcpt', address, rcpt);
  }

  /** Gives the last transaction up. All answers are there, so that a failure changes nothing. */
  async finish(): Promise<void> {
    if (this.#needsReset) await this.#dialogue.ask('RSET').catch(asFailure);
  }

  #answer(step: 'mail' | 'rcpt', address: string, reply: SmtpReply): RecipientAnswer {
    const command = step === 'mail' ? 'MAIL FROM' : 'RCPT TO';
    return { step, address, outcome: this.#outcomeOf(command, reply), reply: reply.text };
  }

  #outcomeOf(command: string, { code, text }: SmtpReply): RecipientAnswer['outcome'] {
    if (code >= 250 && code < 260) return 'accepted';
    if (code >= 500) return 'refused';
    if (code >= 400) return 'deferred';
    throw smtpOutOfStep(this.#dialogue.wire.endpoint, { command, reply: text });
  }

  /** RSET is answered with 250 and with nothing else (RFC 5321 section 4.1.1.5); else the next answer means nothing. */
  async #reset(): Promise<void> {
    this.#needsReset = false;
    const { code, text } = await this.#dialogue.ask('RSET');
    if (code !== 250) throw smtpOutOfStep(this.#dialogue.wire.endpoint, { command: 'RSET', reply: text });
  }
}

/** Whether a refusal is about the sender. Where it is not clear, a refused MAIL is. */
function meansSender({ step, reply }: RecipientAnswer): boolean {
  const side = findMeaning(reply, step)?.row.side;
  return side === 'sender' || (step === 'mail' && (side === undefined || side === 'recipient'));
}
