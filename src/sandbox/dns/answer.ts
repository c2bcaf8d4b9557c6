/** What a name server says about a name (RFC 1034 section 4.3.2, RFC 4592). */
import { isBelow, type ServedRecord, type ServedZone, TYPE_NUMBERS } from './types.ts';
import type { ReceivedQuestion, Reply } from './wire.ts';

const [NOERROR, SERVFAIL, NXDOMAIN, NOTIMP, REFUSED] = [0, 2, 3, 4, 5];
const QUERY = 0;
/** Aliases that are followed. */
const MAX_ALIASES = 8;

/**
 * Answers a question: as an authoritative server when recursion is not desired, else as a resolver that knows these zones
 * and no others.
 */
export function answerQuestion(zones: readonly ServedZone[], question: ReceivedQuestion): Reply {
  if (question.opcode !== QUERY) return empty(NOTIMP);
  return question.isRecursive ? resolve(zones, question) : fromZone(zones, question);
}

function empty(rcode: number): Reply {
  return { rcode, isAuthoritative: false, answers: [], authorities: [], additionals: [] };
}

function fromZone(zones: readonly ServedZone[], { name, type }: ReceivedQuestion): Reply {
  const zone = zoneOf(zones, name, type);
  return zone ? authoritative(zone, name, type) : empty(REFUSED);
}

/** Follows aliases from zone to zone, and says whether all of them are secure. */
function resolve(zones: readonly ServedZone[], { name, type, wantsAuthentic }: ReceivedQuestion): Reply {
  const answers: ServedRecord[] = [];
  let [at, isSecure] = [name, true];
  for (let count = 0; count <= MAX_ALIASES; count += 1) {
    const zone = zoneOf(zones, at, type);
    if (!zone) return { ...empty(NXDOMAIN), isRecursionAvailable: true, answers };
    isSecure &&= zone.isSecure;
    const found = authoritative(zone, at, type);
    // A delegation to a zone that is not here: its servers cannot be asked.
    if (!found.isAuthoritative) break;
    answers.push(...found.answers);
    const target = type === TYPE_NUMBERS.CNAME ? undefined : aliasEnd(found.answers);
    const isDone = target === undefined || isBelow(target, zone.origin);
    const isAuthentic = wantsAuthentic && isSecure;
    if (isDone) return { ...found, answers, isAuthoritative: false, isRecursionAvailable: true, isAuthentic };
    at = target;
  }
  return { ...empty(SERVFAIL), isRecursionAvailable: true };
}

/** The name that the last alias of an answer leads to, where the answer ends with one. */
function aliasEnd(answers: readonly ServedRecord[]): string | undefined {
  const last = answers.at(-1);
  return last?.type === TYPE_NUMBERS.CNAME ? last.target : undefined;
}

/** The zone nearest to a name. The DS records of a zone are in the one above it (RFC 4035 section 3.1.4.1). */
function zoneOf(zones: readonly ServedZone[], name: string, type: number): ServedZone | undefined {
  const around = zones
    .filter(({ origin }) => isBelow(name, origin))
    .toSorted((one, other) => other.origin.length - one.origin.length);
  const above = type === TYPE_NUMBERS.DS ? around.find(({ origin }) => origin !== name) : undefined;
  return above ?? around[0];
}

function authoritative(zone: ServedZone, name: string, type: number): Reply {
  const referral = referralTo(zone, name, type);
  if (referral) return referral;
  const answers: ServedRecord[] = [];
  const soa = zone.records.filter((record) => record.type === TYPE_NUMBERS.SOA);
  let at = name;
  for (let count = 0; count <= MAX_ALIASES && isBelow(at, zone.origin); count += 1) {
    const here = recordsAt(zone, at);
    const found = here.filter((record) => record.type === type);
    const alias = here.find((record) => record.type === TYPE_NUMBERS.CNAME);
    answers.push(...found);
    if (found.length > 0) return { ...empty(NOERROR), isAuthoritative: true, answers };
    if (alias?.target === undefined) {
      const rcode = here.length > 0 || exists(zone, at) ? NOERROR : NXDOMAIN;
      return { ...empty(rcode), isAuthoritative: true, answers, authorities: negative(soa) };
    }
    answers.push(alias);
    at = alias.target;
  }
  return { ...empty(NOERROR), isAuthoritative: true, answers };
}

/** The start of the zone, for as long as absence may be remembered (RFC 2308 section 3). */
function negative(soa: readonly ServedRecord[]): readonly ServedRecord[] {
  return soa.map((record) => ({
    ...record,
    ttl: Math.min(record.ttl, record.data.readUInt32BE(record.data.length - 4)),
  }));
}

function referralTo({ origin, records }: ServedZone, name: string, type: number): Reply | undefined {
  const cut = records.find(
    (record) =>
      record.type === TYPE_NUMBERS.NS &&
      record.name !== origin &&
      isBelow(name, record.name) &&
      !(type === TYPE_NUMBERS.DS && name === record.name),
  );
  if (!cut) return undefined;
  const authorities = records.filter((record) => record.type === TYPE_NUMBERS.NS && record.name === cut.name);
  const hosts = authorities.map(({ target }) => target);
  const isAddress = ({ type: own }: ServedRecord): boolean => own === TYPE_NUMBERS.A || own === TYPE_NUMBERS.AAAA;
  const additionals = records.filter((record) => isAddress(record) && hosts.includes(record.name));
  return { ...empty(NOERROR), authorities, additionals };
}

/** The records of a name, or of the wildcard that stands for it. */
function recordsAt(zone: ServedZone, name: string): readonly ServedRecord[] {
  const own = zone.records.filter((record) => record.name === name);
  if (own.length > 0 || exists(zone, name)) return own;
  let above = name;
  do above = above.slice(above.indexOf('.') + 1);
  while (!exists(zone, above));
  return zone.records.filter((record) => record.name === `*.${above}`).map((record) => ({ ...record, name }));
}

/** Whether a name has records, or one below it has. */
function exists({ records, origin }: ServedZone, name: string): boolean {
  return name === origin || records.some((record) => isBelow(record.name, name));
}
