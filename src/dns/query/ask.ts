/**
 * Asks one name server one question, in every way that the server may need: UDP with EDNS, once more when nothing comes,
 * TCP for what has no room in a datagram, and without EDNS where that is not understood.
 */
import type { DnsWorld, Exchanged } from './exchange.ts';
import { exchangeTcp } from './exchange-tcp.ts';
import { exchangeUdp } from './exchange-udp.ts';
import type { NameServerAddress } from './name-server.ts';
import { type Question, type QuestionBits, type QuestionForm, writeQuestion } from './question.ts';
import type { Message } from './read-message.ts';
import { isAskable } from './wire-name.ts';

/** How to ask. */
export interface AskOptions extends QuestionBits {
  /** Asks over TCP alone, to see whether the server takes it (RFC 9210). */
  readonly isTcpOnly?: boolean | undefined;
}

/** The time that there is for an answer, and what ends the wait early. */
export interface AskBudget {
  readonly world: DnsWorld;
  readonly signal: AbortSignal;
  readonly limitMs: number;
}

/**
 * What became of EDNS: `ignored`: the server answered without it; `refused`: it does not understand it; `dropped`: it
 * answers only questions without it.
 */
export type EdnsUse = 'spoken' | 'ignored' | 'refused' | 'dropped';

/** What a server has said, or why nothing is known. */
export interface Answer {
  readonly server: NameServerAddress;
  readonly question: Question;
  /** Absent when nothing came that can be believed. */
  readonly message?: Message | undefined;
  /** Why there is no message: `timeout`, `OUT_OF_TIME`, `EBADRESP`, `EBADNAME`, `FORMERR`, a code of the system. */
  readonly failure?: string | undefined;
  readonly transport: 'udp' | 'tcp';
  readonly edns?: EdnsUse | undefined;
  /** What each way came to, where it was tried: `message`, `cut`, `silence`, `form error`, or a code. */
  readonly udp?: string | undefined;
  readonly tcp?: string | undefined;
  /** From the first octet sent to the end, in milliseconds. */
  readonly ms: number;
}

/** How long one datagram is waited for, in milliseconds, when there is time enough. */
const DATAGRAM_MS = 1500;
const DATAGRAM_TRIES = 2;
/** Faults on the way there that a second try or another transport does not change. */
const OWN_TROUBLE = /^(?:E(?:NETUNREACH|HOSTUNREACH|NETDOWN|ADDRNOTAVAIL|AFNOSUPPORT|ACCES|PERM|MFILE|INVAL))$/;
const NOT_UNDERSTOOD = /^(?:FORMERR|NOTIMP|BADVERS)$/;

/** The failure of a question for which the run had no time left, or too little. */
export const OUT_OF_TIME = 'out of time';

/** Whether a failure tells of the machine that asks, or of the way from it, and not of the server. */
export function isOwnTrouble(failure: string | undefined): boolean {
  return failure === OUT_OF_TIME || (failure !== undefined && OWN_TROUBLE.test(failure));
}

/**
 * Asks, and waits no longer than the budget allows.
 * @throws the reason of the signal, and nothing else: a server that fails is an answer, too
 */
export async function ask(
  server: NameServerAddress,
  question: Question,
  options: AskOptions,
  budget: AskBudget,
): Promise<Answer> {
  const start = budget.world.clock.now();
  const asking: Asking = { server, question, options, budget, endsAt: start + budget.limitMs };
  const course = isAskable(question.name) ? await (options.isTcpOnly ? overTcp(asking) : overUdp(asking)) : BAD_NAME;
  return { server, question, ...course, ms: budget.world.clock.now() - start };
}

interface Asking {
  readonly server: NameServerAddress;
  readonly question: Question;
  readonly options: AskOptions;
  readonly budget: AskBudget;
  /** By the clock of the world. */
  readonly endsAt: number;
}

type Course = Omit<Answer, 'server' | 'question' | 'ms'>;

const BAD_NAME: Course = { failure: 'EBADNAME', transport: 'udp' };
const PLAIN: QuestionForm = { hasEdns: false, isMixedCase: true };
/** A connection cannot be answered by others, and some servers do not keep the case. */
const ON_STREAM: QuestionForm = { hasEdns: true, isMixedCase: false };

function leftMs({ budget, endsAt }: Asking): number {
  return endsAt - budget.world.clock.now();
}

function sendDatagram(asking: Asking, form: QuestionForm, limitMs: number, signal?: AbortSignal): Promise<Exchanged> {
  const { server, question, options, budget } = asking;
  const written = writeQuestion(question, options, form, budget.world.random);
  return exchangeUdp(server, written, { limitMs, signal: signal ?? budget.signal }, budget.world);
}

