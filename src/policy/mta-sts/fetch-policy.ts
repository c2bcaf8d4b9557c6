/** Fetches the policy of a domain as senders do (RFC 8461 section 3.3): over HTTPS, without a redirect. */
import { isOwnTrouble } from '../../dns/query/ask.ts';
import type { Lookup, Zone } from '../../dns/records.ts';
import type { World } from '../../system/world.ts';
import { unanswered } from '../failed-lookup.ts';
import { Fault, type HttpsAnswer, httpsGet } from './https-get.ts';
import { type FetchTrouble, MAX_POLICY_BYTES, type PolicyFetch, policyText } from './policy-fetch.ts';

/** How to get there. */
export interface FetchOptions {
  readonly world: Pick<World, 'clock' | 'connect'>;
  /** Says the addresses of the policy host. */
  readonly zone: Zone;
  readonly signal: AbortSignal;
  /** Further authorities to trust, in PEM. */
  readonly ca?: string | undefined;
  /** 443 when absent. */
  readonly port?: number | undefined;
  /** For everything after the look-up of the addresses, in milliseconds; 10,000 when absent. */
  readonly limitMs?: number | undefined;
}

const LIMIT_MS = 10_000;
/** A name may have hundreds. */
const MAX_ADDRESSES = 6;
/** The longest part of an answer that is quoted, in characters. */
const MAX_QUOTED = 200;
const PATH = '/.well-known/mta-sts.txt';

/**
 * Fetches the policy. Every address is tried until one gives an answer; an answer that refuses counts, too.
 * @throws the reason of the signal, and nothing else: a host that fails is a result
 */
export async function fetchPolicy(domain: string, options: FetchOptions): Promise<PolicyFetch> {
  const { world, zone, limitMs = LIMIT_MS } = options;
  const host = `mta-sts.${domain}`;
  const where = `https://${host}${PATH}`;
  const begin = world.clock.now();
  const lookups = await Promise.all([zone.lookup(host, 'A'), zone.lookup(host, 'AAAA')]);
  const addresses = lookups.flatMap(addressesIn).slice(0, MAX_ADDRESSES);
  const from = { origin: 'fetched', where } as const;
  if (addresses.length === 0) return { ...from, trouble: withoutAddress(host, lookups) };
  const endsAt = world.clock.now() + limitMs;
  const faults: Fault[] = [];
  for (const [index, address] of addresses.entries()) {
    // A dead address must leave time for the others.
    const share = (endsAt - world.clock.now()) / (addresses.length - index);
    const { port = 443, ca, signal } = options;
    const target = { host, address, port, path: PATH, ca, maxBytes: MAX_POLICY_BYTES, limitMs: share };
    const answer = await httpsGet(target, world, signal);
    if (answer instanceof Fault) {
      faults.push(answer);
      continue;
    }
    return { ...from, ...judge(answer, where), address, seconds: (world.clock.now() - begin) / 1000 };
  }
  return { ...from, trouble: unreached(host, faults) };
}

function addressesIn({ records }: Lookup): readonly string[] {
  return records.flatMap(({ data }) => (data.type === 'A' || data.type === 'AAAA' ? [data.address] : []));
}

function withoutAddress(host: string, [v4, v6]: readonly [Lookup, Lookup]): FetchTrouble {
  const failed = unanswered(host, 'A', v4) ?? unanswered(host, 'AAAA', v6);
  if (failed) return { ...failed, isUnknown: failed.severity === 'unknown' };
  const what = v4.outcome === 'nxdomain' ? 'does not exist' : 'has no address';
  return {
    code: 'E_STS_FETCH',
    isUnknown: false,
    message: `The policy host ${host} ${what}, so senders get no MTA-STS policy.`,
    hint: `Publish the address of a web server for ${host}, and serve the policy there at ${PATH}.`,
  };
}

/** Names the fault that says most about the server; trouble of this machine only when there is nothing else. */
function unreached(host: string, faults: readonly Fault[]): FetchTrouble {
  const fault = faults.find(({ code }) => !isOwnTrouble(code)) ?? faults[0];
  const isUnknown = fault === undefined || isOwnTrouble(fault.code);
  return {
    code: 'E_STS_FETCH',
    isUnknown,
    message: `The MTA-STS policy cannot be fetched: ${host}${fault ? ` at ${fault.address} ${fault.message}` : ' was not reached'}.`,
    hint: isUnknown
      ? `This machine has no route there, so it says nothing about the policy. Run it where ${host} can be reached.`
      : (fault?.hint ?? `Try it with: curl -v https://${host}${PATH}`),
  };
}

function judge(
  { status, location, contentType, encoding, body }: HttpsAnswer,
  where: string,
): Pick<PolicyFetch, 'body' | 'trouble'> {
  if (status >= 300 && status < 400) {
    const to = location === undefined ? '' : ` to ${location.slice(0, MAX_QUOTED)}`;
    return fetchTrouble(
      `${where} redirects${to} (${status}), and senders do not follow a redirect.`,
      'Serve the policy at this address itself.',
    );
  }
  if (status !== 200) {
    return fetchTrouble(
      `${where} answers with HTTP status ${status} in place of the MTA-STS policy.`,
      `Serve the policy there, with status 200. Try it with: curl -v ${where}`,
    );
  }
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    return policyTrouble(
      `${where} is sent with the content encoding ${encoding.slice(0, MAX_QUOTED)}, which was not asked for.`,
      'Serve the policy without compression.',
    );
  }
  const text = policyText(body, where);
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (text.body === undefined || type === 'text/plain') return text;
  const shown = contentType === undefined ? 'no content type' : `the content type ${contentType.slice(0, MAX_QUOTED)}`;
  // Some senders take it all the same, so what it says still counts.
  return {
    ...text,
    ...policyTrouble(
      `${where} has ${shown}, and some senders take a policy only as text/plain.`,
      'Serve it with Content-Type: text/plain.',
    ),
  };
}

function fetchTrouble(message: string, hint: string): Pick<PolicyFetch, 'trouble'> {
  return { trouble: { code: 'E_STS_FETCH', isUnknown: false, message, hint } };
}

function policyTrouble(message: string, hint: string): Pick<PolicyFetch, 'trouble'> {
  return { trouble: { code: 'E_STS_POLICY', isUnknown: false, message, hint } };
}
