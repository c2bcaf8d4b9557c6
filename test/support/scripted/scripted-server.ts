/**
 * An SMTP or IMAP server on loopback that follows a script: it hangs, drips, lies or cuts the line where the script says
 * so. It writes down every line it hears, and it ends only when its clients have closed every connection.
 */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { speakImap } from './imap-dialogue.ts';
import type { HeardLine, Script } from './script.ts';
import { ScriptedConnection } from './scripted-connection.ts';
import { speakSmtp } from './smtp-dialogue.ts';
import { testAuthority, usualCertificate } from './test-authority.ts';

/** A server that runs. */
export interface ScriptedServer extends AsyncDisposable {
  readonly port: number;
  /** Inputs that lead a login mode to this server. */
  readonly inputs: Readonly<Record<string, string>>;
  /** The same for one side of a round trip. */
  readonly ownInputs: Readonly<Record<string, string>>;
  /** Every line that clients sent, messages not included, in the order of arrival. */
  readonly heard: readonly HeardLine[];
  /** Names that clients asked for in the handshake. */
  readonly servernames: readonly (string | undefined)[];
  /** How many connections were made. */
  readonly connections: number;
  /** The lines that begin with this verb, in any connection; for IMAP, behind the tag. */
  said(verb: string): readonly HeardLine[];
  /** Resolves when clients have closed every connection. */
  allClosed(): Promise<void>;
}

const HOST = 'mail.test';
const GREETINGS = { smtp: '220 mail.test ESMTP', imap: '* OK Ready' };

export async function startScripted(script: Script): Promise<ScriptedServer> {
  const { protocol, tlsMode = 'implicit' } = script;
  const { certificate = await usualCertificate() } = script;
  const { neverCloses: allowHalfOpen = false } = script;
  const tls = { key: certificate.privateKeyPem, cert: certificate.chainPem, allowHalfOpen, ...script.tls };
  const heard: HeardLine[] = [];
  const servernames: (string | undefined)[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  let onClosed: () => void = () => {};

  async function serve(socket: Socket): Promise<void> {
    connections += 1;
    const connection = new ScriptedConnection(connections, socket, heard, script.lineEnd);
    const startTls = async (): Promise<boolean> => {
      if (script.hangsInHandshake) return false;
      servernames.push(await connection.startTls(tls));
      return true;
    };
    if (tlsMode === 'implicit' && !(await startTls())) return;
    const voice = { say: (text: string) => connection.send(`${text}\r\n`), ask: () => {} };
    if (script.limit && open.size > script.limit.connections) {
      await connection.perform(script.limit.over, voice, '');
      return connection.end();
    }
    await connection.perform(script.greeting ?? GREETINGS[protocol], voice, '');
    if (script.silentAfter === 'GREETING') return;
    await (protocol === 'smtp' ? speakSmtp : speakImap)(connection, script, { startTls });
  }

  const listener = createServer({ allowHalfOpen, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => {
      open.delete(socket);
      if (open.size === 0) onClosed();
    });
    void serve(socket);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const allClosed = async (): Promise<void> => {
    if (open.size > 0) await new Promise<void>((resolve) => (onClosed = resolve));
  };
  const ca = (await testAuthority()).certificatePem;
  return {
    port,
    inputs: { host: HOST, port: String(port), 'tls-mode': tlsMode, 'tls-ca': ca },
    ownInputs: {
      [`${protocol}-host`]: HOST,
      [`${protocol}-port`]: String(port),
      [`${protocol}-tls-mode`]: tlsMode,
      'tls-ca': ca,
    },
    heard,
    servernames,
    get connections() {
      return connections;
    },
    said: (verb) => {
      const pattern = new RegExp(`^${protocol === 'imap' ? '\\S+ ' : ''}${verb}(?: |:|$)`, 'i');
      return heard.filter(({ line }) => pattern.test(line));
    },
    allClosed,
    async [Symbol.asyncDispose]() {
      if (allowHalfOpen) for (const socket of open) socket.destroy();
      await allClosed();
      listener.close();
      await once(listener, 'close');
    },
  };
}
