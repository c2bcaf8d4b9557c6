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

describe('STATUS', () => {
  test('counts', async () => {
    await using sandbox = await start();
    sandbox.deliver({ raw: 'A: b\r\n\r\n1', flags: ['\\Seen'] });
    sandbox.deliver({ raw: 'A: b\r\n\r\n22' });
    await using client = await logIn(sandbox);
    const command = 'STATUS inbox (MESSAGES RECENT UNSEEN UIDNEXT UIDVALIDITY SIZE)';
    expect(await client.untagged(command)).toEqual([
      'STATUS "INBOX" (MESSAGES 2 RECENT 2 UNSEEN 1 UIDNEXT 3 UIDVALIDITY 1 SIZE 19)',
    ]);
    await client.result('SELECT INBOX');
    expect(await client.untagged('STATUS INBOX (RECENT)')).toEqual(['STATUS "INBOX" (RECENT 0)']);
  });

  test.each([
    ['STATUS nowhere (MESSAGES)', /^NO \[NONEXISTENT\]/],
    ['STATUS INBOX (FOO)', /^BAD /],
    ['STATUS INBOX ()', /^BAD /],
    ['STATUS INBOX MESSAGES', /^BAD /],
    ['STATUS INBOX', /^BAD /],
  ])('refuses %s', async (command, result) => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    expect(await client.result(command)).toMatch(result);
  });

  test('does not know SIZE without STATUS=SIZE', async () => {
    await using sandbox = await start({ without: ['STATUS=SIZE'] });
    await using client = await logIn(sandbox);
    expect(await client.result('STATUS INBOX (SIZE)')).toBe('BAD Unknown item SIZE');
  });
});

describe('SELECT and EXAMINE', () => {
  test('tell what there is', async () => {
    await using sandbox = await start();
    sandbox.deliver({ flags: ['\\Seen'] });
    sandbox.deliver({});
    await using client = await logIn(sandbox);
    const flags = '\\Answered \\Flagged \\Deleted \\Seen \\Draft';
    const rest = [
      '2 EXISTS',
      '2 RECENT',
      'OK [UNSEEN 2] First unseen',
      'OK [UIDVALIDITY 1] UIDs valid',
      'OK [UIDNEXT 3] Next UID',
    ];
    expect(await client.command('EXAMINE INBOX')).toEqual({
      untagged: [`FLAGS (${flags})`, 'OK [PERMANENTFLAGS ()] Flags that last', ...rest],
      result: 'OK [READ-ONLY] EXAMINE completed',
    });
    expect(await client.command('SELECT INBOX')).toEqual({
      untagged: [`FLAGS (${flags})`, `OK [PERMANENTFLAGS (${flags} \\*)] Flags that last`, ...rest],
      result: 'OK [READ-WRITE] SELECT completed',
    });
  });

  test('only the first session that may change the mailbox sees a message as recent', async () => {
    await using sandbox = await start();
    sandbox.deliver({});
    await using first = await logIn(sandbox);
    expect(await first.untagged('SELECT INBOX')).toContain('1 RECENT');
    expect(await first.untagged('FETCH 1 FLAGS')).toEqual(['1 FETCH (FLAGS (\\Recent))']);
    await using second = await logIn(sandbox);
    expect(await second.untagged('SELECT INBOX')).toContain('0 RECENT');
  });

  test('that fails leaves no mailbox open', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    await client.result('SELECT INBOX');
    expect(await client.result('SELECT nowhere')).toBe('NO [NONEXISTENT] No such mailbox');
    expect(await client.result('FETCH 1:* FLAGS')).toBe('BAD Not allowed: authenticated');
  });

  test('UNSELECT leaves without destroying, CLOSE destroys what is marked as deleted', async () => {
    await using sandbox = await start();
    sandbox.deliver({ flags: ['\\Deleted'] });
    sandbox.deliver({});
    const inbox = sandbox.users[0]?.mailboxes.get('INBOX');
    await using client = await RawImap.select({ ...sandbox, users: sandbox.users });
    expect(await client.result('UNSELECT')).toBe('OK UNSELECT completed');
    expect(inbox?.messages.map(({ uid }) => uid)).toEqual([1, 2]);
    await client.result('EXAMINE INBOX');
    expect(await client.result('CLOSE')).toBe('OK CLOSE completed');
    expect(inbox?.messages.map(({ uid }) => uid)).toEqual([1, 2]);
    await client.result('SELECT INBOX');
    expect(await client.command('CLOSE')).toEqual({ untagged: [], result: 'OK CLOSE completed' });
    expect(inbox?.messages.map(({ uid }) => uid)).toEqual([2]);
    expect(await client.result('CLOSE')).toBe('BAD Not allowed: authenticated');
  });
});

