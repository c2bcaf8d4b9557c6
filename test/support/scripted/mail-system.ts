/**
 * A mail system for round trips: a scripted SMTP server, the IMAP server of the sandbox, and a delivery between them
 * that the test decides on.
 */
import type { Report } from '../../../src/model/report.ts';
import type { LoggedLine } from '../../../src/sandbox/common/listener.ts';
import type { NewMailbox, StoredMessage } from '../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSettings } from '../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { LONG_LIMITS, PASSWORD, type ProbeOptions, runProbe, USERNAME } from './run-probe.ts';
import type { Script } from './script.ts';
import { type ScriptedServer, startScripted } from './scripted-server.ts';
import { usualCertificate } from './test-authority.ts';

/** Puts a message into a mailbox; INBOX when none is named. */
export type Put = (raw: string, mailbox?: string) => void;

/** What is unusual. */
export interface MailSystemOptions {
  readonly smtp?: Partial<Script>;
  readonly imap?: ImapSettings;
  readonly mailboxes?: readonly NewMailbox[];
  /** Called when the mailboxes are there, to fill them. */
  readonly onStart?: (sandbox: Sandbox) => void;
  /** What becomes of a message. The default puts it into INBOX at once. */
  readonly deliver?: (raw: string, put: Put) => void;
}

/** A mail system that runs. */
export interface MailSystem extends AsyncDisposable {
  readonly smtp: ScriptedServer;
  readonly sandbox: Sandbox;
  /** What was handed in, in the order of arrival. */
  readonly sent: readonly string[];
  /** Inputs that lead a round trip from the mail system to itself; user and password are the usual ones. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Runs a round trip from the mail system to itself, with long limits. */
  run(inputs?: Readonly<Record<string, string>>, options?: ProbeOptions): Promise<Report>;
  messages(mailbox?: string): readonly StoredMessage[];
  /** The IMAP commands that were heard, without tags. */
  commands(): readonly string[];
}

const ADDRESS = USERNAME;

export async function startMailSystem(options: MailSystemOptions = {}): Promise<MailSystem> {
  const { deliver = (raw, put) => put(raw) } = options;
  const user = { username: USERNAME, password: PASSWORD, address: ADDRESS };
  const sandbox = await startSandbox({
    users: [options.mailboxes ? { ...user, mailboxes: options.mailboxes } : user],
    imap: options.imap ?? {},
    certificate: await usualCertificate(),
  });
  options.onStart?.(sandbox);
  const sent: string[] = [];
  const put: Put = (raw, mailbox) => {
    sandbox.deliver({ raw: Buffer.from(raw, 'latin1'), ...(mailbox === undefined ? {} : { mailbox }) });
  };
  const onMessage = (message: Buffer): void => {
    const raw = message.toString('latin1');
    sent.push(raw);
    deliver(raw, put);
  };
  const smtp = await startScripted({ onMessage, ...options.smtp, protocol: 'smtp' });
  const target = {
    mode: 'round-trip',
    ...smtp.ownInputs,
    'imap-host': 'mail.test',
    'imap-port': String(sandbox.imap.implicit),
    'imap-tls-mode': 'implicit',
    from: ADDRESS,
    to: ADDRESS,
    ...LONG_LIMITS,
    'delivery-timeout': '20s',
  };
  const messages = (mailbox = 'INBOX'): readonly StoredMessage[] =>
    sandbox.users[0]?.mailboxes.get(mailbox)?.messages ?? [];
  return {
    smtp,
    sandbox,
    sent,
    inputs: target,
    run: (inputs = {}, probeOptions = {}) => runProbe({ ...target, ...inputs }, probeOptions),
    messages,
    commands: () => sandbox.imap.log.map(withoutTag),
    async [Symbol.asyncDispose]() {
      await smtp[Symbol.asyncDispose]();
      await sandbox.close();
    },
  };
}

function withoutTag({ line }: LoggedLine): string {
  return line.trimEnd().replace(/^\S+ /, '');
}
