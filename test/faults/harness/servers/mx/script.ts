/** What the script of a fault of mode `mx` says, read and checked. */
import type { Script } from '../../../../support/scripted/script.ts';
import { Gap } from '../../catalogue/case.ts';
import type { Json, JsonObject } from '../../catalogue/fault.ts';
import { isList, isObject, ScriptReader } from '../../catalogue/parameter-reader.ts';
import { serverScript } from '../server-script.ts';
import { DOMAIN, type DomainRecords, domainRecords, healthy } from './domain-records.ts';

/** How a name server of the domain answers: as it should, or by one of the words of README.md; or with other records. */
export type NameServerKind = (typeof KINDS)[number] | DomainRecords;

const KINDS = ['ok', 'lame', 'silent', 'no-tcp', 'no-edns'] as const;

/** The first TLSA record of each host: that of its key, that of another, one for web browsers, or no answer. */
export type TlsaKind = (typeof TLSA_KINDS)[number];

const TLSA_KINDS = ['ok', 'wrong', 'pkix', 'SERVFAIL'] as const;

/** The script. */
export interface MxScript {
  readonly published: DomainRecords;
  /** Absent without a plan. */
  readonly planned: DomainRecords | undefined;
  readonly ttl: number;
  /** Aliases by name. */
  readonly cname: Readonly<Record<string, string>>;
  /** Hosts that do not answer. */
  readonly down: readonly string[];
  /** Hosts for which there is no route. */
  readonly noRoute: readonly string[];
  /** Addresses of IPv6 by host. */
  readonly ipv6: Readonly<Record<string, string>>;
  /** What mail servers do, by host. */
  readonly smtp: Readonly<Record<string, Partial<Script>>>;

  readonly policy: { readonly status: number | undefined; readonly bytes: number | undefined; readonly name: string };
  /** The policy that will be served. */
  readonly policyFile: string | undefined;
  readonly tlsa: { readonly count: number; readonly kind: TlsaKind };
  readonly dnssec: 'secure' | 'insecure' | 'bogus';
  readonly nameServers: readonly NameServerKind[];
  /** What the resolver has of the domain. */
  readonly resolved: DomainRecords;
  /** Addresses that have a name. */
  readonly senders: readonly string[];
  readonly inputs: JsonObject;
}

/** @throws Gap */
export function readMxScript(reader: ScriptReader): MxScript {
  const candidate = reader.text('candidate');
  const before = healthy(candidate === undefined ? 'a.test' : 'old.test');
  const lookups = reader.number('spf_lookups');
  const published = domainRecords(
    {
      ...taken(reader, 'mx', 'a', 'spf', 'dmarc', 'sts', 'records', 'without'),
      ...(lookups === undefined ? {} : { spf: [spfWith(lookups)] }),
    },
    before,
  );
  const http = reader.number('sts_http');
  const bytes = reader.number('sts_bytes');
  const cert = reader.text('sts_cert');
  const isFileChanged = reader.flag('sts_file_changed') === true;
  const isIdSame = reader.flag('sts_id_same') === true;
  const isAboutSts = http !== undefined || bytes !== undefined || cert !== undefined || isFileChanged;
  const served = isAboutSts && !published.sts ? withPolicy(published) : published;
  const planned = plannedOf(served, candidate, reader.object('planned'), isFileChanged, isIdSame);
  const sendIp = reader.text('send_ip');
  return {
    published: served,
    planned,
    ttl: reader.number('ttl') ?? 300,
    cname: texts(reader.object('cname') ?? {}),
    down: reader.texts('down') ?? [],
    noRoute: reader.texts('no_route') ?? [],
    ipv6: texts(reader.object('ipv6') ?? {}),
    smtp: smtpOf(reader, candidate),
    policy: { status: http, bytes, name: cert ?? `mta-sts.${DOMAIN}` },
    policyFile: isFileChanged ? `${served.sts?.body}mx: further.test\r\n` : undefined,
    ...securityOf(reader),
    nameServers: nameServersOf(reader, served),
    resolved: domainRecords(reader.object('resolved') ?? {}, served),
    senders: sendIp === undefined ? [] : [sendIp],
    inputs: {
      ...(reader.has('rcpt_random') ? { 'probe-unknown-recipient': 'true' } : {}),
      ...(reader.has('rcpt', 'rcpt_random', 'smtp', 'down', 'no_route') ? { 'mx-connect': 'true' } : {}),
      ...(sendIp === undefined ? {} : { 'outbound-ips': sendIp }),
      ...reader.object('input'),
    },
  };
}

function taken(reader: ScriptReader, ...names: readonly string[]): JsonObject {
  const found = names.map((name) => [name, reader.value(name)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function spfWith(lookups: number): string {
  const mechanisms = Array.from({ length: lookups }, (_each, at) => `include:spf${at + 1}.test`);
  return ['v=spf1', ...mechanisms, '-all'].join(' ');
}

function withPolicy(records: DomainRecords): DomainRecords {
  return domainRecords({ sts: { mx: records.mx.map(([, host]) => host) } }, records);
}

function plannedOf(
  published: DomainRecords,
  candidate: string | undefined,
  planned: JsonObject | undefined,
  isFileChanged: boolean,
  isIdSame: boolean,
): DomainRecords | undefined {
  if (candidate === undefined && !planned && !isFileChanged) return undefined;
  const moved = candidate === undefined ? {} : { mx: [[10, candidate]] };
  const records = domainRecords({ ...moved, ...planned }, published);
  if (!isFileChanged || isIdSame || !records.sts) return records;
  return { ...records, sts: { ...records.sts, id: '2' } };
}

function smtpOf(reader: ScriptReader, candidate: string | undefined): MxScript['smtp'] {
  const rcpt = reader.text('rcpt') ?? reader.text('rcpt_random');
  const given = reader.object('smtp') ?? {};
  const own: JsonObject = rcpt === undefined || candidate === undefined ? {} : { [candidate]: { on: { RCPT: rcpt } } };
  return Object.fromEntries(
    Object.entries({ ...own, ...given }).map(([host, script]) => {
      if (!isObject(script)) throw new Gap(`smtp is ${JSON.stringify(script)}`);
      const inner = new ScriptReader({ ...reader.fault, inject: { ...reader.fault.inject, script } });
      const read = serverScript(inner, 'smtp', 'starttls');
      inner.end();
      return [host, read];
    }),
  );
}

function securityOf(reader: ScriptReader): Pick<MxScript, 'tlsa' | 'dnssec'> {
  const tlsa = reader.text('tlsa');
  const kind = TLSA_KINDS.find((known) => known === (tlsa ?? 'ok'));
  const count = reader.number('tlsa_count') ?? (tlsa === undefined || tlsa === 'SERVFAIL' ? 0 : 2);
  const dnssec = reader.text('dnssec') ?? (tlsa !== undefined || count > 0 ? 'secure' : 'insecure');
  if (!kind) throw new Gap(`tlsa is ${tlsa}`);
  if (dnssec !== 'secure' && dnssec !== 'insecure' && dnssec !== 'bogus') throw new Gap(`dnssec is ${dnssec}`);
  return { tlsa: { count, kind }, dnssec };
}

function nameServersOf(reader: ScriptReader, published: DomainRecords): readonly NameServerKind[] {
  const given = reader.value('name_servers') ?? ['ok'];
  if (!isList(given)) throw new Gap('name_servers is no list');
  return given.map((each) => {
    if (isObject(each)) return domainRecords(each, published);
    const kind = KINDS.find((known) => known === each);
    if (!kind) throw new Gap(`name_servers has ${JSON.stringify(each)}`);
    return kind;
  });
}

function texts(values: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
