/** An IMAP server on loopback: IMAP4rev1 with the extensions of `imap/capabilities.ts`, over a shared store. */
import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { type LoggedLine, listenOnLoopback, type Ports, rejectFaults, type TlsMode } from './common/listener.ts';
import type { Store } from './common/mailbox-store.ts';
import type { Mechanism } from './common/sasl.ts';
import type { Extension } from './imap/capabilities.ts';
import { IMAP_COMMANDS } from './imap/commands/commands.ts';
import { ImapConnection } from './imap/connection.ts';
import { type CommandHook, ImapSession } from './imap/session.ts';

/** The settings of an IMAP server. */
export interface ImapSettings {
  /** Extensions that are switched off, and refused as on a server that does not know them. */
  readonly without?: readonly Extension[];
  /** The login mechanisms besides LOGIN. The default is PLAIN, LOGIN, CRAM-MD5, XOAUTH2 and OAUTHBEARER. */
  readonly mechanisms?: readonly Mechanism[];
  /** Whether `SEARCH HEADER X-…` finds messages, as by default, or never does. */
  readonly headerSearch?: 'indexed' | 'ignored';
  /** The default is 32 MiB. */
  readonly maxLiteralBytes?: number;
  readonly onCommand?: CommandHook | undefined;
  /** Further loopback addresses to listen on. */
  readonly hosts?: readonly string[];
}

/** A running server. */
export interface ImapServer extends Ports {
  /** Every line that clients sent, in the order of arrival. */
  readonly log: readonly LoggedLine[];
  /** Stops it and cuts all connections. Rejects when something has failed that the clients have not caused. */
  close(): Promise<void>;
}

const DEFAULTS = {
  without: [],
  mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER'],
  headerSearch: 'indexed',
  maxLiteralBytes: 32 * 1024 * 1024,
} as const satisfies ImapSettings;

/** Starts a server. */
export async function startImapServer(store: Store, tls: TlsOptions, given: ImapSettings = {}): Promise<ImapServer> {
  const settings = { ...DEFAULTS, ...given };
  const log: LoggedLine[] = [];
  const faults: unknown[] = [];
  let sessions = 0;

  function serve(socket: Socket, mode: TlsMode): void {
    const without = mode === 'starttls' ? settings.without : [...settings.without, 'STARTTLS' as const];
    const connection = new ImapConnection(socket, {
      id: ++sessions,
      mode,
      tls,
      log,
      maxLiteralBytes: settings.maxLiteralBytes,
      hasNonSynchronizing: !without.includes('LITERAL+'),
    });
    new ImapSession(connection, { ...settings, commands: IMAP_COMMANDS, store, without })
      .run()
      .catch((fault: unknown) => {
        faults.push(fault);
        connection.drop();
      });
  }

  const { ports, close } = await listenOnLoopback(tls, serve, { allowHalfOpen: true, hosts: given.hosts });
  return { ...ports, log, close: () => close().then(() => rejectFaults('IMAP', faults)) };
}
