/** One connection of a scripted server: lines in, anything out. */
import type { Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls';
import type { Action, HeardLine, Reply, Script } from './script.ts';

/** How a protocol says things. */
export interface Voice {
  /** Sends a reply as the protocol wants it. */
  say(text: string): void;
  /** Sends a challenge. */
  ask(text: string): void;
}

/** How much of a flood is sent at once. */
const PIECE = 64 * 1024;

export class ScriptedConnection {
  readonly id: number;
  readonly #lineEnd: string;
  readonly #heard: HeardLine[];
  readonly #uses = new Map<string, number>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #tcp: Socket;
  /** The TCP or the TLS socket. */
  #socket: Socket;
  #buffer = '';
  #hasEnded = false;
  #isSecure = false;
  #wake: () => void = () => {};

  constructor(id: number, socket: Socket, heard: HeardLine[], lineEnd = '\r\n') {
    this.id = id;
    this.#lineEnd = lineEnd;
    this.#heard = heard;
    this.#tcp = socket;
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const timer of this.#timers) clearInterval(timer);
      this.#onEnd();
    });
    this.#listen();
  }

  get isSecure(): boolean {
    return this.#isSecure;
  }

  /** The next line, or nothing when the connection has ended. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#buffer.indexOf('\n');
      if (end >= 0) {
        const line = this.#buffer.slice(0, end).replace(/\r$/, '');
        this.#buffer = this.#buffer.slice(end + 1);
        this.#heard.push({ connection: this.id, isSecure: this.#isSecure, line });
        return line;
      }
      if (this.#hasEnded) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Whatever comes up to a line with a single dot; as bytes, without the dots that SMTP adds. */
  async message(): Promise<Buffer | undefined> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.line();
      if (line === undefined) return undefined;
      if (line === '.') return Buffer.from(lines.map((each) => `${each.replace(/^\./, '')}\r\n`).join(''), 'latin1');
      // The lines of a message are no commands.
      this.#heard.pop();
      lines.push(line);
    }
  }

  /** Sends a text, with the line ends of this server, or bytes as they are. */
  send(data: string | Buffer): void {
    if (!this.#socket.writable) return;
    this.#socket.write(typeof data === 'string' ? data.replaceAll('\r\n', this.#lineEnd) : data);
  }

  /** Shakes hands as the server. Resolves with the name that the client asked for, and never when it fails. */
  startTls(options: TlsOptions): Promise<string | undefined> {
    this.#socket.removeAllListeners('data');
    this.#socket.removeAllListeners('end');
    this.#buffer = '';
    return new Promise((resolve) => {
      const server = createTlsServer(options, (socket: TLSSocket) => {
        socket.on('error', () => {});
        this.#socket = socket;
        this.#isSecure = true;
        this.#listen();
        resolve(socket.servername || undefined);
      });
      server.on('tlsClientError', () => this.#socket.destroy());
      server.emit('connection', this.#socket);
    });
  }

  end(): void {
    this.#socket.end();
  }

  /** Cuts the line with RST, when all that was said before has gone out. */
  async reset(): Promise<void> {
    if (this.#socket.writable) await new Promise<void>((resolve) => this.#socket.write('', () => resolve()));
    // After a FIN there is no RST any more: libuv refuses, and the socket would stay.
    if (this.#socket.writable) this.#tcp.resetAndDestroy();
    else this.#tcp.destroy();
  }

  /** The reply that the script has for this verb at this time. */
  scripted(script: Script, verb: string): Reply | undefined {
    const reply = script.on?.[verb];
    const use = this.#uses.get(verb) ?? 0;
    this.#uses.set(verb, use + 1);
    return isList(reply) ? reply[Math.min(use, reply.length - 1)] : reply;
  }

  /** Does what the script says. `received` is the line that is answered. */
  async perform(reply: Reply, voice: Voice, received: string): Promise<void> {
    if (typeof reply === 'string') voice.say(reply);
    else await this.#act(reply, voice, received);
  }

  async #act(action: Action, voice: Voice, received: string): Promise<void> {
    if ('reset' in action) await this.reset();
    if ('close' in action) this.end();
    if ('drip' in action) this.#drip(action.drip, action.everyMs);
    if ('echo' in action) voice.say(action.echo + received);
    if ('bytes' in action) {
      await this.#flood(Buffer.alloc(PIECE, 'x'), Math.floor(action.bytes / PIECE));
      this.send('x'.repeat(action.bytes % PIECE) + (action.eol ? '\r\n' : ''));
    }
    if ('lines' in action) {
      const line = `${action.of}\r\n`;
      const atOnce = Math.ceil(PIECE / line.length);
      await this.#flood(Buffer.from(line.repeat(atOnce)), Math.floor(action.lines / atOnce));
      this.send(line.repeat(action.lines % atOnce));
    }
    if ('raw' in action) this.send(action.raw);
    if ('clearText' in action) this.#tcp.write(action.clearText);
    if ('delayMs' in action) {
      await this.#pause(action.delayMs);
      await this.perform(action.line, voice, received);
    }
    if ('plus' in action) {
      voice.ask(action.plus);
      const answer = await this.line();
      if (answer !== undefined) await this.perform(action.next, voice, answer);
    }
    if ('reply' in action) {
      await this.perform(action.reply, voice, received);
      await this.perform(action.next, voice, received);
    }
  }

  #drip(line: string, everyMs: number): void {
    this.#timers.add(setInterval(() => this.send(`${line}\r\n`), everyMs));
  }

  /** Sends the same piece again and again, no faster than it is taken, until it was sent so often or nobody listens. */
  async #flood(piece: Buffer, times: number): Promise<void> {
    for (let sent = 0; sent < times && this.#socket.writable; sent += 1) {
      if (!this.#socket.write(piece)) await this.#drained();
    }
  }

  #drained(): Promise<void> {
    const socket = this.#socket;
    return new Promise((resolve) => {
      const done = (): void => {
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      };
      socket.on('drain', done);
      socket.on('close', done);
      if (socket.destroyed) done();
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#timers.add(setTimeout(resolve, ms));
    });
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#buffer += chunk.toString('latin1');
      this.#wake();
    });
    this.#socket.on('end', () => this.#onEnd());
  }

  #onEnd(): void {
    this.#hasEnded = true;
    this.#wake();
  }
}

function isList(reply: Reply | readonly (Reply | undefined)[] | undefined): reply is readonly (Reply | undefined)[] {
  return Array.isArray(reply);
}
