import { createTransport } from 'nodemailer';
import { describe, expect, test, vi } from 'vitest';
import { createStore, watchMailbox } from '../../../../src/sandbox/common/mailbox-store.ts';
import { fieldValues } from '../../../../src/sandbox/common/message-text.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { createDelivery, type DeliverySettings } from '../../../../src/sandbox/smtp/delivery.ts';
import type { ReceivedMessage } from '../../../../src/sandbox/smtp/types.ts';

const USERS = [
  { username: 'ann', password: 'pw' },
  { username: 'bob', password: 'pw', address: 'bob@other.test', quotaKib: 1 },
];

const MESSAGE: ReceivedMessage = {
  id: '1',
  session: { number: 1, mode: 'plain', isSecure: false, isOpen: true, username: 'ann' },
  helo: 'client.test',
  protocol: 'ESMTPA',
  sender: 'ann@sandbox.test',
  recipients: ['ann@sandbox.test'],
  raw: Buffer.from('A: b\r\n\r\n'),
};

async function send(sandbox: Sandbox, to = 'ann@sandbox.test', text = 'Hello'): Promise<void> {
  const { host, plain: port } = sandbox.smtp;
  const transport = createTransport({
    host,
    port,
    ignoreTLS: true,
    name: 'client.test',
    auth: { user: 'ann', pass: 'pw' },
  });
  const message = {
    from: 'ann@sandbox.test',
    to,
    subject: 'hi',
    text,
    messageId: '<1@client>',
    headers: { 'X-Token': 't' },
  };
  await transport.sendMail(message);
}

function texts({ users }: Sandbox, user = 'ann', mailbox = 'INBOX'): string[] {
  const account = users.find(({ username }) => username === user);
  return (account?.mailboxes.get(mailbox)?.messages ?? []).map(({ raw }) => raw.toString('latin1'));
}

describe('a message that was sent', () => {
  test('is in the mailbox, with what a server writes on top', async () => {
    await using sandbox = await startSandbox({ users: USERS });
    await send(sandbox);
    const [text = ''] = texts(sandbox);
    const [message] = sandbox.smtp.messages;
    expect(text.endsWith(message?.raw.toString('latin1') ?? 'nothing')).toBe(true);
    expect(fieldValues(Buffer.from(text), 'Return-Path')).toEqual(['<ann@sandbox.test>']);
    expect(fieldValues(Buffer.from(text), 'Received')).toEqual([
      expect.stringMatching(
        /^from client\.test \(\[127\.0\.0\.1\]\)\tby sandbox\.test with ESMTPA id 1\tfor <ann@sandbox\.test>; \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/,
      ),
    ]);
  });

  test('goes to each of its recipients once', async () => {
    await using sandbox = await startSandbox({ users: USERS });
    await send(sandbox, 'bob@other.test, ann@sandbox.test, x@elsewhere.test');
    expect([texts(sandbox).length, texts(sandbox, 'bob').length]).toEqual([1, 1]);
    expect(texts(sandbox, 'bob')[0]).toContain('for <bob@other.test>;');
  });

  const cases: [string, Partial<DeliverySettings>, number, number][] = [
    ['is lost', { lose: true }, 0, 0],
    ['arrives twice', { copies: 2 }, 2, 0],
    ['arrives in Junk', { mailbox: 'Junk' }, 0, 1],
  ];

  test.each(cases)('%s', async (_, settings, inbox, junk) => {
    await using sandbox = await startSandbox({ users: USERS, delivery: settings });
    await send(sandbox);
    expect([texts(sandbox).length, texts(sandbox, 'ann', 'Junk').length]).toEqual([inbox, junk]);
  });

  test('arrives in a mailbox that is made for it', async () => {
    await using sandbox = await startSandbox({ users: USERS, delivery: { mailbox: 'Lists/All' } });
    await send(sandbox);
    expect(texts(sandbox, 'ann', 'Lists/All')).toHaveLength(1);
  });

  test('is rewritten below the fields of the delivery', async () => {
    const rewrite = (raw: string) => raw.replace(/^X-Token: .*\r\n/m, '').replace('Subject: ', 'Subject: [list] ');
    await using sandbox = await startSandbox({ users: USERS, delivery: { rewrite } });
    await send(sandbox);
    const [text = ''] = texts(sandbox);
    expect(text).toContain('\r\nSubject: [list] hi\r\n');
    expect(text).not.toContain('X-Token');
    const expected = rewrite(sandbox.smtp.messages[0]?.raw.toString('latin1') ?? '');
    expect(text.endsWith(`+0000\r\n${expected}`)).toBe(true);
  });

  test('comes back to the sender', async () => {
    await using sandbox = await startSandbox({ users: USERS, delivery: { bounce: '550 5.7.1 Not wanted' } });
    await send(sandbox, 'bob@other.test');
    expect(texts(sandbox, 'bob')).toEqual([]);
    const [text = ''] = texts(sandbox);
    expect(fieldValues(Buffer.from(text), 'Return-Path')).toEqual(['<>']);
    expect(text).toContain('Final-Recipient: rfc822; bob@other.test\r\nAction: failed\r\nStatus: 5.7.1\r\n');
    expect(text).toContain('\r\nMessage-ID: <1@client>\r\n');
    expect(text).not.toContain('\r\nHello\r\n');
  });

  test('comes back when the mailbox is full', async () => {
    await using sandbox = await startSandbox({ users: USERS });
    await send(sandbox, 'bob@other.test', 'x'.repeat(1100));
    expect(texts(sandbox, 'bob')).toEqual([]);
    expect(texts(sandbox)).toEqual([expect.stringContaining('Diagnostic-Code: smtp; 552 5.2.2 Mailbox full')]);
  });

  test('meets what was set last', async () => {
    await using sandbox = await startSandbox({ users: USERS, delivery: { copies: 3, mailbox: 'Junk' } });
    sandbox.setDelivery({ copies: 1 });
    await send(sandbox);
    sandbox.setDelivery({ lose: true });
    await send(sandbox);
    expect(texts(sandbox, 'ann', 'Junk')).toHaveLength(1);
  });
});

