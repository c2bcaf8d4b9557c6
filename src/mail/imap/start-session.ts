/**
 * A thin IMAP session: the commands that probes need, each with its own limit and without unwanted side effects.
 * Mailboxes are read only with EXAMINE and BODY.PEEK; SELECT and UID EXPUNGE have one purpose, to remove our own
 * message or those of `delete-found`. There is no EXPUNGE and no CLOSE.
 */

import type { Credentials } from '../../model/credentials.ts';
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Reached } from '../network/reach.ts';
import { type Connection, connect, type Prepare } from '../opening/connect.ts';
import { askHeaders } from './fetch-headers.ts';
import { Heard } from './heard.ts';
import { idArguments, wantsId } from './id.ts';
import { ListRows } from './list-rows.ts';
import { type LoginExchange, loginWith } from './login.ts';
import { askOpen, askStatus } from './mailbox-state.ts';
import { commandRefused, type Refusal, searchRefused } from './refusals.ts';
import type { Command, FetchedHeaders, ImapSession, Listing, MailboxState } from './session.ts';
import { Turns } from './turns.ts';
import { type Argument, loadEngine, type ParsedResponse } from './wire/grammar.ts';
import { Pipeline } from './wire/pipeline.ts';
import { atom, atoms, kindOf, numberOf, responseCode, statusText, text } from './wire/values.ts';

/** Capabilities that are part of IMAP4rev2 and need no announcement of their own. */
const IN_REV2 = new Set([
  'UIDPLUS',
  'ESEARCH',
  'SASL-IR',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'STATUS=SIZE',
  'NAMESPACE',
  'UNSELECT',
  'IDLE',
  'MOVE',
]);

/**
 * Begins a session over a connection that was just made.
 * @throws ProbeFailure
 */
export async function startImap(reached: Reached, context: ProbeContext, prepare: Prepare): Promise<ImapSession> {
  const connection = await connect(reached, context, async () => {
    await loadEngine();
    await prepare();
  });
  const session: Session = new Session(
    connection,
    new Pipeline(connection.wire.socket, await loadEngine(), {
      trace: (direction, line) => context.trace('imap', direction, line),
      heard: (response) => session.hear(response),
      unread: (payload) => session.heard.hearUnread(payload),
      random: context.world.random,
      isOver: () => connection.wire.failure !== undefined,
    }),
    context,
  );
  await session.begin();
  return session;
}

class Session implements ImapSession {
  readonly heard = new Heard();
  readonly #connection: Connection;
  readonly #engine: Pipeline;
  readonly #context: ProbeContext;
  readonly #turns: Turns;

  constructor(connection: Connection, engine: Pipeline, context: ProbeContext) {
    this.#connection = connection;
    this.#engine = engine;
    this.#context = context;
    this.#turns = new Turns(connection.wire, engine);
  }

  get endpoint(): Endpoint {
    return this.#connection.wire.endpoint;
  }

  get isOpen(): boolean {
    const { wire } = this.#connection;
    return !this.#turns.isOver && wire.failure === undefined && !wire.socket.destroyed;
  }

  has(capability: string): boolean {
    const { capabilities } = this.#engine;
    const name = capability.toUpperCase();
    return capabilities.has(name) || (IN_REV2.has(name) && capabilities.has('IMAP4REV2'));
  }

