/** Mailbox monitors of HertzBeat: a login, and STATUS of the mailboxes that their template names (ImapCollectImpl). */
import { Secret } from '../../model/secret.ts';
import { type Draft, differAll, lose, newDraft } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import { hostOf, type Monitor, takeConnectTimeout } from './monitor.ts';

/** The mailboxes of the templates that are part of HertzBeat. */
const MAILBOXES: ReadonlyMap<string, readonly string[]> = new Map([
  ['netease_mailbox', ['INBOX', '已发送', '草稿箱', '已删除', '垃圾邮件', '病毒邮件']],
  ['qq_mailbox', ['INBOX', 'Sent Messages', 'Drafts', 'Deleted Messages', 'Junk', '其他文件夹/QQ邮件订阅']],
]);

/** Converts a monitor to a check. @throws {NotImportable} */
export function readImapMonitor(monitor: Monitor): Draft {
  const { line, params } = monitor;
  const username = params.get('email');
  if (username === undefined) throw new NotImportable('has no mail address to log in with');
  const draft = newDraft(line, 'imap', 'imap-mailbox');
  const isTls = params.get('ssl') === 'true';
  draft.fields.host = hostOf(monitor);
  draft.fields.port = params.get('port') ?? (isTls ? '993' : '143');
  draft.fields.tlsMode = isTls ? 'implicit' : 'none';
  draft.login = { username, password: new Secret(params.get('authorize') ?? '') };
  draft.fields.mailboxes = mailboxesOf(draft, monitor);
  takeConnectTimeout(draft, params.get('timeout'));
  // IMAPSClient of Commons Net does not check the name unless it is configured to.
  if (isTls)
    differAll(
      draft,
      'HertzBeat does not compare the name in the certificate with the host, this check does: see tls-servername.',
    );
  return draft;
}

function mailboxesOf(draft: Draft, { app, params }: Monitor): readonly string[] {
  const named = ['folderName', 'folderNames'].flatMap((field) => (params.get(field) ?? '').split(/[,\n]/));
  const folders = named.map((name) => name.trim()).filter((name) => name !== '');
  if (folders.length > 0) return folders;
  const known = MAILBOXES.get(app);
  if (known) {
    differAll(draft, 'A mailbox that does not exist is a failure here; HertzBeat shows no value for it.');
    return known;
  }
  lose(draft, 'The mailboxes to look at are set in the template, which is not part of an export: see mailboxes.');
  return ['INBOX'];
}
