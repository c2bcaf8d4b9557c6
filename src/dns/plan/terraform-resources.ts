/** The resources of DNS records of Terraform's providers: one reader for each. */
import { BadRecord } from '../bad-record.ts';
import { utf8Octets } from '../octets.ts';
import type { PlanBudget } from '../plan-file.ts';
import type { FlattenedName, PlannedRecord, PlannedSource, UnknownRecords } from '../planned-zone.ts';
import { parseType } from '../record-types.ts';
import type { RecordData, RecordType } from '../records.ts';
import { absoluteName, spend } from './draft.ts';
import { childOf, isTrue, itemsOf, type PlanNode, textAt, wantedText } from './node.ts';
import { azureData, cloudflareData, presented } from './terraform-data.ts';

/** Turns the names of resources into absolute ones. */
export interface ZoneNames {
  /** @throws {BadRecord} when the zone is not known */
  nameOf(type: string, values: PlanNode): string;
}

/** What a reader needs. */
export interface ResourceContext {
  readonly names: ZoneNames;
  readonly type: string;
  readonly address: string;
  readonly source: PlannedSource;
  readonly budget: PlanBudget;
}

/** What a resource makes. */
export interface ResourceRecords {
  /** The RRset, where the resource is one. */
  readonly key?: { readonly name: string; readonly type: RecordType; readonly source: PlannedSource } | undefined;
  readonly records: readonly PlannedRecord[];
  readonly flattened: readonly FlattenedName[];
  readonly unknown: readonly UnknownRecords[];
  readonly notes: readonly (readonly [problem: string, remedy: string])[];
}

/** Reads one kind of resource. */
export interface ResourceReader {
  /** Whether a resource is a whole RRset, or one record of it. */
  readonly isSet: boolean;
  /** The type of its records, where it has only one. */
  readonly type?: RecordType;
  /** The fields that must be known. */
  readonly fields: readonly string[];
  /** @throws {BadRecord} when it is not understood */
  read(values: PlanNode, context: ResourceContext): ResourceRecords;
}

/** Seconds, for a TTL that the provider chooses. */
const AUTOMATIC = 300;
const ADDRESSES = ['A', 'AAAA'] as const;
const NONE = { records: [], flattened: [], unknown: [], notes: [] };
const ROUTING: ResourceRecords['notes'][number] = [
  'has records with a routing policy; all of them are taken as answers',
  'Check by hand what each region gets.',
];

const route53: ResourceReader = {
  isSet: true,
  fields: ['name', 'type', 'ttl', 'records', 'alias'],
  read: (values, context) => {
    const { name, type, source, key } = setOf(values, context);
    const [alias] = itemsOf(childOf(values, 'alias'));
    const notes = textAt(values, 'set_identifier') ? [ROUTING] : [];
    if (alias) {
      const types = ADDRESSES.filter((each) => each === type);
      const target = absoluteName(utf8Octets(wantedText(alias, 'name')));
      if (types.length === 0)
        return { ...NONE, key, notes, unknown: [{ name, type, reason: 'an alias of Route 53', source }] };
      return { ...NONE, key, notes, flattened: [{ name, target, types, ttl: 60, source }] };
    }
    const texts = textsOf(values, 'records');
    const records = texts.map((text) => recordOf(context, name, ttlOf(values), presented(type, text, 'route53')));
    return { ...NONE, key, notes, records };
  },
};

const google: ResourceReader = {
  isSet: true,
  fields: ['name', 'type', 'ttl', 'rrdatas', 'routing_policy'],
  read: (values, context) => {
    const { name, type, key } = setOf(values, context);
    const routed = itemsOf(childOf(values, 'routing_policy'));
    const parts = routed.flatMap((policy) => ['wrr', 'geo'].flatMap((kind) => itemsOf(childOf(policy, kind))));
    const texts = [...textsOf(values, 'rrdatas'), ...parts.flatMap((part) => textsOf(part, 'rrdatas'))];
    const records = texts.map((text) => recordOf(context, name, ttlOf(values), presented(type, text, 'google')));
    if (records.length > 0) return { ...NONE, key, records, notes: routed.length > 0 ? [ROUTING] : [] };
    return { ...NONE, key, unknown: [{ name, type, reason: 'decided by a routing policy', source: context.source }] };
  },
};

