import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Argument, loadEngine } from '../../../src/mail/imap/wire/grammar.ts';
import { Pipeline } from '../../../src/mail/imap/wire/pipeline.ts';
import { atom, textOf } from '../../../src/mail/imap/wire/values.ts';

/** A pipeline, and the other end of its line, where the test sits. */
interface Line extends AsyncDisposable {
  readonly pipeline: Pipeline;
  readonly server: Socket;
  readonly shown: readonly string[];
  /** What has been heard, when there are so many lines; tags are replaced by the number of the command. */
  heard(lines: number): Promise<readonly string[]>;
  /** Says something; `{1}` stands for the tag of the first command. */
  say(text: string): void;
}

async function openLine(greeting = '* OK [CAPABILITY IMAP4rev1] ready'): Promise<Line> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const socket = connect({ host: '127.0.0.1', port: (listener.address() as AddressInfo).port });
  const [server] = (await once(listener, 'connection')) as [Socket];
  server.on('error', () => {});
  let text = '';
  let wake: () => void = () => {};
  server.on('data', (chunk) => {
    text += chunk.toString('latin1');
    wake();
  });
  const tags: string[] = [];
  const shown: string[] = [];
  const pipeline = new Pipeline(socket, await loadEngine(), {
    trace: (direction, line) => shown.push(`${direction === 'sent' ? '>' : '<'} ${line}`),
    heard: () => {},
    isOver: () => false,
    random: randomBytes,
  });
  server.write(`${greeting}\r\n`);
  await pipeline.begin();
  return {
    pipeline,
    server,
    shown,
    heard: async (lines) => {
      while (text.split('\r\n').length <= lines) await new Promise<void>((resolve) => (wake = resolve));
      for (const [, tag = ''] of text.matchAll(/^([0-9A-F]{8}) /gm)) if (!tags.includes(tag)) tags.push(tag);
      return text
        .split('\r\n')
        .slice(0, -1)
        .map((line) => line.replace(/^[0-9A-F]{8} /, (tag) => `{${tags.indexOf(tag.trim()) + 1}} `));
    },
    say: (said) =>
      void server.write(`${said.replace(/\{(\d)\}/g, (_all, digit) => tags[Number(digit) - 1] ?? '')}\r\n`),
    async [Symbol.asyncDispose]() {
      socket.destroy();
      server.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

const LITERAL: Argument = { type: 'LITERAL', value: Buffer.from('käse') };

describe('IMAP commands under way', () => {
  test('are sent before those before them are answered, and leave in one packet', async () => {
    await using line = await openLine();
    const packets: string[] = [];
    line.server.on('data', (chunk) => packets.push(chunk.toString()));
    const both = Promise.all([line.pipeline.exec('NOOP', [], {}), line.pipeline.exec('CHECK', [], {})]);
    expect(await line.heard(2)).toEqual(['{1} NOOP', '{2} CHECK']);
    expect(packets).toHaveLength(1);
    line.say('{1} OK one\r\n{2} OK two');
    expect((await both).map(({ command }) => command)).toEqual(['OK', 'OK']);
  });

  test('may be answered in any order', async () => {
    await using line = await openLine();
    const rows: (string | undefined)[] = [];
    const list = line.pipeline.exec('LIST', [], {
      untagged: { LIST: ({ attributes }) => rows.push(textOf(attributes?.[2])) },
    });
    const status = line.pipeline.exec('STATUS', [], {
      untagged: { STATUS: ({ attributes }) => rows.push(textOf(attributes?.[0])) },
    });
    await line.heard(2);
    line.say('* STATUS INBOX ()\r\n{2} OK second');
    await status;
    line.say('* LIST () "/" Junk\r\n{1} NO first');
    await expect(list).rejects.toMatchObject({ responseStatus: 'NO' });
    expect(rows).toEqual(['INBOX', 'Junk']);
  });

  test('what several of them could have asked for belongs to the earliest', async () => {
    await using line = await openLine();
    const got: string[] = [];
    const ask = (name: string) =>
      line.pipeline.exec('UID SEARCH', [atom(name)], { untagged: { SEARCH: () => got.push(name) } });
    const both = Promise.all([ask('SEEN'), ask('UNSEEN')]);
    await line.heard(2);
    line.say('* SEARCH 1\r\n{1} OK\r\n* SEARCH 2\r\n{2} OK');
    await both;
    expect(got).toEqual(['SEEN', 'UNSEEN']);
  });

  test('ATK-K9: what does not answer the earliest belongs to the next that it answers, or to none', async () => {
    await using line = await openLine();
    const got: string[] = [];
    const ask = (name: string) =>
      line.pipeline.exec('STATUS', [atom(name)], {
        untagged: {
          STATUS: ({ attributes }, tag) => {
            if (textOf(attributes?.[0]) !== name) return false;
            got.push(`${name} ${tag.length}`);
            return true;
          },
        },
      });
    const both = Promise.all([ask('Junk'), ask('Work')]);
    await line.heard(2);
    line.say('* STATUS Work ()\r\n* STATUS Other ()\r\n* STATUS Junk ()\r\n{1} OK\r\n* STATUS Junk ()\r\n{2} OK');
    await both;
    expect(got).toEqual(['Work 8', 'Junk 8']);
  });

  test('one that waits for permission to go on holds back the next', async () => {
    await using line = await openLine();
    const both = Promise.all([line.pipeline.exec('EXAMINE', [LITERAL], {}), line.pipeline.exec('NOOP', [], {})]);
    expect(await line.heard(1)).toEqual(['{1} EXAMINE {5}']);
    line.say('+ go on');
    expect(await line.heard(3)).toEqual(['{1} EXAMINE {5}', Buffer.from('käse').toString('latin1'), '{2} NOOP']);
    line.say('{1} OK\r\n{2} OK');
    await both;
  });

  test('a literal that is refused is not sent', async () => {
    await using line = await openLine();
    const refused = line.pipeline.exec('EXAMINE', [LITERAL], {});
    const next = line.pipeline.exec('NOOP', [], {});
    await line.heard(1);
    line.say('{1} NO no literals here');
    await expect(refused).rejects.toMatchObject({ responseStatus: 'NO' });
    expect(await line.heard(2)).toEqual(['{1} EXAMINE {5}', '{2} NOOP']);
    line.say('+ \r\n{2} OK');
    await next;
  });

  test.each(['LITERAL+', 'LITERAL-', 'IMAP4rev2'])('with %s no permission is waited for', async (capability) => {
    await using line = await openLine(`* OK [CAPABILITY IMAP4rev1 ${capability}] ready`);
    const both = Promise.all([line.pipeline.exec('EXAMINE', [LITERAL], {}), line.pipeline.exec('NOOP', [], {})]);
    expect(await line.heard(3)).toEqual(['{1} EXAMINE {5+}', Buffer.from('käse').toString('latin1'), '{2} NOOP']);
    line.say('{1} OK\r\n{2} OK');
    await both;
  });

  test('nothing goes out while a login asks and answers', async () => {
    await using line = await openLine();
    const login = line.pipeline.exec('AUTHENTICATE', [atom('PLAIN')], { onPlus: () => line.pipeline.write('secret') });
    const next = line.pipeline.exec('NOOP', [], {});
    expect(await line.heard(1)).toEqual(['{1} AUTHENTICATE PLAIN']);
    line.say('+ ');
    expect(await line.heard(2)).toEqual(['{1} AUTHENTICATE PLAIN', 'secret']);
    line.say('{1} OK [CAPABILITY IMAP4rev1 UIDPLUS] in');
    await login;
    expect(line.pipeline.capabilities).toEqual(new Set(['IMAP4REV1', 'UIDPLUS']));
    await line.heard(3);
    line.say('{2} OK');
    await next;
    expect(line.shown.join('\n')).not.toContain('secret');
  });

  test.each([
    ['a tag that nobody used', 'A99 OK done', { code: 'UnexpectedTag' }],
    ['a farewell', '* BYE too many', { code: 'NoConnection' }],
    ['a tagged farewell', '{1} BYE too many', { code: 'NoConnection' }],
    ['a flood of tokens', `* LIST (${'x '.repeat(100_001)}x)`, { code: 'TooManyTokens' }],
    ['a list in a list, and so on', `* LIST ${'('.repeat(1001)}${')'.repeat(1001)}`, { code: 'NestedTooDeep' }],
  ])('%s ends all of them', async (_what, said, reason) => {
    await using line = await openLine();
    const all = Promise.allSettled([line.pipeline.exec('NOOP', [], {}), line.pipeline.exec('CHECK', [], {})]);
    await line.heard(2);
    line.say(said);
    const settled = await all;
    expect(settled).toEqual([1, 2].map(() => ({ status: 'rejected', reason: expect.objectContaining(reason) })));
    await expect(line.pipeline.exec('NOOP', [], {})).rejects.toMatchObject(reason);
  });

  test('what came before the end of the connection counts', async () => {
    await using line = await openLine();
    const all = Promise.allSettled([line.pipeline.exec('NOOP', [], {}), line.pipeline.exec('CHECK', [], {})]);
    await line.heard(2);
    line.say('{1} OK done');
    line.server.end();
    expect(await all).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'NoConnection' } },
    ]);
  });

  test('a line that is no IMAP is passed over, unless it has the tag of a command', async () => {
    await using line = await openLine();
    const noop = line.pipeline.exec('NOOP', [], {});
    const check = line.pipeline.exec('CHECK', [], {});
    await line.heard(2);
    line.say('* "unfinished\r\n{1} OK done\r\n{2} ("');
    await noop;
    await expect(check).rejects.toMatchObject({ code: expect.stringMatching(/^ParserError/) });
  });

  test('a refusal without a tag is for the earliest', async () => {
    await using line = await openLine();
    const noop = line.pipeline.exec('NOOP', [], {});
    const check = line.pipeline.exec('CHECK', [], {});
    await line.heard(2);
    line.say('BAD "Must issue a STARTTLS command first"\r\n{2} OK done');
    await expect(noop).rejects.toMatchObject({
      responseStatus: 'BAD',
      responseText: 'Must issue a STARTTLS command first',
    });
    await check;
  });

  test('what cannot be written is not sent, and harms nothing', async () => {
    await using line = await openLine();
    const bad = line.pipeline.exec('EXAMINE', [{ type: 'STRING', value: 'a\r\nb NOOP' }], {});
    await expect(bad).rejects.toMatchObject({ code: 'InvalidStringValue' });
    const noop = line.pipeline.exec('NOOP', [], {});
    expect(await line.heard(1)).toEqual(['{1} NOOP']);
    line.say('{1} OK');
    await noop;
  });
});
