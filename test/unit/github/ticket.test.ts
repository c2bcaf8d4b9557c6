import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTickets, saveTicket, ticketOwner } from '../../../src/github/ticket.ts';

const ticket = (digit: string) => ({ token: digit.repeat(32), mailboxes: ['INBOX', 'Junk'] });

let folder = '';
let env: Record<string, string> = {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mail-probe-ticket-'));
  env = { GITHUB_STATE: join(folder, 'state') };
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The environment of the post step: of each state the value that was written last. */
function postEnv(): Record<string, string> {
  const lines = readFileSync(join(folder, 'state'), 'utf8').trimEnd().split('\n');
  return Object.fromEntries(
    lines.map((line) => [`STATE_${line.slice(0, line.indexOf('='))}`, line.slice(line.indexOf('=') + 1)]),
  );
}

function savedText(): string {
  const text = readFileSync(join(folder, 'state'), 'utf8');
  return Buffer.from(text.slice(text.indexOf('=') + 1), 'base64').toString();
}

const redact = (text: string): string => text.replaceAll('hunter2', '***');

describe('tickets', () => {
  test('of many checks are kept beside each other, until each is done', () => {
    saveTicket(env, { index: 0, checkName: 'A', ticket: ticket('a') }, redact);
    saveTicket(env, { index: 12, checkName: 'B', ticket: ticket('b') }, redact);
    saveTicket(env, { index: 3, checkName: 'C', ticket: ticket('c') }, redact);
    saveTicket(env, { index: 12, checkName: 'B', ticket: undefined }, redact);
    expect(readTickets(postEnv())).toEqual([
      { ticket: ticket('a'), owner: ticketOwner('A') },
      { ticket: ticket('c'), owner: ticketOwner('C') },
    ]);
  });

  test('do not tell the name of a check, which may hold anything', () => {
    saveTicket(env, { index: 1, checkName: 'hunter2', ticket: ticket('a') }, redact);
    expect(savedText()).not.toContain('hunter2');
  });

  test('do not tell a secret that a server gave to a mailbox as its name', () => {
    const mailboxes = ['INBOX', 'hunter2'];
    saveTicket(env, { index: 0, checkName: 'A', ticket: { ...ticket('a'), mailboxes } }, redact);
    expect(savedText()).toContain('"mailboxes":["INBOX","***"]');
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
  test.each([
    ['nothing', {}],
    ['an empty state', { STATE_ticket: '' }],
    ['no JSON', { STATE_ticket: 'abcd' }],
    ['no base64', { STATE_ticket: '{"a"}' }],
    [
      'a token of another form',
      { STATE_ticket: encoded({ ticket: { ...ticket('a'), token: 'x OR ALL' }, owner: 'a' }) },
    ],
    [
      'mailboxes that are no names',
      { STATE_ticket_1: encoded({ ticket: { ...ticket('a'), mailboxes: [1] }, owner: 'a' }) },
    ],
    ['no owner', { STATE_ticket: encoded({ ticket: ticket('a') }) }],
    ['another name', { STATE_ticket_x: encoded({ ticket: ticket('a'), owner: 'a' }) }],
  ])('are none: %s', (_what, given) => {
    expect(readTickets(given)).toEqual([]);
  });
});