const cloudflare: ResourceReader = {
  isSet: false,
  fields: ['name', 'type', 'ttl', 'content', 'value', 'priority', 'data', 'proxied'],
  read: (values, context) => {
    const name = context.names.nameOf(context.type, values);
    const type = typeOf(wantedText(values, 'type'));
    const isProxied = isTrue(values, 'proxied');
    const notes = relativeName(values, name);
    const data = cloudflareData(type, values);
    const timing = automatic(ttlOf(values));
    spend(context.budget, 0);
    if (data.type === 'CNAME' && (isProxied || isApex(values))) {
      const flat = { name, target: data.target, types: ADDRESSES, source: context.source, ...timing, isProxied };
      return { ...NONE, notes, flattened: [flat] };
    }
    const proxy = isProxied ? { isProxied } : {};
    return { ...NONE, notes, records: [{ name, data, source: context.source, ...timing, ...proxy }] };
  },
};

function azure(type: RecordType): ResourceReader {
  return {
    isSet: true,
    type,
    fields: ['name', 'zone_name', 'ttl', 'record', 'records', 'target_resource_id'],
    read: (values, context) => {
      const name = context.names.nameOf(context.type, values);
      const key = { name, type, source: context.source };
      if (textAt(values, 'target_resource_id')) {
        return { ...NONE, key, unknown: [{ ...key, reason: 'an alias of Azure' }] };
      }
      const items = [...itemsOf(childOf(values, 'record')), ...itemsOf(childOf(values, 'records'))];
      return {
        ...NONE,
        key,
        records: items.map((item) => recordOf(context, name, ttlOf(values), azureData(type, item))),
      };
    },
  };
}

/** The readers by the type of the resource. */
export const RESOURCES: Readonly<Record<string, ResourceReader | undefined>> = Object.assign(Object.create(null), {
  aws_route53_record: route53,
  cloudflare_dns_record: cloudflare,
  cloudflare_record: cloudflare,
  google_dns_record_set: google,
  azurerm_dns_a_record: azure('A'),
  azurerm_dns_aaaa_record: azure('AAAA'),
  azurerm_dns_caa_record: azure('CAA'),
  azurerm_dns_cname_record: azure('CNAME'),
  azurerm_dns_mx_record: azure('MX'),
  azurerm_dns_ns_record: azure('NS'),
  azurerm_dns_ptr_record: azure('PTR'),
  azurerm_dns_srv_record: azure('SRV'),
  azurerm_dns_txt_record: azure('TXT'),
});

function setOf(values: PlanNode, context: ResourceContext) {
  const [name, type] = [context.names.nameOf(context.type, values), typeOf(wantedText(values, 'type'))];
  return { name, type, source: context.source, key: { name, type, source: context.source } };
}

function recordOf(
  { source, budget }: ResourceContext,
  name: string,
  ttl: number | undefined,
  data: RecordData,
): PlannedRecord {
  spend(budget, data.type === 'TXT' ? data.strings.join('').length : 0);
  return ttl === undefined ? { name, ttl: AUTOMATIC, hasDefaultTtl: true, data, source } : { name, ttl, data, source };
}

/** Cloudflare's TTL 1 is chosen by itself. */
function automatic(ttl: number | undefined): { readonly ttl: number; readonly hasDefaultTtl: boolean } {
  return ttl === undefined || ttl === 1 ? { ttl: AUTOMATIC, hasDefaultTtl: true } : { ttl, hasDefaultTtl: false };
}

function ttlOf(values: PlanNode): number | undefined {
  const text = textAt(values, 'ttl');
  if (text === undefined) return undefined;
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new BadRecord('has a TTL that is no number', 'Write seconds.');
}

function typeOf(text: string): RecordType {
  const type = parseType(text);
  if (type) return type;
  throw new BadRecord('has a type of records that is not known', 'Write a type such as MX.');
}

function textsOf(values: PlanNode, key: string): string[] {
  return itemsOf(childOf(values, key)).map((item) => {
    if (item.kind === 'scalar') return item.text;
    throw new BadRecord(`has ${key} that are no texts`, 'Write each record as one text.');
  });
}

/** A relative name, whose zone is found by other resources, or is that of the mail domain. */
function relativeName(values: PlanNode, name: string): ResourceRecords['notes'] {
  const written = textAt(values, 'name')?.toLowerCase() ?? '@';
  if (textAt(values, 'hostname') !== undefined || written === '@' || !name.startsWith(`${written}.`)) return [];
  const zone = name.slice(written.length + 1);
  return zone === '' ? [] : [[`has relative names; they are taken as names below ${zone}`, 'Write whole names.']];
}

/** A CNAME at the zone itself is flattened, and may stand beside other records. */
function isApex(values: PlanNode): boolean {
  return textAt(values, 'name') === '@';
}
