/** The connection of an IMAP session: commands and lines in, answers out, with TLS or without. */
import type { Socket } from 'node:net';
import { TLSSocket, type TlsOptions } from 'node:tls';
import { acceptTls, type LoggedLine, type TlsMode } from '../common/listener.ts';
import { SessionEnded } from './errors.ts';
import { ImapReader, type RawCommand } from './reader.ts';
import type { Piece } from './text.ts';

/** The settings of a connection. */
export interface ConnectionOptions {
  /** The number of the session on its server. */
  readonly id: number;
  readonly mode: TlsMode;
  readonly tls: TlsOptions;
  /** Receives all commands and lines of the client. */
  readonly log: LoggedLine[];
  readonly maxLiteralBytes: number;
  readonly hasNonSynchronizing: boolean;
}

const MAX_LINE_BYTES = 64 * 1024;

export class ImapConnection {
  readonly #options: ConnectionOptions;
  #socket: Socket;
  #reader: ImapReader;

  constructor(socket: Socket, options: ConnectionOptions) {
    this.#options = options;
    this.#socket = socket;
    this.#reader = this.#newReader();
  }

  get isSecure(): boolean {
    return this.#socket instanceof TLSSocket;
  }

  /** @throws SessionEnded */
  async command(): Promise<RawCommand> {
    const command = await this.#reader.command(() => this.send('+ Go on'));
    this.#record(command.bytes);
    return command;
  }

  /**
   * Asks the client to go on, and returns its line.
   * @throws SessionEnded
   */
  async ask(text: string): Promise<string> {
    this.send('+ ', text);
    const line = await this.#reader.line();
    this.#record(line);
    return line.toString('utf8');
  }

  /** Sends one line. */
  send(...pieces: readonly Piece[]): void {
    const line = Buffer.concat([...pieces, '\r\n'].map((piece) => Buffer.from(piece)));
    if (this.#socket.writable) this.#socket.write(line);
  }

  /** Does the TLS handshake. Anything that the client sent before is dropped. */
  async beginTls(): Promise<void> {
    this.#reader.stop();
    this.#socket = await acceptTls(this.#socket, this.#options.tls).catch((cause: unknown) => {
      throw new SessionEnded(undefined, { cause });
    });
    this.#reader = this.#newReader();
  }

  /** Ends the connection, and ignores what is still coming. */
  end(): void {
    this.#reader.stop();
    this.#socket.resume();
    this.#socket.end();
  }

  /** Cuts the connection. */
  drop(): void {
    this.#socket.destroy();
  }

  #newReader(): ImapReader {
    return new ImapReader(this.#socket, { maxLineBytes: MAX_LINE_BYTES, ...this.#options });
  }

  #record(bytes: Buffer): void {
    const { id, mode, log } = this.#options;
    log.push({ session: id, mode, isSecure: this.isSecure, line: bytes.toString('utf8') });
  }
}
