import { describe, expect, it } from 'vitest';
import { ListRows } from '../../../../src/mail/imap/list-rows.ts';
import { atom, atoms, text } from '../../../../src/mail/imap/wire/values.ts';

function row(name: string, ...flags: string[]) {
  return { command: 'LIST', attributes: [atoms(...flags), text('/'), atom(name)] };
}

describe('lines of LIST', () => {
  it('become names, delimiters and flags in lower case', async () => {
    const rows = new ListRows();
    for (const each of [row('INBOX', '\\HasNoChildren'), row('Entw&APw-rfe', '\\Drafts')]) rows.add(each);
    rows.add({ command: 'LIST', attributes: [] });
    expect(await rows.listing()).toEqual({
      mailboxes: [
        { name: 'INBOX', delimiter: '/', flags: new Set(['\\hasnochildren']) },
        { name: 'Entwürfe', delimiter: '/', flags: new Set(['\\drafts']) },
      ],
      more: 0,
      unreadable: 1,
    });
  });

  it('are counted when there are too many, but for the junk mailbox', async () => {
    const rows = new ListRows();
    for (let at = 0; at < 20_002; at += 1) rows.add(row(`m${at}`));
    rows.add(row('folder', '\\Noselect'));
    rows.add(row('Spam', '\\Junk'));
    const { mailboxes, more } = await rows.listing();
    expect([mailboxes.length, mailboxes.at(-1)?.name, more]).toEqual([20_001, 'Spam', 2]);
  });
});
