/** Questions to one name server over real sockets: what is believed, and what is not. */
import packet, { type Answer as PacketAnswer } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { type Answer, type AskOptions, ask } from '../../../../src/dns/query/ask.ts';
import type { RecordType } from '../../../../src/dns/records.ts';
import { openNetwork } from '../../../support/dns/dns-network.ts';
import { type AskedQuestion, replyTo, type ScriptedReply, startDns } from '../../../support/dns/scripted-dns.ts';

const SERVER = { address: '192.0.2.53', port: 53 };
const NAME = 'mail.example.test';
const LIMIT_MS = 60_000;
const MX: PacketAnswer = { type: 'MX', name: NAME, ttl: 300, data: { preference: 10, exchange: 'mx1.example.test' } };

interface Setting {
  readonly answer: (question: AskedQuestion) => ScriptedReply;
  readonly type?: RecordType;
  readonly hasTcp?: boolean;
  readonly limitMs?: number;
  readonly options?: AskOptions;
  readonly signal?: AbortSignal;
}

interface Outcome {
  readonly answer: Answer;
  readonly asked: readonly AskedQuestion[];
}

/** Asks a server once, and sees that no socket is left open. */
async function askServer({ answer, type = 'MX', hasTcp = true, ...rest }: Setting): Promise<Outcome> {
  await using server = await startDns(answer, { hasTcp });
  await using network = await openNetwork({ [SERVER.address]: server });
  const budget = {
    world: network.world,
    signal: rest.signal ?? new AbortController().signal,
    limitMs: rest.limitMs ?? LIMIT_MS,
  };
  try {
    return { answer: await ask(SERVER, { name: NAME, type }, rest.options ?? {}, budget), asked: server.asked };
  } finally {
    await network.allClosed();
  }
}

const withMx = (question: AskedQuestion): ScriptedReply => replyTo(question, { answers: [MX] });

