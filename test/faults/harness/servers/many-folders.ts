/** `folders`: an account with very many mailboxes, on a server that tells of all in one answer, and on one that does not. */
import type { Script } from '../../../support/scripted/script.ts';
import { modeInputs } from '../catalogue/base-inputs.ts';
import type { CasePlan } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { scripted } from './scripted-server.ts';

const LOGIN = ['IMAP4rev1', 'SASL-IR', 'AUTH=PLAIN'];

/** @throws Gap */
export function manyFolders(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const count = reader.number('folders') ?? 0;
  const given = translateInputs(reader.object('input') ?? {});
  reader.end();
  const inputs = { ...modeInputs('mailbox-metrics'), mailboxes: '*', ...given };
  return [
    scripted(fault, { label: 'one by one', script: server(count, false), inputs }),
    scripted(fault, { label: 'LIST-STATUS', script: server(count, true), inputs }),
  ];
}

function server(count: number, hasListStatus: boolean): Script {
  const lines = Array.from({ length: count }, (_each, at) => {
    const list = `* LIST (\\HasNoChildren) "/" folder-${at}`;
    const status = `* STATUS folder-${at} (MESSAGES 0 UNSEEN 0 UIDNEXT 1 RECENT 0)`;
    return hasListStatus ? `${list}\r\n${status}` : list;
  });
  return {
    protocol: 'imap',
    capabilities: hasListStatus ? [...LOGIN, 'LIST-EXTENDED', 'LIST-STATUS'] : LOGIN,
    on: { LIST: lines.join('\r\n'), STATUS: '* STATUS {name} (MESSAGES 0 UNSEEN 0 UIDNEXT 1 RECENT 0)' },
  };
}
