/** An IMAP client that says what it is told to and understands next to nothing: for what real clients do not say. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';

/** Sends bytes and gives all that comes back until the server hangs up. */
export async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(bytes);
  return text(socket);
}

/** The untagged lines and the end of an answer, without the tag. */
export interface Answer {
  readonly untagged: readonly string[];
  readonly result: string;
}

export class RawImap implements AsyncDisposable {
  #socket: Socket;
  #received = Buffer.alloc(0);
  #isClosed = false;
  #wake: () => void = () => {};
  #tags = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  /** Connects without TLS, and takes the greeting. */
  static async open(port: number): Promise<RawImap> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const client = new RawImap(socket);
    await client.line();
    return client;
  }

  /** Connects without TLS, logs in as the first user and selects a mailbox. */
  static async select({ imap, users }: Sandbox, mailbox = 'INBOX', verb = 'SELECT'): Promise<RawImap> {
    const client = await RawImap.open(imap.plain);
    const [user] = users;
    await client.command(`LOGIN "${user?.username}" "${user?.password}"`);
    await client.command(`${verb} ${mailbox}`);
    return client;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  write(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  /** The next line, with its literals and without its line end. */
  async line(): Promise<string> {
    let from = 0;
    for (;;) {
      const end = this.#received.indexOf('\r\n', from);
      const [, digits] = end < 0 ? [] : (/\{(\d+)\}$/.exec(this.#received.toString('latin1', from, end)) ?? []);
      const isWhole = end >= 0 && digits === undefined;
      if (isWhole) {
        const line = this.#received.toString('utf8', 0, end);
        this.#received = this.#received.subarray(end + 2);
        return line;
      }
      if (digits !== undefined) from = end + 2 + Number(digits);
      else await this.#more();
    }
  }

  /** Sends a command, and gives the answer to it. */
  async command(line: string): Promise<Answer> {
    const tag = `t${++this.#tags}`;
    this.write(`${tag} ${line}\r\n`);
    return this.answer(tag);
  }

  /** The result of a command: its tagged line. */
  async result(line: string): Promise<string> {
    return (await this.command(line)).result;
  }

  /** The untagged lines that answer a command, without the star. */
  async untagged(line: string): Promise<readonly string[]> {
    return (await this.command(line)).untagged;
  }

  /** Reads up to the tagged line. */
  async answer(tag: string): Promise<Answer> {
    const untagged: string[] = [];
    for (;;) {
      const line = await this.line();
      if (line.startsWith(`${tag} `)) return { untagged, result: line.slice(tag.length + 1) };
      untagged.push(line.replace(/^\* /, ''));
    }
  }

  /** Goes on in TLS. */
  async beginTls(ca: string): Promise<void> {
    this.#socket.removeAllListeners();
    this.#socket = connectTls({ socket: this.#socket, servername: 'localhost', ca });
    await once(this.#socket, 'secureConnect');
    this.#listen();
  }

  /** Waits until the server has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#isClosed) await this.#wait();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  async #more(): Promise<void> {
    if (this.#isClosed) throw new Error(`Connection closed after ${JSON.stringify(this.#received.toString('utf8'))}`);
    await this.#wait();
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
