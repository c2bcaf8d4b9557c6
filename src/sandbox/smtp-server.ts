/** An SMTP submission server on loopback: the `smtp-server` package, configured as at a mail provider. */
import type { TlsOptions } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { type LoggedLine, listenOnLoopback, type Ports, rejectFaults, type TlsMode } from './common/listener.ts';
import type { Store } from './common/mailbox-store.ts';
import { SmtpReception } from './smtp/reception.ts';
import { RecordingServer } from './smtp/recording.ts';
import type { Destination, ReceivedMessage, Refusal, SmtpSession, SmtpSettings } from './smtp/types.ts';

/** A running server. */
export interface SmtpServer extends Ports {
  /** Every line that clients sent, messages not included, in the order of arrival. */
  readonly log: readonly LoggedLine[];
  readonly sessions: readonly SmtpSession[];
  /** The messages that were accepted, in the order of arrival. */
  readonly messages: readonly ReceivedMessage[];
  /** Stops it and cuts all connections. Rejects when something has failed that the clients have not caused. */
  close(): Promise<void>;
}

const DEFAULTS = {
  mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
  isLoginRequired: true,
  maxBytes: 16 * 1024 * 1024,
} as const satisfies SmtpSettings;

/** Starts a server. */
export async function startSmtpServer(
  store: Store,
  destination: Destination,
  tls: TlsOptions,
  given: SmtpSettings = {},
): Promise<SmtpServer> {
  const settings = { ...DEFAULTS, ...given };
  const reception = new SmtpReception({ ...settings, store, destination });
  const server = (mode: TlsMode) =>
    new RecordingServer(
      { ...tls, ...behaviour(mode, settings), ...handlers(mode, reception) },
      { onOpen: ({ id }) => reception.open(id, mode), onLine: ({ id }, line) => reception.record(id, line) },
    );
  const servers = { implicit: server('implicit'), starttls: server('starttls'), plain: server('plain') };
  const { ports, close } = await listenOnLoopback(tls, (socket, mode) => servers[mode].connect(socket));
  const { log, sessions, messages, faults } = reception;
  return { ...ports, log, sessions, messages, close: () => close().then(() => rejectFaults('SMTP', faults)) };
}

function behaviour(mode: TlsMode, settings: Required<Pick<SmtpSettings, keyof typeof DEFAULTS>>): SMTPServerOptions {
  return {
    name: 'sandbox.test',
    secure: mode === 'implicit',
    secured: true,
    disabledCommands: [
      ...(mode === 'starttls' ? [] : ['STARTTLS']),
      ...(settings.mechanisms.length > 0 ? [] : ['AUTH']),
    ],
    authMethods: [...settings.mechanisms],
    authOptional: !settings.isLoginRequired,
    allowInsecureAuth: mode === 'plain',
    maxAllowedUnauthenticatedCommands: false,
    size: settings.maxBytes,
    disableReverseLookup: true,
  };
}

function handlers(mode: TlsMode, reception: SmtpReception): SMTPServerOptions {
  /** Turns a refusal into the error that the package expects for one; a text is the reply when all is well. */
  function reply(decision: Promise<Refusal | string | undefined>, done: (error?: Error | null, text?: string) => void) {
    decision.then(
      (decided) => {
        if (typeof decided !== 'object') done(null, decided);
        else done(Object.assign(new Error(decided.text), { responseCode: decided.code }));
      },
      (fault: unknown) => {
        reception.faults.push(fault);
        done(Object.assign(new Error('4.3.0 Fault of the sandbox'), { responseCode: 451 }));
      },
    );
  }

  return {
    // As Postfix with `smtpd_tls_auth_only`: no AUTH before TLS.
    onConnect(session, done) {
      if (mode === 'starttls') session.disabledCommands = ['AUTH'];
      done();
    },
    onSecure(_socket, session, done) {
      session.disabledCommands = undefined;
      reception.session(session.id).isSecure = true;
      done();
    },
    onAuth(proof, session, done) {
      const user = reception.authenticate(proof, session.id);
      const data = { status: '401', schemes: 'bearer', scope: 'mail' };
      done(null, user === undefined ? { message: '5.7.8 Invalid credentials', data } : { user });
    },
    onMailFrom: ({ address }, session, done) => reply(reception.checkSender(address, session), done),
    onRcptTo: ({ address }, session, done) => reply(reception.checkRecipient(address, session), done),
    onData: (stream, session, done) => reply(reception.receive(stream, session), done),
    onClose({ id }) {
      reception.session(id).isOpen = false;
    },
  };
}
