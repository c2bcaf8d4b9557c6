/** `relay-sim`: a mail system of a scripted SMTP server, mailboxes behind IMAP, and a way between them on which things happen. */
import { type MailSystem, type MailSystemOptions, startMailSystem } from '../../../support/scripted/mail-system.ts';
import { baseInputs, type Inputs, modeInputs } from '../catalogue/base-inputs.ts';
import type { CasePlan, Evidence, OpenCase } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { Shared } from '../run/shared-resource.ts';
import { deliveryOf } from './delivery-of.ts';
import { imapSettings } from './imap-settings.ts';
import { logLines, messagesLeft } from './sandbox-evidence.ts';
import { deliverEarlierRuns, specialMailboxes } from './unusual-mailboxes.ts';

/** @throws Gap */
export function relay(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const given = translateInputs(reader.object('input') ?? {});
  const parallel = reader.number('parallel_runs') ?? 1;
  const old = reader.value('old');
  const foreign = reader.number('foreign') ?? 0;
  const mailboxes = specialMailboxes(reader.value('special_use'));
  const post = heldBack(reader, deliveryOf);
  const imap = imapSettings(reader);
  const options: MailSystemOptions = {
    deliver: post.deliver,
    ...(mailboxes ? { mailboxes } : {}),
    onStart: (sandbox) => {
      deliverEarlierRuns(sandbox, old);
      for (let at = 0; at < foreign; at += 1)
        sandbox.deliver({ headers: { From: 'a@b.test', Subject: `foreign ${at}` } });
    },
    ...(reader.flag('smtp_reset_after_dot') ? { smtp: { on: { '.': { reset: true } } } } : {}),
  };
  reader.end();
  // Runs at the same time share a mail system, which ends when the last of them does.
  const shared = new Shared(parallel, () => startMailSystem({ ...options, imap: imap() }));
  return Array.from({ length: parallel }, (_each, at) => ({
    label: parallel === 1 ? 'round-trip' : `run ${at + 1}`,
    open: async () => ({
      ...(await opened(fault, await shared.take(), given, () => shared.release())),
      beforePost: post.release,
    }),
  }));
}

type Deliver = NonNullable<MailSystemOptions['deliver']>;

/** With `deliver: "post"` a message is kept back until the main step has ended. */
export function heldBack(
  reader: ScriptReader,
  deliveryOf: (reader: ScriptReader) => Deliver,
): { readonly deliver: Deliver; release(): void } {
  const isHeld = reader.fault.inject.script['deliver'] === 'post';
  if (isHeld) reader.value('deliver');
  const deliver = deliveryOf(reader);
  const held: (() => void)[] = [];
  return {
    deliver: (raw, put) => (isHeld ? void held.push(() => deliver(raw, put)) : deliver(raw, put)),
    release: () => {
      for (const arrive of held.splice(0)) arrive();
    },
  };
}

/** A round trip through a mail system of its own. */
export async function openMailSystem(fault: Fault, options: MailSystemOptions): Promise<OpenCase> {
  const system = await startMailSystem(options);
  return opened(fault, system, {}, () => system[Symbol.asyncDispose]());
}

async function opened(
  fault: Fault,
  system: MailSystem,
  given: Inputs,
  close: () => PromiseLike<void>,
): Promise<OpenCase> {
  return {
    inputs: { ...system.inputs, ...baseInputs(fault), ...modeInputs('round-trip'), ...given },
    bend: { names: { 'mail.test': ['127.0.0.1'] } },
    evidence: evidenceOf(system),
    [Symbol.asyncDispose]: async () => await close(),
  };
}

/** What a mail system saw. */
export function evidenceOf({ smtp, sandbox, sent }: MailSystem): Evidence {
  return {
    smtp: smtp.heard,
    get imap() {
      return logLines(sandbox).imap;
    },
    get connections() {
      return smtp.connections + new Set(sandbox.imap.log.map(({ session }) => session)).size;
    },
    servernames: smtp.servernames,
    sent,
    get left() {
      return messagesLeft(sandbox);
    },
  };
}
