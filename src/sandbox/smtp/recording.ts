/** The `smtp-server` package, changed in two places: it greets at once, and reports the lines that it receives. */
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SMTPConnection, type SMTPConnectionOptions } from 'smtp-server/lib/smtp-connection.js';

/** Listens to connections and to the lines that come through them. */
export interface Recorder {
  onOpen(connection: SMTPConnection): void;
  /** Called with a command or a line of a login, not the message itself. */
  onLine(connection: SMTPConnection, line: string): void;
}

/** A server that reports to a recorder. It does not listen: its connections are handed to it. */
export class RecordingServer extends SMTPServer {
  readonly #recorder: Recorder;

  constructor(options: SMTPServerOptions, recorder: Recorder) {
    super(options);
    this.#recorder = recorder;
    this.on('error', () => {});
  }

  override connect(socket: Socket, options?: SMTPConnectionOptions | null): void {
    const connection = new RecordingConnection(this, socket, options, this.#recorder);
    this.connections.add(connection);
    connection.on('error', () => {});
    this.#recorder.onOpen(connection);
    connection.init();
  }
}

class RecordingConnection extends SMTPConnection {
  readonly #recorder: Recorder;

  constructor(
    server: SMTPServer,
    socket: Socket,
    options: SMTPConnectionOptions | null | undefined,
    recorder: Recorder,
  ) {
    super(server, socket, options);
    this.#recorder = recorder;
  }

  /** The package waits 100 ms here, to catch clients that talk before they are greeted. No option turns that off. */
  override init(): void {
    this._setListeners(() => this.connectionReady());
  }

  /** The package's own log leaves out passwords, and a test may have to know that one was sent. */
  override _onCommand(command: Buffer, done?: () => void): void {
    this.#recorder.onLine(this, command.toString('utf8'));
    super._onCommand(command, done);
  }
}
