/** Talks to mail servers as a sender would, and sends nothing. The door of this room. */
import type { ProbeFailure } from '../../model/failure.ts';
import type { MxTlsFacts } from '../../model/gate-facts.ts';
import { type HeldTalk, holdTalk, type MxTalkContext } from './hold-talk.ts';
import { markUntested } from './mark-untested.ts';
import { type MxTalk, type MxTalkOptions, type MxTarget, mxTroubleOf } from './talk.ts';

/** More connections are never open at once. */
const MAX_AT_ONCE = 16;

/**
 * The network has tried again by itself, or has said no in a way that the next connection would not change. The rest
 * of what may pass is tried once more.
 */
const NOT_AGAIN = ['E_CONN_TIMEOUT', 'E_CONN_REFUSED', 'E_CONN_UNREACHABLE', 'E_PORT25_BLOCKED'];

/**
 * Talks to the server at one address: greeting, EHLO, STARTTLS when it is offered, and RCPT for each recipient. A
 * message is never sent. What may pass is tried once more on a second connection; so is a failed handshake, without
 * TLS, as senders do.
 *
 * A server that fails is a result, not an error.
 * @throws the reason of the signal when it is aborted
 */
export async function talkToMx(target: MxTarget, options: MxTalkOptions, context: MxTalkContext): Promise<MxTalk> {
  let held = await holdTalk(target, options, context, true);
  const { tlsFailure } = held;
  if (tlsFailure && held.failure === tlsFailure) {
    const inClear = await holdTalk(target, options, context, false);
    held = { ...inClear, tlsFailure };
  } else if (mayPass(held)) {
    await context.world.clock.sleep(options.retryDelayMs, context.signal);
    const again = await holdTalk(target, options, context, true);
    // What was found out is not lost when the second connection comes to less.
    if (reachOf(again) >= reachOf(held)) held = again;
  }
  return summarize(target, held);
}

/**
 * Talks to the servers at all addresses, side by side.
 * @param perHost connections to one host at once, at least 1
 * @throws the reason of the signal when it is aborted
 */
export async function talkToAll(
  targets: readonly MxTarget[],
  options: MxTalkOptions,
  context: MxTalkContext,
  perHost: number,
): Promise<readonly MxTalk[]> {
  const waiting = targets.map((target, index) => ({ target, index }));
  const talks: MxTalk[] = [];
  const busy = new Map<string, number>();
  const isFree = ({ host }: MxTarget): boolean => (busy.get(host) ?? 0) < perHost;
  await new Promise<void>((resolve, reject) => {
    let open = 0;
    const next = (): void => {
      if (open === 0 && waiting.length === 0) resolve();
      for (let at = 0; at < waiting.length && open < MAX_AT_ONCE; ) {
        const found = waiting[at];
        if (!found || !isFree(found.target)) {
          at += 1;
          continue;
        }
        waiting.splice(at, 1);
        open += 1;
        const { target, index } = found;
        busy.set(target.host, (busy.get(target.host) ?? 0) + 1);
        talkToMx(target, options, context).then((talk) => {
          talks[index] = talk;
          open -= 1;
          busy.set(target.host, (busy.get(target.host) ?? 1) - 1);
          next();
        }, reject);
      }
    };
    next();
  });
  return markUntested(talks);
}

function mayPass({ failure, tlsFailure, answers }: HeldTalk): boolean {
  const asked = [...(answers?.recipients ?? []), answers?.relay, answers?.unknownRecipient];
  const isDeferred = asked.some((answer) => answer?.outcome === 'deferred');
  const isRetryable = failure?.isRetryable === true && !NOT_AGAIN.includes(failure.code);
  return isDeferred || isRetryable || (tlsFailure?.code === 'E_TLS_REFUSED' && tlsFailure.isRetryable);
}

/** How far a talk has come. */
function reachOf({ connectSeconds, hello, answers, failure }: HeldTalk): number {
  const isDone = failure === undefined ? 1 : 0;
  return (connectSeconds === undefined ? 0 : 1) + (hello ? 1 : 0) + (answers?.recipients.length ?? 0) + isDone;
}

function summarize(target: MxTarget, held: HeldTalk): MxTalk {
  const { connectSeconds, hello, handshake, tlsFailure, answers, failure } = held;
  return {
    target,
    outcome: failure ? 'failed' : 'ok',
    message: failure?.message ?? tlsFailure?.message ?? handshake?.refusal?.message,
    connectSeconds,
    sizeLimit: hello?.sizeLimit,
    extensions: hello?.extensions,
    tls: handshake && tlsFactsOf(handshake),
    tlsFacts: handshake?.facts,
    chain: held.chain,
    recipients: answers?.recipients ?? [],
    relay: answers?.relay,
    unknownRecipient: answers?.unknownRecipient,
    nullSenderRefusal: answers?.nullSenderRefusal,
    failure: failure && mxTroubleOf(failure),
    tlsTrouble: tlsFailure && mxTroubleOf(tlsFailure),
    certificateTrouble: handshake?.refusal && mxTroubleOf(handshake.refusal),
    certificateWarning: handshake?.warning,
  };
}

function tlsFactsOf({ facts, refusal }: NonNullable<HeldTalk['handshake']>): MxTlsFacts {
  const [leaf] = facts.chain;
  return {
    version: facts.version,
    isVerified: facts.isVerified && refusal === undefined,
    trouble: refusal && clause(refusal),
    daysLeft: leaf?.daysLeft,
  };
}

function clause({ message }: ProbeFailure): string {
  return `${message.slice(0, 1).toLowerCase()}${message.slice(1).replace(/\.$/, '')}`;
}
