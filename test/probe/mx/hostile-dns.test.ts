/** Name servers that lie, shout, or speak nonsense: none of it may make a gate green, or keep it from ending. */
import packet, { type Answer, type Packet } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { type AskedQuestion, replyTo, type ScriptedReply } from '../../support/dns/scripted-dns.ts';
import { authoritative, resolving, rr } from '../../support/dns/zone-answers.ts';
import { findingsOf, wordsOf } from '../../support/gate/brief.ts';
import { planned, RECORDS, records, startExample } from '../../support/gate/example-domain.ts';
import { DOMAIN, runGate } from '../../support/gate/run-gate.ts';
import { zoneOf } from '../../support/gate/short-zone.ts';

const ZONE = zoneOf(DOMAIN, RECORDS);
const right = authoritative(ZONE);
const PLAN = { zone: 'plan.zone' };
const QUIET = { 'mx-connect': 'false', timeout: '20s' };

type Lie = (question: AskedQuestion, truth: Packet) => ScriptedReply;

/** Tells the truth but where a question is of a type. */
function lying(type: string, lie: Lie): (question: AskedQuestion) => ScriptedReply {
  return (question) => {
    const truth = right(question) as Packet;
    return question.type === type ? lie(question, truth) : truth;
  };
}

const answers =
  (list: readonly Answer[]): Lie =>
  (_question, truth) => ({ ...truth, answers: [...list] });

describe.concurrent('one kind of question is not answered', () => {
  test.each(['MX', 'TXT', 'A'])('SERVFAIL for %s: unknown, and never ok', async (type) => {
    const fail = lying(type, (question) => replyTo(question, { flags: packet.AUTHORITATIVE_ANSWER | 2 }));
    await using world = await startExample({ nameServers: [fail] });
    const report = await runGate(world, QUIET);
    expect(report.status, wordsOf(report)).not.toBe('ok');
    expect(findingsOf(report).join()).toMatch(/unknown E_DNS_SERVFAIL|critical/);
    expect(findingsOf(report)).not.toContain('critical E_MX_MISSING');
  });

  test('SERVFAIL with a plan: each question is told once, and the plan is not said to mend it', async () => {
    const fail = lying('TXT', (question) => replyTo(question, { flags: packet.AUTHORITATIVE_ANSWER | 2 }));
    await using world = await startExample({ nameServers: [fail] });
    const report = await runGate(world, { ...PLAN, 'dkim-selectors': 's1' }, planned(RECORDS));
    expect(report).toMatchObject({ status: 'unknown', code: 'E_DNS_SERVFAIL' });
    const messages = report.checks[0]?.findings.map(({ message }) => message) ?? [];
    const asked = messages.map((message) => /\S*example\.test/.exec(message)?.[0]);
    expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
    expect(messages.join('\n')).not.toContain('mends');
  });

  test.each(['MX', 'TXT', 'A'])('REFUSED for %s', async (type) => {
    const refuse = lying(type, (question) => replyTo(question, { flags: 5 }));
    await using world = await startExample({ nameServers: [refuse] });
    const report = await runGate(world, QUIET);
    expect(report.status, wordsOf(report)).not.toBe('ok');
  });
});

