/**
 * A thin IMAP session: the commands that probes need, each with its own limit and without unwanted side effects.
 * Mailboxes are read only with EXAMINE and BODY.PEEK; SELECT and UID EXPUNGE have one purpose, to remove our own
 * message or those of `delete-found`. There is no EXPUNGE and no CLOSE.
 */

import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import type { Reached } from '../network/reach.ts';
import { type Connection, connect, type Prepare } from '../opening/connect.ts';
import { askHeaders } from './fetch-headers.ts';
import { Heard } from './heard.ts';
import { askList, unreadableList } from './list-rows.ts';
import { logIn } from './log-in.ts';
import { askOpen, askStatus } from './mailbox-state.ts';
import { refusalOf } from './refusal-of.ts';
import { commandRefused, type Refusal, searchRefused } from './refusals.ts';
import { askUids } from './search-uids.ts';
import type { Command, FetchedHeaders, ImapSession, Listing, MailboxState } from './session.ts';
import { SessionNotices } from './session-notices.ts';
import { Turns } from './turns.ts';
import { hasCapability } from './wire/capabilities.ts';
import { type Argument, loadEngine, type ParsedResponse } from './wire/grammar.ts';
import { Pipeline } from './wire/pipeline.ts';
import { atom, atoms } from './wire/values.ts';

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
      unreadable: (line) => session.notices.unreadable(line),
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
  readonly notices: SessionNotices;
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
    this.notices = new SessionNotices(connection.wire.endpoint, context);
  }

  get endpoint(): Endpoint {
    return this.#connection.wire.endpoint;
  }

  get isOpen(): boolean {
    const { wire } = this.#connection;
    return !this.#turns.isOver && wire.failure === undefined && !wire.socket.destroyed;
  }

  has(capability: string): boolean {
    const { capabilities, broken } = this.#engine;
    return !broken.has(capability.toUpperCase()) && hasCapability(capabilities, capability);
  }

  distrust(capability: string, reply: string): void {
    this.#engine.broken.add(capability);
    this.notices.distrusted(capability, reply);
  }

  async begin(): Promise<void> {
    const { flightSeconds, learn } = this.#connection;
    await this.#context.phase('imap_capability', async (flown) => {
      await this.#turns.within('imap_capability', 'CAPABILITY', this.#takeOver());
      const isTold = this.#engine.capabilities.size > 0;
      if (!isTold) await this.#ask('CAPABILITY', 'imap_capability');
      flown(isTold ? 0 : 1, flightSeconds);
    });
    learn({ capabilities: { 'before-login': [...this.#engine.capabilities] } });
  }

  async login(credentials: Credentials, { isProven } = { isProven: false }): Promise<void> {
    const refusal = this.#context.loginRefusal('imap');
    if (refusal) throw refusal;
    const parts = {
      connection: this.#connection,
      engine: this.#engine,
      turns: this.#turns,
      context: this.#context,
      has: (capability: string) => this.has(capability),
      distrust: (capability: string, reply: string) => this.distrust(capability, reply),
      askCapability: () => this.#ask('CAPABILITY', 'imap_capability'),
    };
    await logIn(parts, credentials, isProven);
  }

  examine(mailbox: string): Promise<MailboxState> {
    return this.#open('EXAMINE', mailbox);
  }

  select(mailbox: string): Promise<MailboxState> {
    return this.#open('SELECT', mailbox);
  }

  async list(phase: PhaseName = 'imap_select'): Promise<Listing> {
    const { rows, command } = askList(this.endpoint, phase);
    await this.#turns.run(command);
    const listing = await rows.listing();
    // In a round trip a mailbox that is not seen may be the one for junk; where all are read, it is a finding.
    if (listing.unreadable > 0 && phase === 'imap_select') this.#context.notice(unreadableList(listing.unreadable));
    return listing;
  }

  async status(mailbox: string): Promise<MailboxState | undefined> {
    const { state, command } = askStatus(this.endpoint, mailbox);
    try {
      await this.#turns.run(command);
    } catch (error) {
      if (error instanceof ProbeFailure && /^E_MAILBOX_/.test(error.code)) return undefined;
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
    this.notices.heard(response);
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
    const { result, command } = askUids(criteria, (refusal) => searchRefused(this.endpoint, refusal));
    await this.#turns.run(command);
    return result.uids;
  }

  async fetchHeaders(uids: string, fields: readonly string[]): Promise<readonly FetchedHeaders[]> {
    const onRefusal = (refusal: Refusal) => commandRefused(this.endpoint, 'FETCH', refusal, 'imap_search');
    const { found, command } = askHeaders(uids, fields, onRefusal);
    await this.#turns.run(command);
    return found;
  }

  async flagDeleted(uid: number): Promise<void> {
    const args = [{ type: 'SEQUENCE', value: String(uid) } as const, atom('+FLAGS.SILENT'), atoms('\\Deleted')];
    await this.#ask('UID STORE', 'cleanup', args);
  }

  async expunge(uids: number | string): Promise<string | undefined> {
    const onRefusal = (refusal: Refusal) => commandRefused(this.endpoint, 'UID EXPUNGE', refusal, 'cleanup');
    const args = [{ type: 'SEQUENCE', value: String(uids) }] as const;
    const refused = await refusalOf(this, { name: 'UID EXPUNGE', args, phase: 'cleanup', onRefusal });
    if (refused === undefined || refused.refusal.status === 'BAD') return refused?.refusal.reply;
    throw refused.failure;
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
    const { state, command } = askOpen(this.endpoint, name, mailbox, () => this.heard.expectNews());
    await this.#turns.run(command);
    return state;
  }
}