  async begin(): Promise<void> {
    await this.#context.phase('imap_capability', async () => {
      await this.#turns.within('imap_capability', 'CAPABILITY', this.#takeOver());
      if (this.#engine.capabilities.size === 0) await this.#ask('CAPABILITY', 'imap_capability');
    });
  }

  async login(credentials: Credentials): Promise<void> {
    const exchange: LoginExchange = {
      endpoint: this.endpoint,
      isProtected: this.#connection.isProtected,
      capabilities: this.#engine.capabilities,
      hasInitialResponse: this.has('SASL-IR'),
      run: (command) => this.#turns.run({ ...command, phase: 'imap_auth' }),
      write: (line) => this.#engine.write(line),
      conceal: (value) => this.#context.conceal(value),
    };
    const before = this.#engine.capabilities;
    await this.#context.phase('imap_auth', () => loginWith(exchange, credentials));
    this.#connection.wire.allowMuch();
    // Capabilities may change with the login (RFC 9051 section 6.2.3).
    if (this.#engine.capabilities === before) {
      await this.#context.phase('imap_capability', () => this.#ask('CAPABILITY', 'imap_capability'));
    }
    if (wantsId(this.endpoint.host))
      await this.#context.phase('imap_capability', () => this.#ask('ID', 'imap_capability', idArguments()));
  }

  examine(mailbox: string): Promise<MailboxState> {
    return this.#open('EXAMINE', mailbox);
  }

  select(mailbox: string): Promise<MailboxState> {
    return this.#open('SELECT', mailbox);
  }

  async list(): Promise<Listing> {
    const rows = new ListRows();
    await this.#turns.run({
      name: 'LIST',
      args: [text(''), text('*')],
      phase: 'imap_select',
      untagged: { LIST: rows.add },
      onRefusal: (refusal) => commandRefused(this.endpoint, 'LIST', refusal),
    });
    return await rows.listing();
  }

  async status(mailbox: string): Promise<MailboxState | undefined> {
    const { state, command } = askStatus(mailbox);
    try {
      await this.#turns.run(command);
    } catch (error) {
      if (error instanceof ProbeFailure && error.code === 'E_MAILBOX_MISSING') return undefined;
      throw error;
    }
    return state;
  }

  async noop(): Promise<void> {
    await this.#ask('NOOP', 'imap_search');
  }

  /** Receives every response of the server, requested or not. */
  hear(response: ParsedResponse): void {
    this.heard.hear(response);
    this.#noteAlert(response);
  }

  get messages(): number | undefined {
    return this.heard.messages;
  }

  takeNews(): boolean {
    return this.heard.takeNews();
  }

  takeUnread(): string | undefined {
    return this.heard.takeUnread();
  }

  async search(criteria: readonly Argument[]): Promise<readonly number[] | undefined> {
    let found: number[] | undefined;
    const collect = ({ attributes = [], numbers }: ParsedResponse): void => {
      found ??= [];
      for (const uid of numbers ?? attributes.map(numberOf)) if (uid !== undefined) found.push(uid);
    };
    await this.#turns.run({
      name: 'UID SEARCH',
      args: criteria,
      phase: 'imap_search',
      untagged: { SEARCH: collect },
      onRefusal: (refusal) => searchRefused(this.endpoint, refusal),
    });
    return found;
  }

  async fetchHeaders(uids: string, fields: readonly string[]): Promise<readonly FetchedHeaders[]> {
    const onRefusal = (refusal: Refusal) => commandRefused(this.endpoint, 'FETCH', refusal);
    const { found, command } = askHeaders(uids, fields, onRefusal);
    await this.#turns.run(command);
    return found;
  }

  async flagDeleted(uid: number): Promise<void> {
    const args = [{ type: 'SEQUENCE', value: String(uid) } as const, atom('+FLAGS.SILENT'), atoms('\\Deleted')];
    await this.#ask('UID STORE', 'cleanup', args);
  }

  async expunge(uid: number): Promise<void> {
    await this.#ask('UID EXPUNGE', 'cleanup', [{ type: 'SEQUENCE', value: String(uid) }]);
  }

  run(command: Command): Promise<void> {
    return this.#turns.run(command);
  }

  logout(): void {
    const { wire } = this.#connection;
    if (!wire.socket.destroyed) {
      this.#context.trace('imap', 'sent', 'LOGOUT');
      wire.socket.write('ZZ LOGOUT\r\n');
    }
    wire.release();
  }

  async #takeOver(): Promise<void> {
    this.#connection.wire.throwIfEnded();
    await this.#engine.begin();
  }

  /** Runs a command of which only the tagged OK matters. */
  #ask(name: string, phase: PhaseName, args: readonly Argument[] = []): Promise<void> {
    const onRefusal = (refusal: Refusal) => commandRefused(this.endpoint, name, refusal, phase);
    return this.#turns.run({ name, args, phase, onRefusal });
  }

  async #open(name: 'EXAMINE' | 'SELECT', mailbox: string): Promise<MailboxState> {
    this.heard.forget();
    const { state, command } = askOpen(name, mailbox, () => this.heard.expectNews());
    await this.#turns.run(command);
    return state;
  }

  /** Notes an ALERT of the server, which must be shown to the user (RFC 9051 section 7.1). */
  #noteAlert(response: ParsedResponse): void {
    if (kindOf(response) !== 'OK' || responseCode(response)?.name !== 'ALERT') return;
    const message = `${describeEndpoint(this.endpoint)} has an alert for this user.`;
    this.#context.notice({ message, reply: statusText(response) });
  }
}
