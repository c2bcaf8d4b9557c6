/** The records of a domain, as the script of a fault has them, in the short form of `test/support/gate`. */
import { policyBody } from '../../../../support/gate/policy-host.ts';
import { Gap } from '../../catalogue/case.ts';
import type { Json, JsonObject } from '../../catalogue/fault.ts';
import { isList, isObject } from '../../catalogue/parameter-reader.ts';

export const DOMAIN = 'example.test';
/** Where the policy of MTA-STS is served. */
export const POLICY_ADDRESS = '198.51.100.80';
/** An address of the catalogue that stands for that of the mail server of the domain. */
const OWN_MACHINE = '127.0.0.1';

const TLSRPT = `_smtp._tls TXT v=TLSRPTv1; rua=mailto:tls@${DOMAIN}`;

/** What is published of a domain, or planned. */
export interface DomainRecords {
  /** Preference and host. */
  readonly mx: readonly (readonly [number, string])[];
  /** Addresses of the domain itself. */
  readonly a: readonly string[];
  readonly spf: readonly string[];
  readonly dmarc: string | undefined;
  readonly sts: StsRecords | undefined;
  /** Further records. */
  readonly records: readonly string[];
}

/** A policy of MTA-STS and the record that leads to it. */
export interface StsRecords {
  readonly id: string;
  readonly body: string;
}

/** Takes what a script says of a domain over what is known of it already. @throws Gap */
export function domainRecords(
  { mx, a, spf, dmarc, sts, records, without, ...others }: JsonObject,
  before: DomainRecords,
): DomainRecords {
  const unknown = Object.keys(others);
  if (unknown.length > 0) throw new Gap(`nobody knows ${unknown.join(', ')}`);
  return {
    mx: mx === undefined ? before.mx : list(mx).map(mxOf),
    a: a === undefined ? before.a : list(a).map(String),
    spf: spf === undefined ? before.spf : list(spf).map(String),
    dmarc: dmarc === undefined ? before.dmarc : dmarc === null ? undefined : String(dmarc),
    sts: sts === undefined ? before.sts : sts === null ? undefined : stsOf(sts, before.sts?.id ?? '1'),
    records: [
      ...before.records.filter((line) => !list(without ?? []).includes(line.split(' ')[0] ?? '')),
      ...list(records ?? []).map(String),
    ],
  };
}

/** A domain whose mail is in order. */
export function healthy(host: string): DomainRecords {
  return {
    mx: [[10, host]],
    a: [],
    spf: ['v=spf1 ip4:198.51.100.64/26 -all'],
    dmarc: `v=DMARC1; p=reject; rua=mailto:dmarc@${DOMAIN}`,
    sts: undefined,
    records: ['@ NS ns1', '@ NS ns2', 'ns1 A 192.0.2.251', 'ns2 A 203.0.113.251', TLSRPT],
  };
}

function mxOf(value: Json): readonly [number, string] {
  if (!isList(value) || typeof value[0] !== 'number') throw new Gap(`mx is ${JSON.stringify(value)}`);
  return [value[0], String(value[1])];
}

function stsOf(value: Json, id: string): StsRecords {
  if (!isObject(value)) throw new Gap(`sts is ${JSON.stringify(value)}`);
  const { mode = 'enforce', mx = [], max_age: maxAge = 604_800, id: own = id } = value;
  return { id: String(own), body: policyBody(String(mode), list(mx).map(String), Number(maxAge)) };
}

function list(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

/** The lines of the zone. `own` is the address of the mail server of the domain. */
export function linesOf({ mx, a, spf, dmarc, sts, records }: DomainRecords, own: string): readonly string[] {
  return [
    ...mx.map(([preference, host]) => `@ MX ${preference} ${host === '.' ? '.' : `${host}.`}`),
    ...a.map((address) => `@ A ${address === OWN_MACHINE ? own : address}`),
    ...spf.map((text) => `@ TXT ${text}`),
    ...(dmarc === undefined ? [] : [`_dmarc TXT ${dmarc}`]),
    ...(sts ? [`_mta-sts TXT v=STSv1; id=${sts.id}`, `mta-sts A ${POLICY_ADDRESS}`] : []),
    ...records,
  ];
}
