/**
 * A thin IMAP session: the commands that probes need, each with its own limit, none with a side effect that was not
 * asked for. A mailbox is only ever looked at with EXAMINE and BODY.PEEK; SELECT and UID EXPUNGE are there for one
 * purpose, to remove a message of our own. There is no EXPUNGE and no CLOSE.
 */

import type { Credentials } from '../../model/credentials.ts';
import { describeEndpoint, type Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { deferred } from '../../system/deferred.ts';
import { errorCode } from '../../system/error-code.ts';
import { parseHeaders } from '../message/message.ts';
import type { Reached } from '../network/reach.ts';
import { sessionFailure } from '../network/session-failure.ts';
import { type Connection, connect, type Prepare } from '../opening/connect.ts';
import { idArguments, wantsId } from './id.ts';
import { ListRows } from './list-rows.ts';
import { type LoginExchange, loginWith } from './login.ts';
import { encodeMailbox } from './mailbox-name.ts';
import {
  commandRefused,
  isPartial,
  mailboxRefused,
  outOfStep,
  readRefusal,
  searchRefused,
  throttled,
  withReply,
} from './refusals.ts';
import type { Command, FetchedHeaders, ImapSession, Listing, MailboxState } from './session.ts';
import { type Argument, loadEngine, type ParsedResponse } from './wire/grammar.ts';
import { Pipeline, type PipelineOwner } from './wire/pipeline.ts';
import { atom, atoms, kindOf, numberOf, pairsOf, responseCode, sectionsOf, statusText, text } from './wire/values.ts';

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
    await createEngine(connection, {
      trace: (direction, line) => context.trace('imap', direction, line),
      heard: (response) => session.hear(response),
      random: context.world.random,
      isOver: () => connection.wire.failure !== undefined,
    }),
    context,
  );
  await session.begin();
  return session;
}

class Session implements ImapSession {
  readonly #connection: Connection;
  readonly #engine: Pipeline;
  readonly #context: ProbeContext;
  /** When the command that was asked for last has been sent, and when it has been answered. */
  #latest: Turn = { sent: Promise.resolve(), answered: Promise.resolve() };
  #hasNews = false;
  /** Whether the dialogue has come to an end that no further command can follow. */
  #isOver = false;

  constructor(connection: Connection, engine: Pipeline, context: ProbeContext) {
    this.#connection = connection;
    this.#engine = engine;
    this.#context = context;
  }

  get endpoint(): Endpoint {
    return this.#connection.wire.endpoint;
  }

  get isOpen(): boolean {
    const { wire } = this.#connection;
    return !this.#isOver && wire.failure === undefined && !wire.socket.destroyed;
  }

  has(capability: string): boolean {
    const { capabilities } = this.#engine;
    const name = capability.toUpperCase();
    return capabilities.has(name) || (IN_REV2.has(name) && capabilities.has('IMAP4REV2'));
  }

