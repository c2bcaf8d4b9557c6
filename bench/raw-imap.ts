/** A bare IMAP client for the laboratory itself: one command, one answer, nothing looked at. */
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import type { MailServers } from '../test/support/postfix-dovecot/mail-servers.ts';
import type { MailUser } from '../test/support/postfix-dovecot/users.ts';

/** No line that ends a command is longer. */
const TAIL = 1000;

export class RawImap {
  readonly #socket: TLSSocket;
  #tail = '';
  #wake: () => void = () => {};

  private constructor(socket: TLSSocket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#tail = (this.#tail + chunk.subarray(-TAIL).toString('latin1')).slice(-TAIL);
      this.#wake();
    });
    socket.on('error', (error) => {
      this.#tail = `\r\na NO ${error.message}\r\n`;
      this.#wake();
    });
  }

  /** Connects and logs in. */
  static async open(servers: MailServers, user: MailUser): Promise<RawImap> {
    const { host, imap, caPem: ca } = servers;
    const socket = connect({ host, port: imap.implicit, ca, servername: 'localhost' });
    await once(socket, 'secureConnect');
    const client = new RawImap(socket);
    await client.ask(`AUTHENTICATE PLAIN ${Buffer.from(`\0${user.username}\0${user.password}`).toString('base64')}`);
    return client;
  }

  /** @throws Error with what the server said when it refuses */
  async ask(command: string): Promise<void> {
    this.#tail = '\r\n';
    this.#socket.write(`a ${command}\r\n`);
    for (;;) {
      const end = /\r\na (\w+) .*\r\n$/.exec(this.#tail);
      if (end?.[1] === 'OK') return;
      if (end) throw new Error(`${command.slice(0, 40)} was refused: ${end[0].trim()}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Milliseconds until the whole answer is here. */
  async time(command: string): Promise<number> {
    const start = performance.now();
    await this.ask(command);
    return performance.now() - start;
  }

  async close(): Promise<void> {
    await this.ask('LOGOUT');
    this.#socket.destroy();
  }
}