describe.concurrent('answers that are none', () => {
  const foreign = rr('MX', 'elsewhere.test', { preference: 10, exchange: 'evil.test' });
  test.each<readonly [string, Lie]>([
    ['for another name', answers([foreign])],
    ['with another id', (question) => ({ ...replyTo(question), id: ((question.query.id ?? 0) + 1) & 0xffff })],
    [
      'for another question',
      (question, truth) => ({ ...truth, id: question.query.id ?? 0, questions: [{ type: 'MX', name: 'evil.test' }] }),
    ],
    ['of garbage', () => Buffer.from('garbage '.repeat(20))],
    ['of three octets', () => Buffer.from([1, 2, 3])],
    ['of a message that ends early', (_question, truth) => packet.encode(truth).subarray(0, 40)],
    ['of the question itself', ({ octets }) => octets],
    [
      'of an alias to itself',
      (question) => ({
        ...replyTo(question, { flags: packet.AUTHORITATIVE_ANSWER }),
        answers: [rr('CNAME', DOMAIN, DOMAIN)],
      }),
    ],
    [
      'cut, over both ways',
      (_question, truth) => ({ ...truth, flags: (truth.flags ?? 0) | packet.TRUNCATED_RESPONSE, answers: [] }),
    ],
  ])('MX records %s', async (_what, lie) => {
    await using world = await startExample({ nameServers: [lying('MX', lie)] });
    const report = await runGate(world, { ...QUIET, timeout: '8s' });
    expect(report.status, wordsOf(report)).not.toBe('ok');
    expect(JSON.stringify(report)).not.toContain('evil.test');
  });

  test('a forged answer before the right one is passed over', async () => {
    const forged = lying('MX', (question, truth) => [
      {
        ...truth,
        id: ((question.query.id ?? 0) + 1) & 0xffff,
        answers: [rr('MX', DOMAIN, { preference: 1, exchange: 'evil.test' })],
      },
      truth,
    ]);
    await using world = await startExample({ nameServers: [forged] });
    expect(wordsOf(await runGate(world, QUIET))).toBe('ok');
  });

  test('records of others beside the answer are not taken', async () => {
    const extra = lying('MX', (_question, truth) => ({
      ...truth,
      answers: [...(truth.answers ?? []), rr('A', 'spf.other.test', '192.0.2.66'), foreign],
      additionals: [rr('A', 'mx1.example.test', '192.0.2.66'), ...(truth.additionals ?? [])],
    }));
    await using world = await startExample({ nameServers: [extra] });
    const report = await runGate(world, QUIET);
    expect(wordsOf(report)).toBe('ok');
    expect(JSON.stringify(report)).not.toContain('192.0.2.66');
  });
});

describe.concurrent('answers that are too much', () => {
  test('thousands of MX records end in time, and are not ok', async () => {
    const many = Array.from({ length: 3000 }, (_each, at) =>
      rr('MX', DOMAIN, { preference: at, exchange: `h${at}.example.test` }),
    );
    const big = lying('MX', (question, truth) =>
      question.via === 'udp'
        ? { ...truth, flags: (truth.flags ?? 0) | packet.TRUNCATED_RESPONSE, answers: [] }
        : { ...truth, answers: many.slice(0, 1000) },
    );
    await using world = await startExample({ nameServers: [big] });
    const report = await runGate(world, { ...QUIET, timeout: '30s' });
    expect(report.status).not.toBe('ok');
    expect(JSON.stringify(report).length).toBeLessThan(5_000_000);
  });

  test('a TTL above 2^31 counts as none (RFC 2181 section 8), and one of 0 is no trouble', async () => {
    for (const ttl of [0, 0xffff_ffff]) {
      const odd = authoritative({
        origin: DOMAIN,
        records: ZONE.records.map((record) => ({ ...record, ttl }) as Answer),
      });
      await using world = await startExample({ nameServers: [odd] });
      const report = await runGate(world, QUIET);
      expect(wordsOf(report), String(ttl)).toBe('ok');
      const shown = report.checks[0]?.facts.gate?.records.flatMap(({ published }) => published?.ttl ?? []) ?? [];
      expect(
        shown.every((each) => each >= 0 && each < 2 ** 31),
        String(shown),
      ).toBe(true);
    }
  });

  test('many strings and long ones in TXT records are no trouble of mail', async () => {
    const lines = [...RECORDS, ...Array.from({ length: 40 }, (_each, at) => `@ TXT ${'x'.repeat(200)}${at}`)];
    await using world = await startExample({ lines });
    expect(wordsOf(await runGate(world, QUIET))).toBe('ok');
  });
});

