import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { describe, expect, test } from 'vitest';
import type { TlsMode } from '../../../../src/sandbox/common/listener.ts';
import type { ImapSettings } from '../../../../src/sandbox/imap-server.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox.ts';

const MODES: readonly TlsMode[] = ['implicit', 'starttls', 'plain'];
const RAW = Buffer.from(
  'From: a@b.c\r\nSubject: =?utf-8?Q?gr=C3=BCn?=\r\nX-Token: abc\r\n\r\nHello \xff\r\n',
  'latin1',
);

/** A client that is logged in, and that logs out when it goes out of scope. */
async function open(
  { imap, users, caPem }: Sandbox,
  mode: TlsMode,
  options: Partial<ImapFlowOptions> = {},
): Promise<ImapFlow & AsyncDisposable> {
  const [user] = users;
  const client = new ImapFlow({
    host: 'localhost',
    port: imap[mode],
    secure: mode === 'implicit',
    doSTARTTLS: mode === 'starttls',
    tls: { ca: caPem },
    auth: { user: user?.username ?? '', pass: user?.password ?? '' },
    logger: false,
    ...options,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function start(imap: ImapSettings = {}): Promise<Sandbox> {
  return startSandbox({ users: [{ username: 'me', password: 'p"w\\ ü', accessToken: 'tok', quotaKib: 64 }], imap });
}

describe.each(MODES)('imapflow over %s', (mode) => {
  test('logs in, with the password only where it may be', async () => {
    await using sandbox = await start();
    await using client = await open(sandbox, mode);
    expect(client.secureConnection).toBe(mode !== 'plain');
    const first = sandbox.imap.log.findIndex(({ line }) => / (LOGIN|AUTHENTICATE) /.test(line));
    expect(sandbox.imap.log[first]?.isSecure).toBe(mode !== 'plain');
  });

  test('goes through all that one does with a message', async () => {
    await using sandbox = await start();
    await using client = await open(sandbox, mode);
    expect(await client.append('INBOX', RAW, ['\\Seen'], new Date('2026-02-01T03:04:05Z'))).toMatchObject({ uid: 1 });
    await client.mailboxOpen('INBOX');
    expect(await client.search({ header: { 'X-Token': 'abc' } }, { uid: true })).toEqual([1]);
    expect(await client.search({ subject: 'GRÜN' }, { uid: true })).toEqual([1]);
    const message = await client.fetchOne('1', {
      source: true,
      flags: true,
      envelope: true,
      internalDate: true,
      size: true,
    });
    expect(message).toMatchObject({
      uid: 1,
      size: RAW.length,
      source: RAW,
      internalDate: new Date('2026-02-01T03:04:05Z'),
      envelope: { subject: 'grün' },
    });
    expect(await client.messageFlagsAdd('1', ['\\Flagged'])).toBe(true);
    expect(await client.messageCopy('1', 'Trash')).toMatchObject({ uidMap: new Map([[1, 1]]) });
    expect(await client.messageDelete('1')).toBe(true);
    expect(await client.status('INBOX', { messages: true, uidNext: true })).toMatchObject({ messages: 0, uidNext: 2 });
  });

  test('hears of a message while it is idle', async () => {
    await using sandbox = await start();
    await using client = await open(sandbox, mode);
    await client.mailboxOpen('INBOX');
    const arrived = new Promise((resolve) => client.once('exists', resolve));
    const idling = client.idle();
    await expect.poll(() => sandbox.imap.log.at(-1)?.line).toMatch(/ IDLE$/);
    sandbox.deliver({});
    expect(await arrived).toMatchObject({ path: 'INBOX', count: 1, prevCount: 0 });
    await client.noop();
    await idling;
  });

  test('is refused with a wrong password', async () => {
    await using sandbox = await start();
    const wrong = open(sandbox, mode, { auth: { user: 'me', pass: 'wrong' } });
    await expect(wrong).rejects.toMatchObject({
      authenticationFailed: true,
      serverResponseCode: 'AUTHENTICATIONFAILED',
    });
  });
});

describe('imapflow', () => {
  test('sees mailboxes with names, uses and counts', async () => {
    await using sandbox = await start();
    await using client = await open(sandbox, 'implicit');
    await client.mailboxCreate('Grün/Q&A');
    const list = await client.list({ statusQuery: { messages: true } });
    expect(list.map(({ path, specialUse, subscribed }) => [path, specialUse, subscribed])).toEqual([
      ['INBOX', '\\Inbox', true],
      ['Sent', '\\Sent', true],
      ['Junk', '\\Junk', true],
      ['Trash', '\\Trash', true],
      ['Grün', undefined, true],
      ['Grün/Q&A', undefined, true],
    ]);
    expect(list.every(({ status }) => status?.messages === 0)).toBe(true);
    expect(await client.getQuota()).toMatchObject({ storage: { limit: 65536 } });
  });

  test.each([['XOAUTH2'], ['OAUTHBEARER']] as const)('logs in with a token over %s', async (mechanism) => {
    await using sandbox = await start({ mechanisms: [mechanism] });
    await using client = await open(sandbox, 'implicit', { auth: { user: 'me', accessToken: 'tok' } });
    expect(client.usable).toBe(true);
    expect(sandbox.imap.log.map(({ line }) => line)).toContainEqual(
      expect.stringContaining(` AUTHENTICATE ${mechanism}`),
    );
    const refused = open(sandbox, 'implicit', { auth: { user: 'me', accessToken: 'old' } });
    await expect(refused).rejects.toMatchObject({ authenticationFailed: true });
  });

  test('manages without any extension', async () => {
    await using sandbox = await start({
      without: [
        'ENABLE',
        'ESEARCH',
        'ID',
        'LIST-EXTENDED',
        'LIST-STATUS',
        'LITERAL+',
        'NAMESPACE',
        'SASL-IR',
        'SPECIAL-USE',
        'UIDPLUS',
        'UNSELECT',
      ],
      mechanisms: [],
    });
    await using client = await open(sandbox, 'implicit');
    await client.append('INBOX', RAW);
    await client.mailboxOpen('INBOX');
    expect(await client.search({ subject: 'grün' })).toEqual([1]);
    expect((await client.list()).map(({ path }) => path).sort()).toEqual(['INBOX', 'Junk', 'Sent', 'Trash']);
    expect(sandbox.imap.log.filter(({ line }) => /ESEARCH|RETURN|\+\}|AUTHENTICATE/.test(line))).toEqual([]);
    expect(sandbox.imap.log.some(({ line }) => / LOGIN /.test(line))).toBe(true);
  });

  test('does not trust another authority', async () => {
    await using sandbox = await start();
    await using other = await start();
    const untrusting = open(sandbox, 'implicit', { tls: { ca: other.caPem } });
    await expect(untrusting).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });
});
