/** The message that `centreon_protocol_smtp.pl --mode=message` sends. */

import { type Draft, lose } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import type { CentreonOptions } from './centreon-options.ts';
import { keyValues } from './key-values.ts';
import { loseOptions } from './option.ts';

const MAX_RECIPIENTS = 5;
const TAKEN = new Set(['subject', 'body', 'contenttype', 'charset', 'cc', 'bcc', 'replyto', 'attachments', 'verbose']);

/** Makes the check send the message. @throws {NotImportable} */
export function takeCentreonMessage(draft: Draft, options: CentreonOptions): void {
  const [from, to] = [options.get('smtp-from'), options.get('smtp-to')];
  if (from === undefined || to === undefined) throw new NotImportable('lacks --smtp-from or --smtp-to');
  const message = keyValues(options.all('smtp-send-options'));
  draft.mode = 'smtp-send';
  draft.fields.from = bareAddress(from);
  draft.fields.to = addressList(to);
  for (const key of ['cc', 'bcc'] as const) {
    const list = message.get(key);
    if (list !== undefined) draft.fields[key] = addressList(list);
  }
  const replyTo = message.get('replyto');
  if (replyTo !== undefined) draft.fields.replyTo = bareAddress(replyTo);
  const subject = message.get('subject');
  if (subject !== undefined) draft.fields.subject = subject;
  takeBody(draft, message);
  loseAttachments(draft, message.get('attachments'));
  loseCopies(draft);
  const others = [...message.keys()].filter((key) => !TAKEN.has(key));
  loseOptions(
    draft,
    others.map((key) => `--smtp-send-options ${/^\w{1,30}$/.test(key) ? key : '(a key)'}`),
    'not known here',
  );
}

function takeBody(draft: Draft, message: ReadonlyMap<string, string>): void {
  const [body, type] = [message.get('body'), message.get('contenttype')?.toLowerCase() ?? 'text/plain'];
  if (body !== undefined) draft.fields[type.startsWith('text/html') ? 'html' : 'body'] = body;
  if (!/^text\/(?:plain|html)\b/.test(type))
    lose(draft, 'The content type is not carried over: the message is plain text.');
  if (!/^utf-?8$/i.test(message.get('charset') ?? 'utf-8'))
    lose(draft, 'The character set is not carried over: the message is UTF-8.');
}

/** Attachments must be in the workspace here, or nothing runs at all; the plugin silently leaves out missing files. */
function loseAttachments(draft: Draft, text: string | undefined): void {
  if (text !== undefined) {
    lose(draft, 'No file is attached. Put the files into the workspace and name them under attachments.');
  }
}

/** Drops the copies when there are too many recipients: the check would refuse them before anything is sent. */
function loseCopies(draft: Draft): void {
  const { to, cc = [], bcc = [] } = draft.fields;
  if ((to?.length ?? 0) + cc.length + bcc.length <= MAX_RECIPIENTS) return;
  delete draft.fields.cc;
  delete draft.fields.bcc;
  lose(draft, `No copies are sent: at most ${MAX_RECIPIENTS} recipients are supported.`);
}

function addressList(text: string): string[] {
  return text
    .split(',')
    .map(bareAddress)
    .filter((address) => address !== '');
}

/** Returns the address in `Name <address>`. The plugin sends the whole text, from which servers take the address. */
function bareAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim();
}
