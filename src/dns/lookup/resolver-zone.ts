/** Names of everybody, over resolvers: servers that find the answers of others. */
import type { Answer } from '../query/ask.ts';
import type { DnsClient } from '../query/client.ts';
import type { NameServerAddress } from '../query/name-server.ts';
import type { Message } from '../query/read-message.ts';
import { foldName } from '../query/wire-name.ts';
import type { Lookup, RecordType, Zone } from '../records.ts';
import { type AskStep, follow } from './follow.ts';
import { type LookupStep, readStep } from './read-step.ts';

/** A zone that can also be asked for one answer at a time. */
export interface SteppedZone extends Zone {
  readonly step: AskStep;
}

/** Whom to ask, and what to believe. */
export interface ResolverOptions {
  readonly client: DnsClient;
  /** In order: a further one is asked when one fails. */
  readonly resolvers: readonly NameServerAddress[];
  /**
   * Whether their AD bit is believed. Only of resolvers that the user has named: on the way from any other one it can be
   * forged (RFC 4035 section 4.9.3).
   */
  readonly isTrusted: boolean;
  /** Whether answers are wanted although they cannot be validated. */
  readonly isUnchecked?: boolean | undefined;
}

/**
 * Creates a zone of all names. A look-up that a resolver refuses to answer because the answer cannot be validated has
 * the failure `bogus`.
 */
export function createResolverZone(options: ResolverOptions): SteppedZone {
  const known = new Map<string, Promise<Lookup>>();
  /** Resolvers that did not answer: they are asked last. */
  const silent = new Set<NameServerAddress>();
  const step: AskStep = (name, type) => askInOrder(options, silent, name, type);
  return {
    step,
    lookup: (name, type) => remembered(known, foldName(name), type, (folded) => follow(folded, type, step)),
  };
}

/** Gives the answer that is known or under way, or looks for it. */
export function remembered(
  known: Map<string, Promise<Lookup>>,
  name: string,
  type: RecordType,
  look: (name: string) => Promise<Lookup>,
): Promise<Lookup> {
  const key = `${type} ${name}`;
  const before = known.get(key);
  if (before) return before;
  const found = look(name);
  known.set(key, found);
  return found;
}

async function askInOrder(
  options: ResolverOptions,
  silent: Set<NameServerAddress>,
  name: string,
  type: RecordType,
): Promise<LookupStep> {
  const { client, resolvers, isTrusted, isUnchecked } = options;
  const bits = { isRecursive: true, wantsAuthentic: isTrusted, isUnchecked };
  const inOrder = resolvers.toSorted((one, other) => Number(silent.has(one)) - Number(silent.has(other)));
  let failure = 'no resolver';
  for (const resolver of inOrder) {
    const answer = await client.ask(resolver, { name, type }, bits);
    if (answer.failure === 'timeout') silent.add(resolver);
    failure = failureOf(answer);
    const message =
      failure === 'SERVFAIL' && !isUnchecked ? await afterServfail(options, answer) : usable(answer.message);
    if (message === 'bogus') return failed(name, message);
    if (message) {
      const isAuthentic = isTrusted ? message.isAuthentic : undefined;
      return { ...readStep(message, name, type, () => true), isAuthentic };
    }
  }
  return failed(name, failure);
}

/** A server that does not look for the answers of others has no say about what is missing. */
function usable(message: Message | undefined): Message | undefined {
  if (!message || !(message.rcode === 'NOERROR' || message.rcode === 'NXDOMAIN')) return undefined;
  return message.isRecursionAvailable || message.isAuthoritative || message.answers.length > 0 ? message : undefined;
}

function failureOf({ message, failure = 'timeout' }: Answer): string {
  if (!message) return failure;
  return message.rcode === 'NOERROR' || message.rcode === 'NXDOMAIN' ? 'no recursion' : message.rcode;
}

/**
 * Finds out whether validation is what fails: then the resolver has an answer as long as it need not validate it, and
 * only then. A fault that has passed in the meantime is none.
 */
async function afterServfail(
  { client, isTrusted }: ResolverOptions,
  { server, question }: Answer,
): Promise<Message | 'bogus' | undefined> {
  const unchecked = await client.ask(server, question, { isRecursive: true, isUnchecked: true });
  if (!usable(unchecked.message)) return undefined;
  const again = await client.ask(server, question, { isRecursive: true, wantsAuthentic: isTrusted }, 1);
  return again.message?.rcode === 'SERVFAIL' ? 'bogus' : usable(again.message);
}

function failed(name: string, failure: string): LookupStep {
  return { outcome: 'failed', at: name, records: [], aliases: [], failure };
}
