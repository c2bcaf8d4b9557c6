import { describe, expect, test } from 'vitest';
import type { User } from '../../../../../src/sandbox/common/mailbox-store.ts';
import type { ImapSettings } from '../../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../../src/sandbox/sandbox.ts';
import { RawImap } from '../../raw-imap.ts';

function start(imap: ImapSettings = {}, user: Partial<User> = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ username: 'me', password: 'pw', ...user }], imap });
}

async function logIn(sandbox: Sandbox): Promise<RawImap> {
  const client = await RawImap.open(sandbox.imap.plain);
  await client.command('LOGIN me pw');
  return client;
}

describe('LIST', () => {
  const mailboxes = ['Junk', 'a', 'a/b', 'a/b/c', 'Q&A', 'Entwürfe'].map((name) => ({ name }));

  test.each([
    ['"" *', ['INBOX', 'Junk', 'a', 'a/b', 'a/b/c', 'Q&-A', 'Entw&APw-rfe']],
    ['"" %', ['INBOX', 'Junk', 'a', 'Q&-A', 'Entw&APw-rfe']],
    ['"" a/%', ['a/b']],
    ['a/ *', ['a/b', 'a/b/c']],
    ['"" a*', ['a', 'a/b', 'a/b/c']],
    ['"" %/%/%', ['a/b/c']],
    ['"" inbox', ['INBOX']],
    ['"" iN%', ['INBOX']],
    ['"" junk', []],
    ['"" "Entw&APw-%"', ['Entw&APw-rfe']],
    ['"" "Q&-A"', ['Q&-A']],
    ['"" Junk.', []],
    ['"" (INBOX a/%)', ['INBOX', 'a/b']],
  ])('%s gives %j', async (query, names) => {
    await using sandbox = await start({}, { mailboxes });
    await using client = await logIn(sandbox);
    const { untagged, result } = await client.command(`LIST ${query}`);
    expect(result).toBe('OK LIST completed');
    expect(untagged.map((line) => /^LIST \(\S+\) "\/" "(.*)"$/.exec(line)?.[1])).toEqual(names);
  });

  test('gives the delimiter for an empty pattern', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    expect(await client.untagged('LIST "" ""')).toEqual(['LIST (\\Noselect) "/" ""']);
  });

  test('says what mailboxes are for, and which have others below them', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    await client.result('CREATE Trash/old');
    expect(await client.untagged('LIST "" *')).toEqual([
      'LIST (\\HasNoChildren) "/" "INBOX"',
      'LIST (\\HasNoChildren \\Junk) "/" "Junk"',
      'LIST (\\HasNoChildren \\Sent) "/" "Sent"',
      'LIST (\\HasChildren \\Trash) "/" "Trash"',
      'LIST (\\HasNoChildren) "/" "Trash/old"',
    ]);
  });

  test('selects by use and subscription', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    await client.result('UNSUBSCRIBE Junk');
    expect(await client.untagged('LIST (SPECIAL-USE SUBSCRIBED) "" *')).toEqual([
      'LIST (\\HasNoChildren \\Sent \\Subscribed) "/" "Sent"',
      'LIST (\\HasNoChildren \\Trash \\Subscribed) "/" "Trash"',
    ]);
  });

  test('returns what is asked for', async () => {
    await using sandbox = await start();
    sandbox.deliver({ mailbox: 'Junk' });
    await using client = await logIn(sandbox);
    await client.result('UNSUBSCRIBE Sent');
    const returns = 'RETURN (SUBSCRIBED SPECIAL-USE CHILDREN STATUS (MESSAGES UIDNEXT))';
    expect(await client.untagged(`LIST "" (Junk Sent) ${returns}`)).toEqual([
      'LIST (\\HasNoChildren \\Junk \\Subscribed) "/" "Junk"',
      'STATUS "Junk" (MESSAGES 1 UIDNEXT 2)',
      'LIST (\\HasNoChildren \\Sent) "/" "Sent"',
      'STATUS "Sent" (MESSAGES 0 UIDNEXT 1)',
    ]);
  });

  test.each([
    ['LIST-EXTENDED', 'LIST "" * RETURN (SUBSCRIBED)'],
    ['LIST-EXTENDED', 'LIST (SUBSCRIBED) "" *'],
    ['LIST-EXTENDED', 'LIST "" (a b)'],
    ['LIST-STATUS', 'LIST "" * RETURN (STATUS (MESSAGES))'],
    ['SPECIAL-USE', 'LIST "" * RETURN (SPECIAL-USE)'],
    ['SPECIAL-USE', 'LIST (SPECIAL-USE) "" *'],
    ['STATUS=SIZE', 'LIST "" * RETURN (STATUS (SIZE))'],
  ] as const)('without %s refuses %s', async (extension, command) => {
    await using sandbox = await start({ without: [extension] });
    await using client = await logIn(sandbox);
    expect(await client.result(command)).toMatch(/^BAD /);
    expect(await client.untagged('CAPABILITY')).not.toEqual([expect.stringContaining(` ${extension}`)]);
  });

  test('without SPECIAL-USE does not say what mailboxes are for', async () => {
    await using sandbox = await start({ without: ['SPECIAL-USE'] });
    await using client = await logIn(sandbox);
    expect(await client.untagged('LIST "" Junk')).toEqual(['LIST (\\HasNoChildren) "/" "Junk"']);
  });

  test('without CHILDREN says only when asked which have others below them', async () => {
    await using sandbox = await start({ without: ['CHILDREN'] });
    await using client = await logIn(sandbox);
    expect(await client.untagged('LIST "" Junk')).toEqual(['LIST (\\Junk) "/" "Junk"']);
    expect(await client.untagged('LIST "" Junk RETURN (CHILDREN)')).toEqual([
      'LIST (\\HasNoChildren \\Junk) "/" "Junk"',
    ]);
  });

  test.each(['LIST "" * RETURN (FOO)', 'LIST (FOO) "" *', 'LIST ""', 'LIST "" * x', 'LIST "" "Entwürfe"'])(
    'refuses %s',
    async (command) => {
      await using sandbox = await start();
      await using client = await logIn(sandbox);
      expect(await client.result(command)).toMatch(/^BAD /);
    },
  );

  test('LSUB gives what is subscribed', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    await client.result('UNSUBSCRIBE INBOX');
    await client.result('UNSUBSCRIBE Sent');
    await client.result('SUBSCRIBE Sent');
    const names = (await client.untagged('LSUB "" *')).map((line) => /"([^"]*)"$/.exec(line)?.[1]);
    expect(names).toEqual(['Junk', 'Sent', 'Trash']);
  });
});