describe.concurrent('a question', () => {
  test('goes out in one datagram, with EDNS, a random id, a port of its own and letters in either case', async () => {
    await using server = await startDns(withMx);
    await using network = await openNetwork({ [SERVER.address]: server });
    expect(network.sockets().opened).toBe(0);
    const budget = { world: network.world, signal: new AbortController().signal, limitMs: LIMIT_MS };
    const question = { name: NAME, type: 'MX' } as const;
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(SERVER, question, {}, budget)));
    expect(new Set(answers.map(({ message }) => JSON.stringify(message?.answers)))).toEqual(
      new Set([
        JSON.stringify([
          {
            name: NAME,
            ttl: 300,
            data: { type: 'MX', preference: 10, exchange: 'mx1.example.test' },
            source: { server: SERVER.address },
          },
        ]),
      ]),
    );
    const { asked } = server;
    expect(asked.every(({ via, hasEdns, name }) => via === 'udp' && hasEdns && name.toLowerCase() === NAME)).toBe(true);
    expect(asked[0]?.query.additionals?.[0]).toMatchObject({ type: 'OPT', udpPayloadSize: 1232, flag_do: false });
    for (const key of ['name', 'from', 'id'] as const) {
      const values = asked.map((each) => (key === 'id' ? each.query.id : each[key]));
      expect(new Set(values).size, key).toBeGreaterThan(10);
    }
    await network.allClosed();
  });

  test.each([
    ['isRecursive', 'flag_rd'],
    ['wantsAuthentic', 'flag_ad'],
    ['isUnchecked', 'flag_cd'],
  ] as const)('%s sets %s alone', async (option, flag) => {
    const { asked } = await askServer({ answer: withMx, options: { [option]: true } });
    const flags = { flag_rd: false, flag_ad: false, flag_cd: false };
    expect(asked[0]?.query).toMatchObject({ ...flags, [flag]: true });
  });

  test('wantsSignatures sets the DO bit', async () => {
    const { asked } = await askServer({ answer: withMx, options: { wantsSignatures: true } });
    expect(asked[0]?.query.additionals?.[0]).toMatchObject({ flag_do: true });
  });

  test('reads the bits of the answer', async () => {
    const flags = packet.AUTHORITATIVE_ANSWER | packet.AUTHENTIC_DATA | packet.RECURSION_AVAILABLE | 3;
    const { answer } = await askServer({ answer: (question) => replyTo(question, { flags }) });
    expect(answer.message).toMatchObject({
      rcode: 'NXDOMAIN',
      isAuthoritative: true,
      isAuthentic: true,
      isRecursionAvailable: true,
      isUnchecked: false,
      edns: { datagramOctets: 1232, errorCodes: [] },
    });
  });

  test('reads TLSA records and types that have no name here', async () => {
    const tlsa = await askServer({
      type: 'TLSA',
      answer: (question) =>
        replyTo(question, {
          answers: [
            {
              type: 'TLSA',
              name: NAME,
              ttl: 60,
              data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32, 0xab) },
            },
          ],
        }),
    });
    expect(tlsa.asked[0]?.type).toBe('TLSA');
    expect(tlsa.answer.message?.answers[0]?.data).toEqual({
      type: 'TLSA',
      usage: 3,
      selector: 1,
      matching: 1,
      certificate: 'ab'.repeat(32),
    });
    const svcb = await askServer({
      type: 'TYPE65',
      answer: (question) =>
        replyTo(question, {
          answers: [{ type: 'UNKNOWN_65', name: NAME, ttl: 60, data: Buffer.from('000100', 'hex') } as never],
        }),
    });
    expect(svcb.asked[0]?.type).toBe('UNKNOWN_65');
    expect(svcb.answer.message?.answers[0]?.data).toEqual({ type: 'TYPE65', text: '000100' });
  });

  test('goes over TCP when the answer is cut, and tells both ways', async () => {
    const cut = ({ via, ...question }: AskedQuestion): ScriptedReply =>
      via === 'udp'
        ? replyTo({ via, ...question }, { flags: packet.TRUNCATED_RESPONSE })
        : replyTo({ via, ...question }, { answers: [MX] });
    const { answer, asked } = await askServer({ answer: cut });
    expect(answer).toMatchObject({
      transport: 'tcp',
      udp: 'cut',
      tcp: 'message',
      message: { answers: [{ name: NAME }] },
    });
    expect(asked.map(({ via }) => via)).toEqual(['udp', 'tcp']);
  });

  test('says that TCP is closed when a cut answer cannot be had whole', async () => {
    const flags = packet.TRUNCATED_RESPONSE;
    const { answer } = await askServer({
      hasTcp: false,
      answer: (question) => replyTo(question, { flags, answers: [MX] }),
    });
    expect(answer).toMatchObject({ failure: 'ECONNREFUSED', transport: 'tcp', udp: 'cut', tcp: 'ECONNREFUSED' });
    expect(answer.message).toBeUndefined();
  });

  test('is asked over TCP alone when that is wanted', async () => {
    const { answer, asked } = await askServer({ answer: withMx, options: { isTcpOnly: true } });
    expect(answer).toMatchObject({ transport: 'tcp', tcp: 'message' });
    expect(asked.map(({ via }) => via)).toEqual(['tcp']);
  });

  test('is sent again when the first datagram is lost', async () => {
    let isFirst = true;
    const { answer } = await askServer({
      answer: (question) => {
        const isLost = isFirst;
        isFirst = false;
        return isLost ? undefined : withMx(question);
      },
    });
    expect(answer).toMatchObject({ edns: 'spoken', message: { answers: [{ name: NAME }] } });
  });

  test('is asked without EDNS where that is not understood, with a header alone or a whole answer', async () => {
    for (const isHeader of [true, false]) {
      const { answer, asked } = await askServer({
        answer: (question) =>
          question.hasEdns
            ? replyTo(question, { flags: 1, additionals: [], ...(isHeader && { questions: [] }) })
            : withMx(question),
      });
      expect(answer).toMatchObject({ edns: 'refused', message: { answers: [{ name: NAME }] } });
      expect(asked.map(({ hasEdns }) => hasEdns)).toEqual([true, false]);
    }
  });

  test('is answered by a server that passes over questions with EDNS', async () => {
    const { answer } = await askServer({
      hasTcp: false,
      answer: (question) => (question.hasEdns ? undefined : withMx(question)),
    });
    expect(answer).toMatchObject({ edns: 'dropped', transport: 'udp', message: { answers: [{ name: NAME }] } });
  });

  test('is answered over TCP where datagrams do not pass', async () => {
    const { answer } = await askServer({
      answer: (question) => (question.via === 'udp' ? undefined : withMx(question)),
    });
    expect(answer).toMatchObject({ transport: 'tcp', udp: 'silence', message: { answers: [{ name: NAME }] } });
  });

  test('tells that the answer came without EDNS', async () => {
    const { answer } = await askServer({ answer: (question) => replyTo(question, { additionals: [], answers: [MX] }) });
    expect(answer.edns).toBe('ignored');
  });
});

