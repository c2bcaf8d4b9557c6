/**
 * A search whose line breaks at any byte, of either side: it is never ok before the server has told what it found, and
 * what it deletes is nothing but what it found.
 */
import { expect, test } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Cut, openCuttingLink, type Passed } from '../scripted/cutting-link.ts';
import { PASSWORD, runProbe, USERNAME } from '../scripted/run-probe.ts';
import { testAuthority, usualCertificate } from '../scripted/test-authority.ts';
import { cutsInTurn, describeRun, expectHonest, isEnough, limitsFor } from './broken-line.ts';
import { useIdleTime } from './idle-time.ts';
import { inLanes } from './in-lanes.ts';

/** So many runs at a time: those whose line falls silent wait for a limit. */
const LANES = 60;
const KEPT = ['keep \\Deleted', 'new '];
const ALL = ['old ', ...KEPT, 'old too '];

interface Mailbox extends AsyncDisposable {
  readonly sandbox: Sandbox;
}

/** Tests of a search whose line breaks. What runs late has to be loaded before. */
export function testBrokenSearch(isDeleting: boolean): void {
  test.each([
    ['none', (whole) => cutsInTurn(whole, false)],
    ['implicit', (whole) => cutsInTurn(whole, false, 30)],
  ] as const satisfies readonly [string, (whole: Passed) => readonly Cut[]][])(
    'tls-mode %s',
    async (tlsMode, cutsOf) => {
      await using first = await openMailbox();
      const [good, whole] = await search(first, tlsMode, isDeleting);
      expect(good.status, good.message).toBe('ok');
      expect(subjects(first)).toEqual(isDeleting ? KEPT : ALL);
      expect(whole.needed.server).toBeGreaterThan(100);
      using _time = useIdleTime();
      await inLanes(LANES, openMailbox, cutsOf(whole), async (mailbox, cut) => {
        const [report] = await search(mailbox, tlsMode, isDeleting, cut);
        const left = subjects(mailbox);
        const said = `${describeRun(cut, report)}, left: ${left}`;
        expectHonest(report, cut, said);
        const plain = left.filter((subject) => !subject.startsWith('old'));
        expect(plain, said).toEqual(KEPT);
        if (!isDeleting) expect(left, said).toHaveLength(ALL.length);
        if (isDeleting && report.status === 'ok') expect(left, said).toEqual(KEPT);
        const found = report.checks[0]?.measurements.find(({ metric }) => metric === 'messages_found')?.value;
        if (report.status === 'ok') expect(found, said).toBe(2);
        if (tlsMode === 'none' && !isEnough(whole, cut)) expect(report.status, said).not.toBe('ok');
      });
    },
  );
}

async function openMailbox(): Promise<Mailbox> {
  const users = [{ username: USERNAME, password: PASSWORD }];
  const sandbox = await startSandbox({ users, imap: { mechanisms: ['PLAIN'] }, certificate: await usualCertificate() });
  return { sandbox, [Symbol.asyncDispose]: () => sandbox.close() };
}

/** In a mailbox filled anew, whose UIDs are always the same. */
async function search(
  { sandbox }: Mailbox,
  tlsMode: 'none' | 'implicit',
  isDeleting: boolean,
  cut?: Cut,
): Promise<[Report, Passed]> {
  const inbox = sandbox.users[0]?.mailboxes.get('INBOX');
  if (!inbox) throw new Error('There is no INBOX');
  inbox.messages.splice(0);
  inbox.uidNext = 100_000;
  for (const said of ALL) {
    const flags = said.includes('\\Deleted') ? ['\\Deleted'] : [];
    sandbox.deliver({ headers: { Subject: said.replace(/ (?:\\Deleted)?$/, '') }, flags });
  }
  await using link = await openCuttingLink(tlsMode === 'none' ? sandbox.imap.plain : sandbox.imap.implicit, cut);
  const target = { mode: 'imap-search', host: 'localhost', port: String(link.port), 'tls-mode': tlsMode };
  const trust = tlsMode === 'none' ? {} : { 'tls-ca': (await testAuthority()).certificatePem };
  const wanted = { search: 'subject: old', 'delete-found': String(isDeleting) };
  const report = await runProbe({ ...target, ...trust, ...wanted, ...limitsFor(cut) });
  const [passed] = link.passed;
  if (!passed) throw new Error('Nobody dialled');
  return [report, passed];
}

/** Subject and, where a foreign client has marked it, the mark. */
function subjects({ sandbox }: Mailbox): readonly string[] {
  return (sandbox.users[0]?.mailboxes.get('INBOX')?.messages ?? []).map(({ raw, flags }) => {
    const subject = /^Subject: (.*)$/m.exec(raw.toString())?.[1]?.trim() ?? '';
    return `${subject} ${!subject.startsWith('old') && flags.has('\\Deleted') ? '\\Deleted' : ''}`;
  });
}
