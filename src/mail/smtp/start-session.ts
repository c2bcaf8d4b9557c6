/**
 * A thin SMTP session over nodemailer's SMTPConnection, for a connection that is already greeted and protected.
 * It adds what makes the verdict of a probe reliable: a limit for each reply, a login that really happened, and a check
 * of every reply against the command that it answers.
 */

import type { Credentials } from '../../model/credentials.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import { ProbeFailure } from '../../model/failure.ts';
import type { Envelope } from '../../model/message/message-spec.ts';
import type { ProbeContext } from '../../model/probe-context.ts';
import { errorCode } from '../../system/error-code.ts';
import { cramMd5Digests } from '../login/sasl.ts';
import type { Reached } from '../network/reach.ts';
import { sessionFailure } from '../network/session-failure.ts';
import { type Connection, connect, type Prepare } from '../opening/connect.ts';
import { ownEhloName } from '../opening/ehlo-name.ts';
import { smtpReplyCode } from '../refusal/smtp-codes.ts';
import type { Client } from './client-internals.ts';
import { checkNeeds, deliver, fitsInOneFlight, type Sender } from './deliver.ts';
import { loginFailure, loginFor, tokenLogins } from './login.ts';
import { heloOnly, strangeData } from './oddities.ts';
import {
  closing,
  dataFailure,
  findRefusal,
  partialFailure,
  refusalFailure,
  senseless,
  smtpOutOfStep,
  tooLarge,
} from './refusals.ts';
import { ReplyWatch } from './reply-watch.ts';
import type { Acceptance, SmtpSession } from './session.ts';

/** Never reached: the wire enforces the limits. */
const NO_LIMIT_MS = 2 ** 31 - 1;
/** A line has at most 512 octets (RFC 5321 section 4.5.3.1.5), and the longest replies have a few dozen lines. */
const MAX_REPLY_BYTES = 32 * 1024;

/**
 * Begins a session over a connection that was just made.
 * @throws ProbeFailure
 */
export async function startSmtp(reached: Reached, context: ProbeContext, prepare: Prepare): Promise<SmtpSession> {
  const { endpoint } = reached;
  const load = () => import('nodemailer/lib/smtp-connection');
  const connection = await connect(reached, context, async () => {
    await load();
    await prepare();
  });
  const { default: SMTPConnection } = await load();
  const ehloName = ownEhloName(endpoint, connection.wire.socket);
  const watch = new ReplyWatch(connection.wire, context, ehloName);
  const client = new SMTPConnection({
    connection: connection.wire.socket,
    host: endpoint.host,
    port: endpoint.port,
    secure: connection.isProtected,
    secured: connection.isProtected,
    ignoreTLS: !connection.isProtected,
    name: ehloName,
    connectionTimeout: NO_LIMIT_MS,
    greetingTimeout: NO_LIMIT_MS,
    socketTimeout: NO_LIMIT_MS,
    maxResponseSize: MAX_REPLY_BYTES,
    transactionLog: true,
    logger: watch.logger,
    customAuth: tokenLogins(endpoint),
  });
  const session = new Session(connection, client, watch, context, ehloName);
  await session.hello();
  return session;
}

class Session implements SmtpSession {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #watch: ReplyWatch;
  readonly #context: ProbeContext;
  readonly #ehloName: string;
  /** Whether the login was by access token. */
  #hasToken = false;
  /** Rejects when the client reports an error that belongs to no call. */
  readonly #broken: Promise<never>;

