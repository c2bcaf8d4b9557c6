/** Answers as name servers with zones give them: authoritative ones, and resolvers. */
import packet, { type Answer, type Packet } from 'dns-packet';
import { type AskedQuestion, replyTo, type ScriptedReply } from './scripted-dns.ts';

/** A zone with its records; names in lower case, without the final dot. */
export interface TestZone {
  readonly origin: string;
  readonly records: readonly Answer[];
}

/** Records in short: `['A', 'mail.example.test', '192.0.2.1']`, with a TTL of 300. */
export function rr(type: string, name: string, data: unknown, ttl = 300): Answer {
  return { type, name, data, ttl } as Answer;
}

/** A start of a zone. Missing names may be remembered for `minimum` seconds. */
export function soa(origin: string, serial = 1, minimum = 60): Answer {
  const times = { refresh: 3600, retry: 600, expire: 86_400, minimum };
  return rr('SOA', origin, { mname: `ns1.${origin}`, rname: `dns.${origin}`, serial, ...times }, 900);
}

function isIn(name: string, zone: string): boolean {
  return zone === '' || name === zone || name.endsWith(`.${zone}`);
}

/** The records of a name in a zone, aliases followed inside it; or a referral; or the start of the zone. */
function answerFrom({ origin, records }: TestZone, name: string, type: string): Partial<Packet> {
  const cut = records.find(
    (record) =>
      record.type === 'NS' &&
      record.name !== origin &&
      isIn(name, record.name) &&
      !(type === 'DS' && name === record.name),
  );
  if (cut) {
    const authorities = records.filter((record) => record.type === 'NS' && record.name === cut.name);
    const hosts = authorities.map((record) => String('data' in record && record.data));
    const glue = records.filter((record) => hosts.includes(record.name) && /^A/.test(record.type));
    return { authorities, additionals: glue };
  }
  const flags = packet.AUTHORITATIVE_ANSWER;
  const answers: Answer[] = [];
  let at = name;
  for (let steps = 0; steps < 20; steps += 1) {
    const here = records.filter((record) => record.name === at);
    const found = here.filter((record) => record.type === type);
    const alias = here.find((record) => record.type === 'CNAME');
    if (found.length > 0) return { flags, answers: [...answers, ...found] };
    if (!alias) break;
    answers.push(alias);
    at = String('data' in alias && alias.data);
    if (!isIn(at, origin)) return { flags, answers };
  }
  const exists = records.some((record) => isIn(record.name, at));
  const authorities = records.filter((record) => record.type === 'SOA');
  return { flags: flags | (exists ? 0 : 3), answers, authorities };
}

function merged(question: AskedQuestion, answer: Partial<Packet>): Packet {
  const reply = replyTo(question);
  return { ...reply, ...answer, additionals: [...(answer.additionals ?? []), ...(reply.additionals ?? [])] };
}

function deepest(zones: readonly TestZone[], name: string): TestZone | undefined {
  return zones
    .filter(({ origin }) => isIn(name, origin))
    .sort((one, other) => other.origin.length - one.origin.length)[0];
}

/** A server that has some zones, and refuses all other names. */
export function authoritative(...zones: readonly TestZone[]): (question: AskedQuestion) => ScriptedReply {
  return (question) => {
    const name = question.name.toLowerCase();
    const zone = deepest(zones, name);
    return merged(question, zone ? answerFrom(zone, name, question.type) : { flags: 5 });
  };
}

/** What a resolver does beside finding answers. */
export interface ResolverFaults {
  readonly isAuthentic?: boolean;
  /** Names whose zones cannot be validated: there is an answer only for those who do not want that. */
  readonly bogus?: readonly string[];
  /** Names for which no server answers it. */
  readonly failing?: readonly string[];
}

/** A resolver that knows all zones of the test, and follows aliases from one to the other. */
export function resolving(
  zones: readonly TestZone[],
  { isAuthentic = false, bogus = [], failing = [] }: ResolverFaults = {},
): (question: AskedQuestion) => ScriptedReply {
  const available = packet.RECURSION_AVAILABLE | (isAuthentic ? packet.AUTHENTIC_DATA : 0);
  return (question) => {
    let name = question.name.toLowerCase();
    const isBogus = bogus.some((each) => isIn(name, each)) && question.query.flag_cd !== true;
    if (isBogus || failing.some((each) => isIn(name, each)))
      return merged(question, { flags: packet.RECURSION_AVAILABLE | 2 });
    const answers: Answer[] = [];
    for (;;) {
      const zone = deepest(zones, name);
      if (!zone) return merged(question, { flags: available | 3, answers });
      const found = answerFrom(zone, name, question.type);
      answers.push(...(found.answers ?? []));
      const rcode = (found.flags ?? 0) & 0xf;
      const last = answers.at(-1);
      const target = last?.type === 'CNAME' && question.type !== 'CNAME' ? last.data : undefined;
      if (target === undefined || isIn(target, zone.origin)) {
        return merged(question, { ...found, flags: available | rcode, answers });
      }
      name = target;
    }
  };
}
