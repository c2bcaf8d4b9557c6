/**
 * imapflow as an engine: its wire format, its parser and its limits, one command at a time, and nothing it would say on
 * its own accord (ID, NAMESPACE, ENABLE, COMPRESS, LIST before SELECT). Left to itself it takes a PREAUTH greeting for
 * a login, logs in over a connection that it failed to protect, and expunges mail of others.
 */
import type { Connection } from './connect.ts';

/** An argument of a command. `LITERAL` carries what a quoted string cannot. */
export type Token =
  | {
      readonly type: 'ATOM';
      readonly value: string;
      readonly section?: readonly Argument[];
      readonly sensitive?: boolean;
    }
  | { readonly type: 'STRING' | 'SEQUENCE'; readonly value: string; readonly sensitive?: boolean }
  | { readonly type: 'LITERAL'; readonly value: Buffer; readonly sensitive?: boolean };

/** A token, or a parenthesised list. */
export type Argument = Token | readonly Argument[];

/** A value in a response of the server. */
export interface ParsedToken {
  readonly type?: string;
  readonly value?: string | Buffer | null;
  readonly section?: readonly ParsedValue[];
}

/** A value, `NIL`, or a parenthesised list. */
export type ParsedValue = ParsedToken | null | readonly ParsedValue[];

/** A response of the server. For `* 3 EXISTS` the command is `3` and the first attribute is `EXISTS`. */
export interface ParsedResponse {
  readonly tag?: string;
  readonly command?: string;
  readonly attributes?: readonly ParsedValue[];
  /** A SEARCH line of plain numbers arrives already read. */
  readonly numbers?: readonly number[];
}

interface ExecOptions {
  readonly untagged?: Record<string, (response: ParsedResponse) => Promise<void>>;
  readonly onPlusTag?: (response: ParsedResponse) => Promise<void>;
}

/** The part of imapflow that is used. */
export interface Engine {
  /** Counts the commands; the tag of the next one is its successor in hexadecimal digits. */
  tagCounter: number;
  /** Replaced as a whole with each list that the server sends. */
  readonly capabilities: ReadonlyMap<string, boolean | number>;
  /** What the server said when it closed the session. Untrusted. */
  readonly byeReason?: string | false;
  exec(
    command: string,
    args: readonly Argument[] | false,
    options: ExecOptions,
  ): Promise<{ readonly response: ParsedResponse; next(): void }>;
  write(text: string): void;
  connect(): Promise<void>;
  close(): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Receives the dialogue. Credentials are hidden by the library. */
export type EngineTrace = (direction: 'sent' | 'received', line: string) => void;

/** Never reached: limits are the wire's. */
const NO_LIMIT_MS = 2 ** 31 - 1;

/** Loads the library. */
export function loadEngine(): Promise<typeof import('imapflow')> {
  return import('imapflow');
}

/** An engine for a connection that is greeted and protected; `connect` resolves after the greeting. */
export async function createEngine(connection: Connection, trace: EngineTrace): Promise<Engine> {
  const { ImapFlow } = await loadEngine();
  const { wire, isProtected } = connection;
  class BareFlow extends ImapFlow {
    /** Runs after the greeting. The session itself is ours. */
    async startSession(): Promise<void> {
      this.usable = true;
    }

    /** Only one command is ever under way, so a tag that was not sent is nobody else's answer. */
    countUnknownTag(tag: string): void {
      this.emit('error', Object.assign(new Error(`Unknown tag ${tag}`), { code: 'UnexpectedTag' }));
    }

    /** A throttled command fails at once; left to itself the library parks it for minutes. */
    async throttleWait(): Promise<boolean> {
      return false;
    }
  }
  const none = (): void => {};
  let isGreeted = false;
  const debug = (entry: { src?: string; msg?: string }): void => {
    if (entry.src === 'c') trace('sent', entry.msg ?? '');
    if (entry.src !== 's') return;
    // The greeting was read before.
    if (isGreeted) trace('received', entry.msg ?? '');
    isGreeted = true;
  };
  const client: unknown = new BareFlow({
    host: wire.endpoint.host,
    port: wire.endpoint.port,
    secure: isProtected,
    doSTARTTLS: false,
    transport: {
      connect: (_options: unknown, onConnect: () => void) => {
        setImmediate(onConnect);
        return wire.socket;
      },
    },
    logger: { debug, trace: none, info: none, warn: none, error: none },
    disableAutoIdle: true,
    disableCompression: true,
    disableAutoEnable: true,
    connectionTimeout: NO_LIMIT_MS,
    greetingTimeout: NO_LIMIT_MS,
    socketTimeout: NO_LIMIT_MS,
    // A SEARCH line of 200,000 numbers has 1.4 MB. Before the login, and in all, the wire allows less.
    maxLineLength: 24 << 20,
    maxLiteralSize: 8 << 20,
    maxResponseSize: 24 << 20,
    maxResponseTokens: 100_000,
  });
  return client as Engine;
}
