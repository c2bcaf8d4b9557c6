/** Decides for the SMTP server: who may log in and send, what is accepted, and what is recorded. */
import { buffer } from 'node:stream/consumers';
import type { SMTPServerAuthentication, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import type { LoggedLine, TlsMode } from '../common/listener.ts';
import { type Account, findAccount, type Store } from '../common/mailbox-store.ts';
import type { Destination, ReceivedMessage, Refusal, SmtpSession, SmtpSettings } from './types.ts';

/** The settings of the reception. */
export interface ReceptionOptions extends Pick<SmtpSettings, 'onSender' | 'onRecipient' | 'onMessage'> {
  readonly isLoginRequired: boolean;
  readonly store: Store;
  readonly destination: Destination;
}

export class SmtpReception {
  readonly log: LoggedLine[] = [];
  readonly sessions: SmtpSession[] = [];
  readonly messages: ReceivedMessage[] = [];
  /** The errors that hooks have thrown. */
  readonly faults: unknown[] = [];
  readonly #byId = new Map<string, SmtpSession>();
  readonly #options: ReceptionOptions;

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  open(id: string, mode: TlsMode): void {
    const number = this.sessions.length + 1;
    const session = { number, mode, isSecure: false, isOpen: true, username: undefined };
    this.sessions.push(session);
    this.#byId.set(id, session);
  }

  /** Returns the record of the session with this id of the package. */
  session(id: string): SmtpSession {
    const session = this.#byId.get(id);
    if (!session) throw new Error(`No session ${id}`);
    return session;
  }

  record(id: string, line: string): void {
    const { number, mode, isSecure } = this.session(id);
    this.log.push({ session: number, mode, isSecure, line });
  }

  /** Returns the name of the user if the credentials are valid. */
  authenticate(proof: SMTPServerAuthentication, id: string): string | undefined {
    const account = findAccount(this.#options.store, proof.username ?? '');
    if (!account || !proves(proof, account)) return undefined;
    this.session(id).username = account.username;
    return account.username;
  }

  async checkSender(address: string, { id }: SMTPServerSession): Promise<Refusal | undefined> {
    const session = this.session(id);
    const mustLogIn = this.#options.isLoginRequired && session.username === undefined;
    if (mustLogIn) return { code: 530, text: '5.7.0 Begin TLS and log in first' };
    return this.#options.onSender?.(address, session);
  }

  async checkRecipient(address: string, { id }: SMTPServerSession): Promise<Refusal | undefined> {
    const session = this.session(id);
    const refusal = this.#options.destination.refusal(address, session.username !== undefined);
    return refusal ?? this.#options.onRecipient?.(address, session);
  }

  /** Receives a message, and returns the reply. */
  async receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Refusal | string> {
    const raw = await buffer(stream).catch(() => undefined);
    if (raw === undefined) return { code: 451, text: '4.4.2 Message cut off' };
    if (stream.sizeExceeded) return { code: 552, text: '5.3.4 Message too large' };
    const message = this.#newMessage(raw, session);
    const refusal = await this.#options.onMessage?.(message, message.session);
    if (refusal) return refusal;
    this.messages.push(message);
    this.#options.destination.accept(message);
    return `2.0.0 Queued as ${message.id}`;
  }

  #newMessage(raw: Buffer, { id, envelope, hostNameAppearsAs, transmissionType }: SMTPServerSession): ReceivedMessage {
    return {
      id: `${this.messages.length + 1}`,
      session: this.session(id),
      helo: hostNameAppearsAs,
      protocol: transmissionType,
      sender: envelope.mailFrom ? envelope.mailFrom.address : '',
      recipients: envelope.rcptTo.map(({ address }) => address),
      raw,
    };
  }
}

/** Whether the client has proved that it is this user. */
function proves(proof: SMTPServerAuthentication, { password, accessToken }: Account): boolean {
  if (proof.method === 'XOAUTH2') return accessToken !== undefined && proof.accessToken === accessToken;
  return proof.method === 'CRAM-MD5' ? proof.validatePassword(password) : proof.password === password;
}