  constructor(connection: Connection, client: Client, watch: ReplyWatch, context: ProbeContext, ehloName: string) {
    this.#ehloName = ehloName;
    this.#connection = connection;
    this.#client = client;
    this.#watch = watch;
    this.#context = context;
    this.#broken = new Promise((_resolve, reject) => {
      client.on('error', reject);
      const ended = Object.assign(new Error('Connection closed'), { code: 'NoConnection' });
      // The library closes before it passes the answer of the server to the call under way.
      client.once('end', () => setImmediate(() => reject(ended)));
    });
    this.#broken.catch(() => {});
  }

  get #endpoint(): Endpoint {
    return this.#connection.wire.endpoint;
  }

  async hello(): Promise<void> {
    await this.#context.phase('smtp_capability', async (flown) => {
      await this.#run('smtp_capability', 'EHLO', (done) => {
        this.#connection.wire.throwIfEnded();
        this.#client.connect((error) => done(error ?? null));
      });
      // The library treats anything that is not a reply as a refusal, and continues with HELO.
      const { ehloReply, lastReply: reply } = this.#watch;
      if (ehloReply !== undefined && !/^[2-5]\d\d(?:[ \n-]|$)/.test(ehloReply))
        throw senseless(this.#endpoint, 'smtp_capability', this.#watch.awaited, ehloReply);
      // It also treats any code from 200 to 299 as success.
      if (smtpReplyCode(reply) !== 250) throw smtpOutOfStep(this.#endpoint, { command: 'EHLO', reply });
      if (this.#watch.ehlo === undefined) this.#context.notice(heloOnly(this.#endpoint, ehloReply));
      flown(this.#watch.flights, this.#connection.flightSeconds);
      this.#connection.learn({ capabilities: { 'before-login': this.#watch.ehlo ?? [] } });
    });
  }

  async login(credentials: Credentials): Promise<void> {
    const refusal = this.#context.loginRefusal('smtp');
    if (refusal) throw refusal;
    this.#hasToken = credentials.token !== undefined;
    await this.#context.phase('smtp_auth', async (flown) => {
      const before = this.#watch.flights;
      const auth = loginFor(this.#endpoint, credentials, this.#watch.ehlo, this.#connection.isProtected);
      if (auth.method === 'CRAM-MD5') {
        this.#watch.onChallenge = (challenge) => {
          for (const digest of cramMd5Digests(credentials, challenge)) this.#context.conceal(digest);
        };
      }
      try {
        await this.#run('smtp_auth', 'AUTH', (done) => this.#client.login(auth, done));
      } catch (error) {
        throw error instanceof ProbeFailure ? error : loginFailure(this.#endpoint, credentials, this.#watch);
      }
      // RFC 4954 section 4: 235 alone means that the credentials were accepted.
      const reply = this.#watch.lastReply;
      if (smtpReplyCode(reply) !== 235) throw smtpOutOfStep(this.#endpoint, { command: 'AUTH', reply });
      const { isProtected: isEncrypted, flightSeconds } = this.#connection;
      flown(this.#watch.flights - before, flightSeconds);
      this.#connection.learn({ login: { mechanism: auth.mechanism, isEncrypted } });
    });
  }

  async send(envelope: Envelope, message: Buffer): Promise<Acceptance> {
    return await this.#context.phase('smtp_send', async (flown) => {
      const before = this.#watch.flights;
      const { to } = envelope;
      const limit = this.#watch.sizeLimit;
      if (message.length > limit) throw tooLarge(this.#endpoint, message.length, limit);
      const needs = checkNeeds(this.#endpoint, this.#watch.ehlo, { envelope, message }, this.#context);
      try {
        const info = await deliver(this.#sender(), { envelope, message }, needs);
        if (this.#watch.unexpected) throw smtpOutOfStep(this.#endpoint, this.#watch.unexpected);
        if (info.rejected.length > 0) throw partialFailure(this.#endpoint, to, this.#watch.replies);
        const data = this.#watch.replies.find(({ command }) => command === 'DATA');
        if (data && smtpReplyCode(data.reply) !== 354) this.#context.note(strangeData(this.#endpoint, data.reply));
        if (fitsInOneFlight(message)) flown(this.#watch.flights - before, this.#connection.flightSeconds);
        return { reply: info.response };
      } catch (error) {
        throw this.#notTaken(error, envelope, message.length);
      }
    });
  }

  quit(): void {
    this.#watch.stop();
    const { wire } = this.#connection;
    if (!wire.socket.destroyed) {
      this.#context.trace('smtp', 'sent', 'QUIT');
      wire.socket.write('QUIT\r\n');
    }
    wire.release();
  }

  #sender(): Sender {
    return {
      endpoint: this.#endpoint,
      client: this.#client,
      watch: this.#watch,
      context: this.#context,
      run: (awaited, call) => this.#run('smtp_send', awaited, call),
    };
  }

  /** Turns an error of sending into the failure to report. */
  #notTaken(error: unknown, envelope: Envelope, sizeBytes: number): unknown {
    const { isInData, finalReply, unexpected, replies } = this.#watch;
    if (isInData && finalReply === undefined) return dataFailure(this.#endpoint, error);
    if (unexpected) return smtpOutOfStep(this.#endpoint, unexpected);
    const refusal = findRefusal(replies);
    if (error instanceof ProbeFailure || !refusal) return error;
    const sent = { ehloName: this.#ehloName, sizeBytes, hasToken: this.#hasToken };
    return refusalFailure(this.#endpoint, envelope, sent, refusal, replies);
  }

  /** Runs a call of the client; each reply on the way has its own limit. */
  async #run<T = unknown>(
    phase: 'smtp_capability' | 'smtp_auth' | 'smtp_send',
    awaited: string,
    call: (done: (error: Error | null, result?: T) => void) => void,
  ): Promise<T> {
    const { wire } = this.#connection;
    if (wire.failure) throw wire.failure;
    this.#watch.begin(phase, awaited);
    try {
      const outcome = new Promise<T>((resolve, reject) => {
        call((error, result) => (error ? reject(error) : resolve(result as T)));
      });
      return await wire.guard(Promise.race([outcome, this.#broken]));
    } catch (error) {
      // After a reply the connection may live, and the rest of the next one may come.
      const refusal = error instanceof Error && 'response' in error ? undefined : this.#watch.lost();
      const cause = refusal === undefined ? error : Object.assign(new Error('Refused'), { response: refusal });
      throw this.#translate(cause, phase);
    } finally {
      this.#watch.end();
    }
  }

  #translate(error: unknown, phase: 'smtp_capability' | 'smtp_auth' | 'smtp_send'): unknown {
    const { wire } = this.#connection;
    if (wire.failure) return wire.failure;
    const reply = error instanceof Error && 'response' in error ? String(error.response) : undefined;
    // An answer of the server: the caller judges it.
    if (reply !== undefined && phase !== 'smtp_capability' && errorCode(error) !== 'EPROTOCOL') return error;
    if (errorCode(error) === 'EPROTOCOL' && /maximum allowed size/.test(String(error))) {
      return sessionFailure(
        this.#endpoint,
        phase,
        this.#watch.awaited,
        Object.assign(new Error(), { code: 'TooLarge' }),
      );
    }
    if (reply !== undefined) {
      const code = smtpReplyCode(reply);
      if (code === 421) return closing(this.#endpoint, phase, reply);
      return senseless(this.#endpoint, phase, this.#watch.awaited, reply);
    }
    const original = error instanceof Error && 'originalCode' in error ? String(error.originalCode) : errorCode(error);
    const isClosed = original === 'ECONNECTION';
    const cause = Object.assign(new Error('smtp', { cause: error }), { code: isClosed ? 'NoConnection' : original });
    return sessionFailure(this.#endpoint, phase, `the answer to ${this.#watch.awaited}`, cause);
  }
}