describe('CREATE and DELETE', () => {
  test('make mailboxes with those above them, and take them away', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    expect(await client.result('CREATE "a/b&APw-/"')).toBe('OK CREATE completed');
    expect([...(sandbox.users[0]?.mailboxes.keys() ?? [])].slice(-2)).toEqual(['a', 'a/bü']);
    expect(await client.result('CREATE "a/b&APw-"')).toBe('NO [ALREADYEXISTS] Mailbox exists');
    expect(await client.result('DELETE a')).toBe('NO [HASCHILDREN] Not empty');
    expect(await client.result('DELETE "a/b&APw-"')).toBe('OK DELETE completed');
    expect(await client.result('DELETE a')).toBe('OK DELETE completed');
    expect(await client.result('DELETE a')).toBe('NO [NONEXISTENT] No such mailbox');
    expect(await client.result('DELETE inbox')).toBe('NO [CANNOT] INBOX stays');
  });

  test.each(['a//b', '/a', '"a*"', '"%"', '""'])('do not allow %s', async (name) => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    expect(await client.result(`CREATE ${name}`)).toMatch(/^(NO \[CANNOT\]|BAD) /);
  });

  test('a mailbox that is made again has another UIDVALIDITY', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    const validity = async () => {
      await client.result('CREATE x');
      return (await client.untagged('STATUS x (UIDVALIDITY)'))[0];
    };
    const before = await validity();
    await client.result('DELETE x');
    expect(await validity()).not.toBe(before);
  });
});

describe('quota', () => {
  test('is told, and holds', async () => {
    await using sandbox = await start({}, { quotaKib: 1 });
    sandbox.deliver({ raw: 'x'.repeat(1000) });
    await using client = await RawImap.select(sandbox);
    expect(await client.untagged('GETQUOTAROOT INBOX')).toEqual(['QUOTAROOT "INBOX" ""', 'QUOTA "" (STORAGE 1 1)']);
    expect(await client.untagged('GETQUOTA ""')).toEqual(['QUOTA "" (STORAGE 1 1)']);
    expect(await client.result('GETQUOTA other')).toBe('NO [NONEXISTENT] No such quota root');
    expect(await client.result(`APPEND INBOX {25+}\r\n${'y'.repeat(25)}`)).toBe('NO [OVERQUOTA] Mailbox is full');
    expect(await client.result('COPY 1 Trash')).toBe('NO [OVERQUOTA] Mailbox is full');
    expect(await client.result(`APPEND INBOX {24+}\r\n${'y'.repeat(24)}`)).toMatch(/^OK /);
  });

  test('may be missing', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    expect(await client.untagged('GETQUOTAROOT INBOX')).toEqual(['QUOTAROOT "INBOX"']);
    expect(await client.result('GETQUOTA ""')).toBe('NO [NONEXISTENT] No such quota root');
  });
});

describe('extensions that are switched off', () => {
  test.each([
    ['ENABLE', 'ENABLE UTF8=ACCEPT'],
    ['ID', 'ID NIL'],
    ['IDLE', 'IDLE'],
    ['NAMESPACE', 'NAMESPACE'],
    ['QUOTA', 'GETQUOTAROOT INBOX'],
    ['QUOTA', 'GETQUOTA ""'],
    ['UNSELECT', 'UNSELECT'],
  ] as const)('%s: %s is unknown', async (extension, command) => {
    await using sandbox = await start({ without: [extension] });
    await using client = await logIn(sandbox);
    expect(await client.result(command)).toBe('BAD Unknown command');
    await using offered = await start();
    await using other = await logIn(offered);
    other.write(`x ${command}\r\nDONE\r\n`);
    expect(await other.line()).not.toBe('x BAD Unknown command');
  });

  test('ENABLE and NAMESPACE answer when they are on', async () => {
    await using sandbox = await start();
    await using client = await logIn(sandbox);
    expect(await client.command('ENABLE UTF8=ACCEPT')).toEqual({
      untagged: ['ENABLED'],
      result: 'OK ENABLE completed',
    });
    expect(await client.untagged('NAMESPACE')).toEqual(['NAMESPACE (("" "/")) NIL NIL']);
  });
});