  async begin(): Promise<void> {
    await this.#context.phase('imap_capability', async () => {
      await this.#guarded('imap_capability', 'CAPABILITY', this.#takeOver());
      if (this.#engine.capabilities.size === 0) await this.#askCapabilities();
    });
  }

  async login(credentials: Credentials): Promise<void> {
    const exchange: LoginExchange = {
      endpoint: this.endpoint,
      isProtected: this.#connection.isProtected,
      capabilities: this.#engine.capabilities,
      hasInitialResponse: this.has('SASL-IR'),
      run: (command) => this.#run({ ...command, phase: 'imap_auth' }),
      write: (line) => this.#engine.write(line),
    };
    const before = this.#engine.capabilities;
    await this.#context.phase('imap_auth', () => loginWith(exchange, credentials));
    this.#connection.wire.allowMuch();
    // What was announced before the login need not hold after it (RFC 9051 section 6.2.3).
    if (this.#engine.capabilities === before) {
      await this.#context.phase('imap_capability', () => this.#askCapabilities());
    }
    if (wantsId(this.endpoint.host)) await this.#context.phase('imap_capability', () => this.#introduce());
  }

  examine(mailbox: string): Promise<MailboxState> {
    return this.#open('EXAMINE', mailbox);
  }

  select(mailbox: string): Promise<MailboxState> {
    return this.#open('SELECT', mailbox);
  }

  async list(): Promise<Listing> {
    const rows = new ListRows();
    await this.#run({
      name: 'LIST',
      args: [text(''), text('*')],
      phase: 'imap_select',
      untagged: { LIST: rows.add },
      onRefusal: (refusal) => commandRefused(this.endpoint, 'LIST', refusal),
    });
    return await rows.listing();
  }

  async status(mailbox: string): Promise<MailboxState | undefined> {
    const state: Mutable<MailboxState> = {};
    try {
      await this.#run({
        name: 'STATUS',
        args: named(mailbox, atoms('MESSAGES', 'UIDNEXT', 'UIDVALIDITY')),
        phase: 'imap_status',
        untagged: {
          STATUS: ({ attributes }) => {
            const values = pairsOf(attributes?.[1]);
            assign(state, 'messages', numberOf(values.get('MESSAGES')));
            assign(state, 'uidNext', numberOf(values.get('UIDNEXT')));
            assign(state, 'uidValidity', numberOf(values.get('UIDVALIDITY')));
          },
        },
        onRefusal: (refusal) => mailboxRefused(mailbox, refusal),
      });
    } catch (error) {
      if (error instanceof ProbeFailure && error.code === 'E_MAILBOX_MISSING') return undefined;
      throw error;
    }
    return state;
  }

  async noop(): Promise<void> {
    await this.#run({
      name: 'NOOP',
      phase: 'imap_search',
      onRefusal: (refusal) => commandRefused(this.endpoint, 'NOOP', refusal),
    });
  }

  /** Whatever the server says, asked for or not. */
  hear(response: ParsedResponse): void {
    if (kindOf(response) === 'EXISTS') this.#hasNews = true;
    this.#noteAlert(response);
  }

  takeNews(): boolean {
    const hadNews = this.#hasNews;
    this.#hasNews = false;
    return hadNews;
  }

  async search(criteria: readonly Argument[]): Promise<readonly number[] | undefined> {
    let found: number[] | undefined;
    const collect = ({ attributes = [], numbers }: ParsedResponse): void => {
      found ??= [];
      for (const uid of numbers ?? attributes.map(numberOf)) if (uid !== undefined) found.push(uid);
    };
    await this.#run({
      name: 'UID SEARCH',
      args: criteria,
      phase: 'imap_search',
      untagged: { SEARCH: collect },
      onRefusal: (refusal) => searchRefused(this.endpoint, refusal),
    });
    return found;
  }

  async fetchHeaders(uids: string, fields: readonly string[]): Promise<readonly FetchedHeaders[]> {
    const found: FetchedHeaders[] = [];
    const section: Argument[] = [atom('HEADER.FIELDS'), atoms(...fields)];
    await this.#run({
      name: 'UID FETCH',
      args: [{ type: 'SEQUENCE', value: uids }, [atom('UID'), { type: 'ATOM', value: 'BODY.PEEK', section }]],
      phase: 'imap_search',
      mayBePartial: true,
      untagged: {
        FETCH: ({ attributes }) => {
          const uid = numberOf(pairsOf(attributes?.[1]).get('UID'));
          // Dovecot mixes the answers to commands that were sent together: what follows the header is none.
          const block = sectionsOf(attributes?.[1]).get('HEADER.FIELDS')?.toString('utf8');
          if (uid !== undefined && block !== undefined) found.push({ uid, headers: parseHeaders(block) });
        },
      },
      onRefusal: (refusal) => commandRefused(this.endpoint, 'FETCH', refusal),
    });
    return found;
  }

  async flagDeleted(uid: number): Promise<void> {
    await this.#run({
      name: 'UID STORE',
      args: [{ type: 'SEQUENCE', value: String(uid) }, atom('+FLAGS.SILENT'), atoms('\\Deleted')],
      phase: 'cleanup',
      onRefusal: (refusal) => commandRefused(this.endpoint, 'STORE', refusal, 'cleanup'),
    });
  }

  async expunge(uid: number): Promise<void> {
    await this.#run({
      name: 'UID EXPUNGE',
      args: [{ type: 'SEQUENCE', value: String(uid) }],
      phase: 'cleanup',
      onRefusal: (refusal) => commandRefused(this.endpoint, 'UID EXPUNGE', refusal, 'cleanup'),
    });
  }

  run(command: Command): Promise<void> {
    return this.#run(command);
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

  async #askCapabilities(): Promise<void> {
    await this.#run({
      name: 'CAPABILITY',
      phase: 'imap_capability',
      onRefusal: (refusal) => commandRefused(this.endpoint, 'CAPABILITY', refusal),
    });
  }

  async #introduce(): Promise<void> {
    await this.#run({
      name: 'ID',
      args: idArguments(),
      phase: 'imap_capability',
      onRefusal: (refusal) => commandRefused(this.endpoint, 'ID', refusal),
    });
  }

  async #open(name: 'EXAMINE' | 'SELECT', mailbox: string): Promise<MailboxState> {
    const state: Mutable<MailboxState> = {};
    await this.#run({
      name,
      args: named(mailbox),
      phase: 'imap_select',
      untagged: {
        OK: (response) => {
          const code = responseCode(response);
          if (code?.name === 'UIDVALIDITY') assign(state, 'uidValidity', numberOf(code.args[0]));
          if (code?.name === 'UIDNEXT') assign(state, 'uidNext', numberOf(code.args[0]));
        },
        EXISTS: ({ command }) => {
          this.#hasNews = true;
          assign(state, 'messages', numberOf({ value: command ?? '' }));
        },
      },
      onRefusal: (refusal) => mailboxRefused(mailbox, refusal),
    });
    return state;
  }

  /** Sends one command in its turn, and waits for its answer within the limit of a reply. */
  async #run({ name, args = [], phase, untagged, onPlus, mayBePartial, onRefusal }: Command): Promise<void> {
    const before = this.#latest;
    const sent = deferred<void>();
    const answered = deferred<void>();
    this.#latest = { sent: sent.promise, answered: answered.promise };
    try {
      await before.sent;
      const answer = this.#engine.exec(name, await args, { untagged, onPlus });
      answer.catch(() => {});
      sent.resolve();
      // The limit begins when it is this command's turn to be answered.
      await before.answered;
      await this.#guarded(phase, name, answer);
    } catch (error) {
      const refusal = readRefusal(error);
      if (!refusal) throw error;
      if (mayBePartial && isPartial(refusal)) return;
      throw throttled(this.endpoint, phase, refusal) ?? onRefusal(refusal);
    } finally {
      sent.resolve();
      answered.resolve();
    }
  }

  /** What a server calls an alert must be shown to the user (RFC 9051 section 7.1). */
  #noteAlert(response: ParsedResponse): void {
    if (kindOf(response) !== 'OK' || responseCode(response)?.name !== 'ALERT') return;
    const message = `${describeEndpoint(this.endpoint)} has an alert for this user.`;
    this.#context.notice({ message, reply: statusText(response) });
  }

  async #guarded(phase: PhaseName, awaited: string, answer: Promise<unknown>): Promise<void> {
    const { wire } = this.#connection;
    // A session that is over waits for no answer, and then nobody would hear of this one.
    answer.catch(() => {});
    try {
      await wire.within({ phase, awaited, ms: this.endpoint.commandTimeoutMs }, () => answer);
    } catch (error) {
      if (readRefusal(error)) throw error;
      this.#isOver = true;
      const bye = this.#engine.byeReason;
      if (errorCode(error) === 'UnexpectedTag' || errorCode(error) === 'InvalidResponse')
        throw outOfStep(this.endpoint, phase, error);
      const failure = sessionFailure(this.endpoint, phase, `the answer to ${awaited}`, error);
      throw failure instanceof ProbeFailure && bye !== undefined ? withReply(failure, bye) : failure;
    }
  }
}

interface Turn {
  readonly sent: Promise<void>;
  readonly answered: Promise<void>;
}

/** The name of a mailbox as an argument, and what follows it. */
async function named(mailbox: string, ...more: readonly Argument[]): Promise<readonly Argument[]> {
  return [text(await encodeMailbox(mailbox)), ...more];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function assign(state: Mutable<MailboxState>, key: keyof MailboxState, value: number | undefined): void {
  if (value !== undefined) state[key] = value;
}

/** The commands of a connection that is greeted and protected. */
export async function createEngine({ wire }: Connection, owner: PipelineOwner): Promise<Pipeline> {
  return new Pipeline(wire.socket, await loadEngine(), owner);
}
