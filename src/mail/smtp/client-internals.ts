/** The client of nodemailer. */
export type Client = InstanceType<typeof import('nodemailer/lib/smtp-connection')['default']>;

/** The parts of nodemailer's client that have no public way to them. */
interface Internals {
  _sendCommand(line: string): void;
  _supportedExtensions: string[];
}

/** Does what the library has no option for. */
export class ClientInternals {
  readonly #client: Internals;

  constructor(client: Client) {
    this.#client = client as unknown as Internals;
  }

  /** Adds a parameter to MAIL FROM: the library adds SMTPUTF8 only for addresses of the envelope, not of the header. */
  addToMailFrom(parameter: string): void {
    const client = this.#client;
    const send = client._sendCommand.bind(client);
    client._sendCommand = (line) => send(/^MAIL FROM:/.test(line) ? `${line} ${parameter}` : line);
  }

  /** Has the library act as if the server had not announced an extension. */
  forget(extension: string): void {
    this.#client._supportedExtensions = this.#client._supportedExtensions.filter((name) => name !== extension);
  }
}
