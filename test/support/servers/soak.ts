/**
 * Round trips in one process again and again, with some between them that fail, against one mail system: nothing of them
 * may be left, neither mail nor handles nor memory.
 */

import { prepare, runJob } from '../../../src/pipeline/run.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { createWorld } from '../../../src/system/real-world.ts';

/** What came of all of them. */
export interface Soak {
  /** How often each status came, those that were meant to fail left out. */
  readonly good: ReadonlyMap<string, number>;
  /** The same of those that were meant to fail, by code. */
  readonly bad: ReadonlyMap<string, number>;
  /** The subjects of all messages that are in the mailboxes at the end; those of others were there before. */
  readonly subjects: readonly string[];
}

/** One run in so many is meant to fail, and in turn in one of these ways. */
const BAD_EVERY = 5;
const BAD: readonly Readonly<Record<string, string>>[] = [
  { password: 'wrong' },
  { mailbox: 'Nowhere' },
  { to: 'nobody@sandbox.test' },
];
/** The subjects of the mail of others. */
export const FOREIGN = ['Mail probe', 'Hello'];

/** Makes so many runs, one after the other. `onRun` is called after each, with its number. */
export async function soak(runs: number, onRun: (run: number) => void | Promise<void>): Promise<Soak> {
  await using sandbox = await startSandbox();
  for (const Subject of FOREIGN) sandbox.deliver({ headers: { Subject }, flags: ['\\Deleted'] });
  const [good, bad] = [new Map<string, number>(), new Map<string, number>()];
  const count = (counts: Map<string, number>, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  for (let run = 1; run <= runs; run += 1) {
    const isBad = run % BAD_EVERY === 0;
    const { status, code = '' } = await makeRun(sandbox, isBad ? BAD[(run / BAD_EVERY) % BAD.length] : undefined);
    if (isBad) count(bad, `${status} ${code}`);
    else count(good, `${status} ${code}`.trim());
    forget(sandbox);
    await onRun(run);
  }
  const mailboxes = [...(sandbox.users[0]?.mailboxes.values() ?? [])];
  const messages = mailboxes.flatMap((mailbox) => mailbox.messages);
  const subjects = messages.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1]?.trim() ?? '');
  return { good, bad, subjects };
}

/** The servers keep all that they hear: that must not look like memory that the runs have not given back. */
function forget({ smtp, imap }: Sandbox): void {
  for (const kept of [smtp.log, smtp.sessions, smtp.messages, imap.log]) (kept as unknown[]).length = 0;
}

async function makeRun({ smtp, imap, users, caPem }: Sandbox, changes: Readonly<Record<string, string>> = {}) {
  const [user] = users;
  const inputs: Readonly<Record<string, string>> = {
    mode: 'round-trip',
    host: 'localhost',
    'smtp-port': String(smtp.implicit),
    'smtp-tls-mode': 'implicit',
    'imap-port': String(imap.implicit),
    'imap-tls-mode': 'implicit',
    'tls-ca': caPem,
    username: user?.username ?? '',
    password: user?.password ?? '',
    from: user?.address ?? '',
    to: user?.address ?? '',
    ...changes,
  };
  const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const world = createWorld({ env: Object.fromEntries(variables), stdout: () => {} });
  const job = await prepare(world);
  return await runJob(job, {
    world,
    redact: job.redact,
    cancel: new AbortController().signal,
    hurry: new AbortController().signal,
    keepTicket: async () => {},
    onProgress: () => {},
    onTrace: () => {},
  });
}
