/** A mail server that is as a letter says: `g` is well, `b` refuses everybody, `u` refuses the name of the client. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';

/** What a server does: `u` is trouble of the runner, so that its check cannot be judged. */
export type Letter = 'b' | 'g' | 'u';

/** The server. */
export class LetterServer {
  letter: Letter = 'g';
  /** The answer to a login. */
  login = '235 2.7.0 Accepted';
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      const { letter } = this;
      socket.on('error', () => {});
      socket.write(letter === 'b' ? '554 5.3.2 The service is closed\r\n' : '220 mail.test ESMTP\r\n');
      const greeted = letter === 'u' ? '501 5.5.4 not valid\r\n' : '250-mail.test\r\n250 AUTH PLAIN\r\n';
      socket.on('data', (bytes) => {
        const [verb] = bytes.toString('latin1').toUpperCase().split(/\s/);
        socket.write(verb === 'QUIT' ? '221 2.0.0 Bye\r\n' : verb === 'AUTH' ? `${this.login}\r\n` : greeted);
        if (verb === 'QUIT') socket.end();
      });
    });
  }

  static async start(): Promise<LetterServer> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new LetterServer(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise((done) => this.#server.close(done));
  }
}
