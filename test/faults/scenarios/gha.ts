/** GHA: what the language of the catalogue has no words for. */
import { modeInputs } from '../harness/catalogue/base-inputs.ts';
import type { CasePlan, Run } from '../harness/catalogue/case.ts';
import type { Fault } from '../harness/catalogue/fault.ts';
import { replyOf } from '../harness/catalogue/reply-of.ts';
import { scripted } from '../harness/servers/scripted-server.ts';

/** What GitHub takes of each kind in one step, and of each text. */
const MAX_ANNOTATIONS = 10;
const MAX_LENGTH = 4096;

/** GHA-011: thirty things are wrong at once. */
export function manyFindings(fault: Fault): readonly CasePlan[] {
  const missing = Array.from({ length: 30 }, (_, at) => `missing-${at}`).join('\n');
  const inputs = { ...modeInputs('mailbox-metrics'), mailboxes: missing };
  const script = { protocol: 'imap', on: { STATUS: 'NO [NONEXISTENT] no such mailbox' } } as const;
  return [scripted(fault, { label: 'imap', script, inputs, more: () => ({ check: annotationsWithinLimits }) })];
}

function annotationsWithinLimits({ annotations, report }: Run): readonly string[] {
  const levels = annotations.map(({ level }) => level);
  const count = (level: string): number => levels.filter((each) => each === level).length;
  return [
    ...(count('error') > MAX_ANNOTATIONS || count('warning') > MAX_ANNOTATIONS ? ['too many annotations'] : []),
    ...(levels.lastIndexOf('error') > levels.indexOf('warning') && levels.includes('warning')
      ? ['not the worst first']
      : []),
    ...annotations.filter(({ message }) => message.length >= MAX_LENGTH).map(({ title }) => `too long: ${title}`),
    ...((report?.checks[0]?.findings.length ?? 0) < 30 ? ['not all thirty are reported'] : []),
  ];
}

/** GHA-026: a server that sends 200 MB, and a process that may not have half of it. */
export function littleMemory(fault: Fault): readonly CasePlan[] {
  const flags = String(fault.inject.script['flags'] ?? '');
  const on = { 'UID SEARCH': '* SEARCH 1', 'UID FETCH': replyOf({ literal: 200_000_000 }, 'imap') };
  const script = { protocol: 'imap', on } as const;
  const more = () => ({ nodeOptions: [flags] });
  return [{ ...scripted(fault, { label: 'imap', script, inputs: modeInputs('imap-search'), more }), ways: ['action'] }];
}