async function overUdp(asking: Asking): Promise<Course> {
  for (let left = DATAGRAM_TRIES; left > 0; left -= 1) {
    // What is left is for the further tries, and for the last one over both transports.
    const limitMs = Math.min(DATAGRAM_MS, leftMs(asking) / (left + 1));
    const result = await sendDatagram(asking, { hasEdns: true, isMixedCase: true }, limitMs);
    if (result.kind === 'silence') continue;
    return await afterUdp(asking, result);
  }
  return await byAnyWay(asking);
}

/** Goes on from what came over UDP with EDNS. */
async function afterUdp(asking: Asking, result: Exclude<Exchanged, { kind: 'silence' }>): Promise<Course> {
  if (result.kind === 'failed' && isOwnTrouble(result.code)) return { failure: result.code, transport: 'udp' };
  if (result.kind === 'cut' || result.kind === 'failed') return { ...(await overTcp(asking)), udp: wordOf(result) };
  const isUnderstood = result.kind === 'message' && !NOT_UNDERSTOOD.test(result.message.rcode);
  return isUnderstood ? { ...courseOf(result, 'udp', 'spoken'), udp: wordOf(result) } : await withoutEdns(asking);
}

async function withoutEdns(asking: Asking): Promise<Course> {
  const result = await sendDatagram(asking, PLAIN, Math.min(DATAGRAM_MS, leftMs(asking)));
  if (result.kind === 'message') return { ...courseOf(result, 'udp', 'refused'), udp: wordOf(result) };
  if (result.kind === 'form error') return { failure: 'FORMERR', transport: 'udp', udp: wordOf(result) };
  return { ...(await overTcp(asking, { ...ON_STREAM, hasEdns: false })), edns: 'refused', udp: wordOf(result) };
}

async function overTcp(asking: Asking, form = ON_STREAM, signal?: AbortSignal): Promise<Course> {
  const { server, question, options, budget } = asking;
  const written = writeQuestion(question, options, form, budget.world.random);
  const limits = { limitMs: leftMs(asking), signal: signal ?? budget.signal };
  const result = await exchangeTcp(server, written, limits, budget.world);
  const isForm =
    result.kind === 'form error' || (result.kind === 'message' && NOT_UNDERSTOOD.test(result.message.rcode));
  if (isForm && form.hasEdns)
    return { ...(await overTcp(asking, { ...form, hasEdns: false }, signal)), edns: 'refused' };
  return { ...courseOf(result, 'tcp', form.hasEdns ? 'spoken' : 'refused'), tcp: wordOf(result) };
}

/** The last try, after silence: without EDNS and over TCP at the same time. The first message counts. */
async function byAnyWay(asking: Asking): Promise<Course> {
  const { signal } = asking.budget;
  const other = new AbortController();
  const both = AbortSignal.any([signal, other.signal]);
  const lost: Course = { failure: 'timeout', transport: 'udp' };
  const datagram = sendDatagram(asking, PLAIN, leftMs(asking), both).then((result): Course => {
    const isPlain = result.kind === 'message' && !NOT_UNDERSTOOD.test(result.message.rcode);
    return isPlain ? { ...courseOf(result, 'udp', 'dropped'), udp: 'message' } : { ...lost, udp: wordOf(result) };
  });
  const stream = overTcp(asking, ON_STREAM, both).then((course): Course => ({ ...course, udp: 'silence' }));
  try {
    const [first, second] = await firstWithMessage([datagram, stream]);
    if (first.message) return first;
    // The way over TCP is at the end of the list: its code says more than silence.
    return second ?? first;
  } finally {
    other.abort();
  }
}

/** Waits for the first course that has a message, and returns it alone; else all of them, in order. */
function firstWithMessage(courses: readonly Promise<Course>[]): Promise<readonly [Course, Course?]> {
  return new Promise((resolve, reject) => {
    for (const course of courses) {
      course.then((done) => {
        if (done.message) resolve([done]);
      }, reject);
    }
    Promise.all(courses).then((all) => resolve(all as [Course, Course]), reject);
  });
}

function courseOf(result: Exchanged, transport: Course['transport'], edns: EdnsUse): Course {
  switch (result.kind) {
    case 'message': {
      const { message } = result;
      return { message, transport, edns: edns === 'spoken' && !message.edns ? 'ignored' : edns };
    }
    case 'failed':
      return { failure: result.code, transport };
    case 'form error':
      return { failure: 'FORMERR', transport, edns };
    case 'cut':
    case 'silence':
      return { failure: 'timeout', transport };
  }
}

function wordOf(result: Exchanged): string {
  return result.kind === 'failed' ? result.code : result.kind;
}