describe.concurrent('a question that is not answered', () => {
  test('ends at its limit', async () => {
    await using network = await openNetwork({ [SERVER.address]: 'silent' });
    const budget = { world: network.world, signal: new AbortController().signal, limitMs: 300 };
    const answer = await ask(SERVER, { name: NAME, type: 'MX' }, {}, budget);
    expect(answer).toMatchObject({ failure: 'timeout', udp: 'silence' });
    expect(answer.message).toBeUndefined();
    // Two datagrams with EDNS, one without, and one connection.
    expect(network.sockets().opened).toBe(4);
    await network.allClosed();
  });

  test('ends at once with a fault of the way there', async () => {
    await using network = await openNetwork({});
    const budget = { world: network.world, signal: new AbortController().signal, limitMs: LIMIT_MS };
    const answer = await ask(SERVER, { name: NAME, type: 'MX' }, {}, budget);
    expect(answer).toMatchObject({ failure: 'ENETUNREACH', transport: 'udp' });
    expect(network.sockets().opened).toBe(1);
    await network.allClosed();
  });

  test('ends at once where nothing listens', async () => {
    const gone = await startDns(() => undefined);
    await gone[Symbol.asyncDispose]();
    await using network = await openNetwork({ [SERVER.address]: gone });
    const budget = { world: network.world, signal: new AbortController().signal, limitMs: LIMIT_MS };
    const answer = await ask(SERVER, { name: NAME, type: 'MX' }, {}, budget);
    expect(answer).toMatchObject({ failure: 'ECONNREFUSED', tcp: 'ECONNREFUSED' });
    await network.allClosed();
  });

  test('ends with the reason of its signal, before and while it is asked', async () => {
    const reason = new Error('enough');
    await expect(askServer({ answer: withMx, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const answer = (): undefined => {
      controller.abort(reason);
    };
    await expect(askServer({ answer, signal: controller.signal })).rejects.toBe(reason);
  });

  test.each(['', '.', 'a..test', `${'a'.repeat(64)}.test`, `${'a.'.repeat(127)}test`, 'a\\.b.test'])(
    'is not asked at all for %j, unless it is the root',
    async (name) => {
      await using network = await openNetwork({ [SERVER.address]: 'ECONNREFUSED' });
      const budget = { world: network.world, signal: new AbortController().signal, limitMs: LIMIT_MS };
      const answer = await ask(SERVER, { name, type: 'MX' }, {}, budget);
      expect(answer.failure).toBe(name === '' ? 'ECONNREFUSED' : 'EBADNAME');
      expect(network.sockets().opened > 0).toBe(name === '');
    },
  );
});

const EVIL: PacketAnswer = { type: 'MX', name: NAME, ttl: 300, data: { preference: 1, exchange: 'evil.test' } };
/** What the true answer points to by its first 12 octets, and a name that points to itself. */
const LOOP = Buffer.from('c00c', 'hex');

/** The true header and question, and octets of the test after them. */
function forged(question: AskedQuestion, answers: number, octets: Buffer): Buffer {
  const true_ = packet.encode(replyTo(question, { additionals: [] }));
  true_.writeUInt16BE(answers, 6);
  return Buffer.concat([true_, octets]);
}

describe.concurrent('what is not the answer', () => {
  test.each<[string, (question: AskedQuestion) => ScriptedReply]>([
    ['another id', (question) => replyTo(question, { id: (question.query.id ?? 0) ^ 1, answers: [EVIL] })],
    [
      'another name',
      (question) => replyTo(question, { questions: [{ type: 'MX', name: 'other.test' }], answers: [EVIL] }),
    ],
    [
      'another type',
      (question) => replyTo(question, { questions: [{ type: 'A', name: question.name }], answers: [EVIL] }),
    ],
    [
      'another class',
      (question) =>
        replyTo(question, { questions: [{ type: 'MX', name: question.name, class: 'CH' }], answers: [EVIL] }),
    ],
    [
      'letters in another case',
      (question) => {
        const first = question.name.charAt(0);
        const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
        return replyTo(question, {
          questions: [{ type: 'MX', name: other + question.name.slice(1) }],
          answers: [EVIL],
        });
      },
    ],
    ['no question', (question) => replyTo(question, { questions: [], answers: [EVIL] })],
    [
      'no question by its count',
      (question) => {
        const octets = packet.encode(replyTo(question, { answers: [EVIL] }));
        octets.writeUInt16BE(0, 4);
        return octets;
      },
    ],
    ['the question itself', (question) => question.octets],
    ['an update', (question) => replyTo(question, { flags: 5 << 11, answers: [EVIL] })],
    ['nothing', () => Buffer.alloc(0)],
    ['garbage', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ])('is passed over: %s', async (_what, answer) => {
    const { answer: got } = await askServer({
      answer: (question) => {
        const false_ = [answer(question)].flat().filter((each) => each !== undefined);
        return [...false_, replyTo(question, { answers: [MX] })];
      },
    });
    expect(got.message?.answers.map(({ data }) => data)).toEqual([
      { type: 'MX', preference: 10, exchange: 'mx1.example.test' },
    ]);
  });

  test('is passed over when it comes from elsewhere', async () => {
    await using other = await startDns(() => undefined);
    const { createSocket } = await import('node:dgram');
    const { answer } = await askServer({
      answer: (question) => {
        const liar = createSocket('udp4');
        const octets = packet.encode(replyTo(question, { answers: [EVIL] }));
        liar.send(octets, question.from, '127.0.0.1', () => liar.close());
        return question.query.id === undefined ? undefined : replyTo(question, { answers: [MX] });
      },
    });
    expect(other.asked).toEqual([]);
    expect(answer.message?.answers[0]?.data).toMatchObject({ exchange: 'mx1.example.test' });
  });

  test.each<[string, (question: AskedQuestion) => ScriptedReply]>([
    ['ends within a record', (question) => packet.encode(replyTo(question, { answers: [EVIL] })).subarray(0, -15)],
    ['promises more records than it has', (question) => forged(question, 0xffff, Buffer.alloc(0))],
    ['has a name that points to itself', (question) => forged(question, 1, selfPointer(question))],
    ['has a name that points forward', (question) => forged(question, 1, Buffer.from('c3ff000f0001', 'hex'))],
    ['has an address of 3 octets', (question) => forged(question, 1, record(1, 'c0a801'))],
    ['has a string beyond its record', (question) => forged(question, 1, record(16, 'ff61'))],
    ['has data after the name of its MX', (question) => forged(question, 1, record(15, '000a00ff'))],
    ['has a label of a kind that is not in use', (question) => forged(question, 1, Buffer.from('4161000f0001', 'hex'))],
  ])('is not believed in anything when it %s', async (_what, answer) => {
    const { answer: got, asked } = await askServer({ answer });
    expect(got).toMatchObject({ failure: 'EBADRESP', udp: 'EBADRESP', tcp: 'EBADRESP' });
    expect(got.message).toBeUndefined();
    expect(asked.map(({ via }) => via)).toEqual(['udp', 'tcp']);
  });

  test('is asked for over TCP when the datagram is larger than it may be', async () => {
    const answers = Array.from(
      { length: 100 },
      (): PacketAnswer => ({ type: 'TXT', name: NAME, ttl: 1, data: 'a'.repeat(40) }),
    );
    const { answer } = await askServer({
      answer: (question) => replyTo(question, { answers: question.via === 'udp' ? answers : [MX] }),
    });
    expect(answer).toMatchObject({ udp: 'cut', transport: 'tcp', message: { answers: [{ name: NAME }] } });
  });

  test('ends a connection that brings anything else without end', async () => {
    const noise = Array.from({ length: 3 }, () => Buffer.alloc(0xffff, 0x20));
    const { answer } = await askServer({ options: { isTcpOnly: true }, answer: () => noise });
    expect(answer).toMatchObject({ failure: 'EBADRESP', transport: 'tcp' });
  });
});

/** A record at the name of the question. */
function record(type: number, data: string): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(data.length / 2, 8);
  return Buffer.concat([LOOP, head, Buffer.from(data, 'hex')]);
}

/** A name that stands right after the question, and points to where it stands. */
function selfPointer(question: AskedQuestion): Buffer {
  const octets = Buffer.alloc(2);
  octets.writeUInt16BE(0xc000 | (12 + question.name.length + 2 + 4));
  return octets;
}