describe.concurrent('servers that differ', () => {
  const other = authoritative(zoneOf(DOMAIN, records({ '@ MX 20': '@ MX 20 mx3' })));

  test('one with other MX records is critical, whichever is asked first', async () => {
    for (const nameServers of [
      [right, other],
      [other, right],
      [right, right, other],
    ]) {
      await using world = await startExample({ nameServers });
      const report = await runGate(world, QUIET);
      expect(findingsOf(report)).toContain('critical E_NS_INCONSISTENT');
    }
  });

  test.each(['_dmarc TXT', '@ TXT v=spf1', 's1._domainkey', 'mx1 A'])('one without %s is not ok', async (start) => {
    const poor = authoritative(zoneOf(DOMAIN, records({ [start]: undefined })));
    await using world = await startExample({ nameServers: [right, poor] });
    const report = await runGate(world, { ...QUIET, 'dkim-selectors': 's1' });
    expect(report.status, wordsOf(report)).not.toBe('ok');
  });

  test.each<readonly [string, string, Lie]>([
    ['SERVFAIL', 'MX', (question) => replyTo(question, { flags: packet.AUTHORITATIVE_ANSWER | 2 })],
    ['REFUSED', 'MX', (question) => replyTo(question, { flags: 5 })],
    ['REFUSED', 'TXT', (question) => replyTo(question, { flags: 5 })],
    ['REFUSED', 'A', (question) => replyTo(question, { flags: 5 })],
    ['SERVFAIL', 'TLSA', (question) => replyTo(question, { flags: 2 })],
    ['nothing', 'MX', () => undefined],
    ['nothing', 'TXT', () => undefined],
    ['nothing', 'A', () => undefined],
    ['NXDOMAIN', 'AAAA', (question) => replyTo(question, { flags: packet.AUTHORITATIVE_ANSWER | 3 })],
  ])('one that says %s for %s is not ok', async (_what, type, lie) => {
    await using world = await startExample({ nameServers: [right, lying(type, lie)] });
    const report = await runGate(world, QUIET);
    expect(report.status, wordsOf(report)).not.toBe('ok');
  });

  test('one that says nothing at all is not ok', async () => {
    await using world = await startExample({ nameServers: [right, () => undefined] });
    const report = await runGate(world, { ...QUIET, timeout: '30s' });
    expect(report.status, wordsOf(report)).not.toBe('ok');
  });

  test('answers that change between questions are not taken twice', async () => {
    let turn = 0;
    const fickle = lying('MX', (_question, truth) => {
      turn += 1;
      return turn % 2 === 1 ? truth : { ...truth, answers: [] };
    });
    await using world = await startExample({ nameServers: [fickle] });
    expect(wordsOf(await runGate(world, QUIET))).toBe('ok');
    expect(turn).toBe(1);
  });
});

describe.concurrent('a resolver that lies', () => {
  test('says that all is authentic of a zone that is another one: the zone itself counts', async () => {
    const old = zoneOf(DOMAIN, records({ '@ MX 10': '@ MX 10 evil.test.' }));
    await using world = await startExample({
      resolver: resolving([old, zoneOf('other.test', ['spf TXT v=spf1 -all'])], { isAuthentic: true }),
    });
    const report = await runGate(world, QUIET);
    expect(report.checks[0]?.facts.gate?.hosts.map(({ host }) => host)).toEqual([
      'mx1.example.test',
      'mx2.example.test',
    ]);
  });

  test('an include that the resolver fails for is unknown, and one that does not exist is critical', async () => {
    await using failing = await startExample({ resolver: resolving([ZONE], { failing: ['spf.other.test'] }) });
    expect(findingsOf(await runGate(failing, QUIET)).join()).toMatch(/unknown/);
    await using missing = await startExample({ resolver: resolving([ZONE]) });
    expect(findingsOf(await runGate(missing, QUIET))).toContain('critical E_SPF_PERMERROR');
  });
});
