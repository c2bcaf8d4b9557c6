/** `fake-imap` where the fault is in what a mailbox holds: the IMAP server of the sandbox, filled as the fault says. */

import { findMailbox, type User } from '../../../../src/sandbox/common/mailbox-store.ts';
import type { Extension } from '../../../../src/sandbox/imap/capabilities.ts';
import type { ImapSettings } from '../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { PASSWORD, USERNAME } from '../../../support/scripted/run-probe.ts';
import { testAuthority, usualCertificate } from '../../../support/scripted/test-authority.ts';
import { baseInputs, type Inputs, modeInputs } from '../catalogue/base-inputs.ts';
import { type CasePlan, type Evidence, NO_EVIDENCE } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { imapSettings } from './imap-settings.ts';
import { openMailSystem } from './mail-system.ts';
import { logLines, messagesLeft } from './sandbox-evidence.ts';
import { fieldsThatMatch, momentOf, oldMoment, specialMailboxes } from './unusual-mailboxes.ts';

const KEYS = [
  'exists',
  'unseen',
  'quota',
  'status_no',
  'uidvalidity',
  'internaldate',
  'expunge_between',
  'deleted_foreign',
  'search_header_broken',
  'hits',
  'old',
  'special_use',
  'search_finds_all',
  'imap_on',
  'without',
];
const EXTENSIONS: readonly Extension[] = [
  'ESEARCH',
  'LIST-EXTENDED',
  'LIST-STATUS',
  'LITERAL+',
  'QUOTA',
  'SASL-IR',
  'SPECIAL-USE',
  'STATUS=SIZE',
  'UIDPLUS',
  'UNSELECT',
];
const KIB = 1024;

/** Whether a fault is one of these. */
export function isAboutMailbox({ inject }: Fault): boolean {
  return KEYS.some((key) => key in inject.script);
}

/** What is in the mailboxes, and what the server does with it. */
interface Contents {
  readonly user: Partial<User>;
  readonly imap: () => ImapSettings;
  readonly inputs: Inputs;
  fill(sandbox: Sandbox): void;
}

/** @throws Gap */
export function mailbox(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const given = translateInputs(reader.object('input') ?? {});
  const contents = contentsOf(reader, given);
  reader.end();
  const op = opOf(fault);
  const inputs = { ...baseInputs(fault), ...modeInputs(op), ...contents.inputs, ...given };
  return [
    { label: op, open: () => (op === 'round-trip' ? openRoundTrip(fault, contents, given) : open(contents, inputs)) },
  ];
}

/** Only a round trip reads a mailbox twice, so that it sees whether the mailbox is the same. */
function opOf({ op, inject }: Fault): string {
  if ('uidvalidity' in inject.script) return 'round-trip';
  return op === 'any' ? 'mailbox-metrics' : op;
}

async function open({ user, imap, fill }: Contents, inputs: Inputs) {
  const sandbox = await startSandbox({
    users: [{ username: USERNAME, password: PASSWORD, ...user }],
    imap: imap(),
    certificate: await usualCertificate(),
  });
  fill(sandbox);
  return {
    inputs: {
      host: 'mail.test',
      port: String(sandbox.imap.implicit),
      'tls-mode': 'implicit',
      'tls-ca': (await testAuthority()).certificatePem,
      ...inputs,
    },
    bend: { names: { 'mail.test': ['127.0.0.1'] } },
    evidence: evidenceOf(sandbox),
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

async function openRoundTrip(fault: Fault, { user, imap, fill }: Contents, given: Inputs) {
  const options = { imap: imap(), ...(user.mailboxes ? { mailboxes: user.mailboxes } : {}), onStart: fill };
  const system = await openMailSystem(fault, options);
  return { ...system, inputs: { ...system.inputs, ...given } };
}

function evidenceOf(sandbox: Sandbox): Evidence {
  return {
    ...NO_EVIDENCE,
    get imap() {
      return logLines(sandbox).imap;
    },
    get left() {
      return messagesLeft(sandbox);
    },
  };
}

/** @throws Gap */
function contentsOf(reader: ScriptReader, given: Inputs): Contents {
  const hits = reader.number('hits');
  const exists = reader.number('exists') ?? hits;
  const old = oldMoment(reader.value('old'));
  const special = specialMailboxes(reader.value('special_use'));
  const unseen = reader.number('unseen');
  const quota = reader.value('quota') as readonly number[] | undefined;
  const refused = reader.text('status_no');
  const date = reader.text('internaldate');
  const foreign = reader.value('deleted_foreign') !== undefined;
  const vanish = reader.flag('expunge_between') === true;
  const isUnindexed = reader.flag('search_header_broken') === true;
  const settings = imapSettings(reader);
  const base = settings();
  const isRebuilt = reader.value('uidvalidity') !== undefined;
  const without = [...(base.without ?? []), ...withoutOf(reader, refused !== undefined)];
  const isOne = date !== undefined || old !== undefined || vanish;
  const count = exists ?? unseen ?? (isOne ? 1 : 0);
  const [used = 0, limit = 0] = quota ?? [];
  return {
    user: {
      ...(quota ? { quotaKib: limit } : {}),
      ...(special ? { mailboxes: special } : {}),
      ...(refused === undefined ? {} : { mailboxes: [...numbered(8), { name: refused }] }),
    },
    imap: () => {
      const { onCommand } = settings();
      return {
        without,
        ...(isUnindexed ? { headerSearch: 'ignored' } : {}),
        onCommand: async (verb, line, session) => {
          const answer = await onCommand(verb, line, session);
          if (answer !== undefined) return answer;
          if (refused !== undefined && verb === 'STATUS' && line.includes(refused)) return 'NO [NOPERM] Not for you';
          if (verb !== 'UID FETCH' && verb !== 'SELECT') return undefined;
          const inbox = findMailbox(session.account, 'INBOX');
          if (vanish && verb === 'UID FETCH') inbox?.messages.splice(0);
          // Between the look at the message and its removal.
          if (isRebuilt && verb === 'SELECT' && inbox) inbox.uidValidity += 1;
          return undefined;
        },
      };
    },
    inputs: {
      // The catalogue speaks of a least number; ours is a threshold that somebody sets.
      ...(exists === 0 && reader.fault.op === 'mailbox-metrics' ? { thresholds: 'mailbox_messages critical=1:' } : {}),
      ...(refused === undefined ? {} : { mailboxes: '*' }),
    },
    fill(sandbox) {
      if (foreign) sandbox.deliver({ headers: { Subject: 'foreign' }, flags: ['\\Deleted'] });
      if (quota) sandbox.deliver({ raw: Buffer.alloc(used * KIB, 'x') });
      const internalDate = date === undefined ? old : momentOf(date);
      const when = internalDate ? { internalDate } : {};
      const found = hits === undefined ? {} : fieldsThatMatch(given);
      for (let at = 0; at < count; at += 1)
        sandbox.deliver({ headers: { Subject: `message ${at}`, ...found }, ...when });
    },
  };
}

/** A list of capabilities takes away what is not in it. */
function withoutOf(reader: ScriptReader, isOneByOne: boolean): readonly Extension[] {
  const capabilities = reader.texts('caps');
  const missing = capabilities ? EXTENSIONS.filter((extension) => !capabilities.includes(extension)) : [];
  return isOneByOne ? [...missing, 'LIST-STATUS'] : missing;
}

function numbered(count: number): readonly { readonly name: string }[] {
  return Array.from({ length: count }, (_, at) => ({ name: `folder-${at}` }));
}
