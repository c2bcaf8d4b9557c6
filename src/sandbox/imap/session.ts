/**
 * One IMAP session: handles one command after the other, and keeps what lasts between them: the state of RFC 9051
 * section 3, the account and the open mailbox. The commands themselves are in the tables of `commands/`.
 */

import type { Account, Store } from '../common/mailbox-store.ts';
import type { Mechanism } from '../common/sasl.ts';
import { ImapArguments } from './arguments.ts';
import { capabilities, type Extension } from './capabilities.ts';
import type { ImapConnection } from './connection.ts';
import { BadCommand, Refused, SessionEnded } from './errors.ts';
import { formatFlags } from './fetch.ts';
import { type ImapCommand, parseCommand, parseTag } from './parser.ts';
import type { Piece } from './text.ts';
import type { Candidate, MailboxView } from './view.ts';

/** The states of a session (RFC 9051, section 3). */
export type ImapState = 'not authenticated' | 'authenticated' | 'selected' | 'logout';

/** The text of the tagged `OK`, and what to do after it was sent. */
export type Answer = string | { readonly text: string; after(): void | Promise<void> };

/** The implementation of a command. */
export interface ImapCommandHandler {
  /** The states in which it is allowed. The default is all. */
  readonly states?: readonly ImapState[];
  /** The extension that it belongs to. */
  readonly extension?: Extension;
  /** Whether changes of the mailbox are announced with the answer. */
  readonly announces?: boolean;
  /** @throws BadCommand, Refused */
  run(session: ImapSession, args: ImapArguments): Answer | Promise<Answer>;
}

/**
 * Answers in place of the server: lines to send, of which the last gets the tag. An empty text leaves the command
 * without an answer, `drop` cuts the connection, and with undefined the command is carried out.
 */
export type CommandHook = (verb: string, line: string, session: ImapSession) => HookAnswer | Promise<HookAnswer>;

type HookAnswer = string | 'drop' | undefined;

/** The settings of a session. */
export interface SessionOptions {
  /** The commands of the server, by verb. */
  readonly commands: ReadonlyMap<string, ImapCommandHandler>;
  readonly store: Store;
  readonly without: readonly Extension[];
  readonly mechanisms: readonly Mechanism[];
  readonly headerSearch: 'indexed' | 'ignored';
  readonly onCommand?: CommandHook | undefined;
}

export class ImapSession {
  readonly connection: ImapConnection;
  readonly options: SessionOptions;
  #state: ImapState = 'not authenticated';
  #tag = '*';
  #account: Account | undefined;
  #view: MailboxView | undefined;

  constructor(connection: ImapConnection, options: SessionOptions) {
    this.connection = connection;
    this.options = options;
  }

  /** The tag of the command that is being carried out. */
  get tag(): string {
    return this.#tag;
  }

  /** The account that has logged in. */
  get account(): Account {
    if (!this.#account) throw new BadCommand('Log in first');
    return this.#account;
  }

  /** The open mailbox. */
  get view(): MailboxView {
    if (!this.#view) throw new BadCommand('Select a mailbox first');
    return this.#view;
  }

  /** Whether a mailbox is open. */
  get isSelected(): boolean {
    return this.#view !== undefined;
  }

  /** Whether no login is allowed until TLS has begun. */
  get awaitsTls(): boolean {
    return this.offers('STARTTLS') && !this.connection.isSecure;
  }

  /** The list that follows `CAPABILITY` at this moment. */
  get capabilities(): string {
    const isLoggedIn = this.#account !== undefined;
    return capabilities({ ...this.options, isLoggedIn, awaitsTls: this.awaitsTls }).join(' ');
  }

  offers(extension: Extension): boolean {
    return !this.options.without.includes(extension);
  }

  /** Serves the client until one of the two ends the session. */
  async run(): Promise<void> {
    try {
      this.untagged(`OK [CAPABILITY ${this.capabilities}] Sandbox ready`);
      while (this.#state !== 'logout') await this.#serve();
    } catch (error) {
      if (!(error instanceof SessionEnded)) throw error;
      if (error.message !== '') this.untagged(`BYE ${error.message}`);
    } finally {
      this.closeMailbox();
      this.connection.end();
    }
  }

  /** Sends a line that does not end a command. */
  untagged(...pieces: readonly Piece[]): void {
    this.connection.send('* ', ...pieces);
  }

  logIn(account: Account): void {
    this.#account = account;
    this.#state = 'authenticated';
  }

  openMailbox(view: MailboxView): void {
    this.closeMailbox();
    this.#view = view;
    this.#state = 'selected';
  }

  closeMailbox(): void {
    this.#view?.close();
    this.#view = undefined;
    if (this.#state === 'selected') this.#state = 'authenticated';
  }

  logOut(): void {
    this.#state = 'logout';
  }

  /** Announces to the client what has happened to the open mailbox. */
  announce(): void {
    if (!this.#view) return;
    const { lines, reflagged } = this.#view.announce();
    for (const line of lines) this.untagged(line);
    for (const candidate of reflagged) this.sendFlags(candidate);
  }

  sendFlags(candidate: Candidate, { withUid = false } = {}): void {
    const uid = withUid ? `UID ${candidate.message.uid} ` : '';
    this.untagged(`${candidate.sequence} FETCH (${uid}FLAGS ${formatFlags(candidate)})`);
  }

  async #serve(): Promise<void> {
    const { bytes, isWhole } = await this.connection.command();
    const tag = parseTag(bytes);
    this.#tag = tag ?? '*';
    try {
      if (!isWhole) throw new Refused('[TOOBIG] Literal too large');
      if (tag === undefined) throw new BadCommand('Tag missing');
      const command = parseCommand(bytes);
      if (!(await this.#isOverridden(command.verb, bytes))) await this.#carryOut(command);
    } catch (error) {
      if (error instanceof BadCommand) this.#reply(`BAD ${error.message}`);
      else if (error instanceof Refused) this.#reply(`NO ${error.message}`);
      else throw error;
    }
  }

  /** Asks the hook for an answer, and returns whether it has handled the command. */
  async #isOverridden(verb: string, bytes: Buffer): Promise<boolean> {
    const answer = await this.options.onCommand?.(verb, bytes.toString('utf8'), this);
    if (answer === 'drop') {
      this.connection.drop();
      throw new SessionEnded();
    }
    const lines = answer?.split(/\r?\n/) ?? [];
    const last = lines.pop();
    for (const line of lines) this.connection.send(line);
    if (last) this.#reply(last);
    return answer !== undefined;
  }

  async #carryOut({ verb, tokens }: ImapCommand): Promise<void> {
    const handler = this.options.commands.get(verb);
    if (!handler || (handler.extension && !this.offers(handler.extension))) throw new BadCommand('Unknown command');
    if (handler.states && !handler.states.includes(this.#state)) throw new BadCommand(`Not allowed: ${this.#state}`);
    const answer = await handler.run(this, new ImapArguments(tokens));
    if (handler.announces) this.announce();
    this.#reply(`OK ${typeof answer === 'string' ? answer : answer.text}`);
    if (typeof answer !== 'string') await answer.after();
  }

  #reply(text: string): void {
    this.connection.send(`${this.#tag} ${text}`);
  }
}
