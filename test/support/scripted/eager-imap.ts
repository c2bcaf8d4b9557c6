/**
 * An IMAP server that says OK too early: after a given number of octets of one command, however much of it is still to
 * come. Without that it answers as it should, and writes down what clients had to wait for.
 */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { usualCertificate } from './test-authority.ts';

/** A command as it arrived. */
export interface EagerCommand {
  /** With `UID`, where the command has it. */
  readonly verb: string;
  /** Octets of its tag and the space behind it: before them nobody can answer. */
  readonly tagged: number;
  /** Octets after which the client had to wait for a continuation request, and at last those of the whole command. */
  readonly stops: readonly number[];
}

/** Where the server says OK too early. */
export interface Haste {
  /** The place of the command in the session, from 0. */
  readonly command: number;
  readonly after: number;
  /** What it says before the OK. */
  readonly before?: string | undefined;
}

/** A server that runs. */
export interface EagerImap extends AsyncDisposable {
  readonly port: number;
  /** The commands of the last connection. */
  readonly commands: readonly EagerCommand[];
}

const UNTAGGED: Readonly<Record<string, string>> = {
  LIST: '* LIST (\\HasNoChildren) "/" INBOX',
  STATUS: '* STATUS INBOX (MESSAGES 1 UIDNEXT 8 UIDVALIDITY 1)',
  EXAMINE: '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 8] Ok',
  SELECT: '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 8] Ok',
  'UID SEARCH': '* SEARCH 7',
  'UID FETCH': '* 1 FETCH (UID 7 INTERNALDATE "01-Nov-2026 10:00:00 +0000")',
};

/** Starts a server on loopback, with TLS from the first byte. */
export async function startEagerImap(capabilities: readonly string[], haste?: Haste): Promise<EagerImap> {
  const { chainPem: cert, privateKeyPem: key } = await usualCertificate();
  const commands: EagerCommand[] = [];
  const open = new Set<Socket>();
  const listener = createServer({ noDelay: true, cert, key }, (socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    commands.length = 0;
    new Session(socket, ['IMAP4rev1', ...capabilities], commands, haste).begin();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    commands,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await once(listener.close(), 'close');
    },
  };
}

class Session {
  readonly #socket: Socket;
  readonly #capabilities: readonly string[];
  readonly #commands: EagerCommand[];
  readonly #haste: Haste | undefined;
  #text = '';
  #octets = 0;
  #literalLeft = 0;
  /** Continuation requests that the mechanism still has. */
  #questions: string[] = [];
  #isAnswered = false;
  #stops: number[] = [];
  #line = '';

  constructor(socket: Socket, capabilities: readonly string[], commands: EagerCommand[], haste: Haste | undefined) {
    this.#socket = socket;
    this.#capabilities = capabilities;
    this.#commands = commands;
    this.#haste = haste;
  }

  begin(): void {
    this.#say('* OK Ready');
    this.#socket.on('data', (chunk) => {
      for (const octet of chunk.toString('latin1')) this.#take(octet);
    });
  }

  #take(octet: string): void {
    this.#octets += 1;
    this.#text += octet;
    this.#line += octet;
    const { command, after, before } = this.#haste ?? {};
    if (command === this.#commands.length && this.#octets === after) {
      if (before !== undefined) this.#say(before);
      this.#say(`${this.#text.split(' ', 1)[0]} OK Welcome`);
      this.#isAnswered = true;
    }
    if (this.#literalLeft > 0) {
      this.#literalLeft -= 1;
      if (this.#literalLeft === 0) this.#line = '';
    } else if (octet === '\n') this.#endLine();
  }

  #endLine(): void {
    const line = this.#line.trimEnd();
    this.#line = '';
    const [, size, plus] = /\{(\d+)(\+?)\}$/.exec(line) ?? [];
    if (size !== undefined) {
      this.#literalLeft = Number(size);
      if (plus === '') this.#ask('+ Go on');
      return;
    }
    if (this.#stops.length === 0 && /^\S+ AUTHENTICATE \S+$/i.test(line)) this.#questions = questionsOf(line);
    const question = this.#questions.shift();
    if (question !== undefined) this.#ask(question);
    else this.#end();
  }

  #ask(question: string): void {
    this.#stops.push(this.#octets);
    if (!this.#isAnswered) this.#say(question);
  }

  #end(): void {
    const [tag = '', first = '', second = ''] = this.#text.trimEnd().split(/\s/);
    const verb = first.toUpperCase() === 'UID' ? `UID ${second.toUpperCase()}` : first.toUpperCase();
    if (!this.#isAnswered) {
      const untagged = verb === 'CAPABILITY' ? `* CAPABILITY ${this.#capabilities.join(' ')}` : UNTAGGED[verb];
      if (untagged !== undefined) this.#say(untagged);
      this.#say(`${tag} OK Done`);
    }
    this.#commands.push({ verb, tagged: tag.length + 1, stops: [...this.#stops, this.#octets] });
    this.#text = '';
    this.#octets = 0;
    this.#stops = [];
    this.#isAnswered = false;
  }

  #say(line: string): void {
    if (this.#socket.writable) this.#socket.write(`${line}\r\n`);
  }
}

function questionsOf(line: string): string[] {
  const mechanism = line.split(' ').at(-1)?.toUpperCase();
  if (mechanism === 'LOGIN') return ['+ VXNlcm5hbWU6', '+ UGFzc3dvcmQ6'];
  return [mechanism === 'CRAM-MD5' ? '+ PDE4OTYuNjk3MTcwOTUyQG1haWwudGVzdD4=' : '+ '];
}