describe('a delay', () => {
  test('passes before the message is there, and the message meets what was set when it was sent', () => {
    vi.useFakeTimers();
    try {
      const store = createStore(USERS);
      const delivery = createDelivery(store, { delayMs: 1000 });
      delivery.accept(MESSAGE);
      delivery.set({ delayMs: 0, lose: true });
      const inbox = store.accounts[0]?.mailboxes.get('INBOX');
      vi.advanceTimersByTime(999);
      expect(inbox?.messages).toHaveLength(0);
      vi.advanceTimersByTime(1);
      expect(inbox?.messages).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('ends with the delivery: nothing arrives, and no timer is left', () => {
    vi.useFakeTimers();
    try {
      const store = createStore(USERS);
      const delivery = createDelivery(store, { delayMs: 1000 });
      delivery.accept(MESSAGE);
      delivery.accept(MESSAGE);
      expect(vi.getTimerCount()).toBe(2);
      delivery.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('lets the client have its answer first', async () => {
    await using sandbox = await startSandbox({ users: USERS, delivery: { delayMs: 1 } });
    const inbox = sandbox.users[0]?.mailboxes.get('INBOX');
    const arrived = new Promise<void>((resolve) => inbox && watchMailbox(inbox, () => resolve()));
    await send(sandbox);
    await arrived;
    expect(inbox?.messages).toHaveLength(1);
  });
});

describe('a rewrite', () => {
  test('sees and gives bytes', () => {
    const store = createStore(USERS);
    const delivery = createDelivery(store, { rewrite: (raw) => `${raw}\xfe` });
    delivery.accept({ ...MESSAGE, raw: Buffer.from([0xff, 0xc3]) });
    const [message] = store.accounts[0]?.mailboxes.get('INBOX')?.messages ?? [];
    expect(message?.raw.subarray(-3)).toEqual(Buffer.from([0xff, 0xc3, 0xfe]));
  });
});

describe('a report', () => {
  test.each([
    ['is made for a sender', 'ann@sandbox.test', 1],
    ['is not made for the null sender', '', 0],
  ])('%s', (_, sender, reports) => {
    const store = createStore(USERS);
    createDelivery(store, { bounce: '550 5.1.1 No' }).accept({ ...MESSAGE, sender });
    const mailboxes = store.accounts.flatMap((account) => [...account.mailboxes.values()]);
    expect(mailboxes.flatMap(({ messages }) => messages)).toHaveLength(reports);
  });
});
