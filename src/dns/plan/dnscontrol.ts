/** Reads what `dnscontrol print-ir` prints (DNSControl/dnscontrol `models/record.go`). */
import type { Source } from '../../model/issue.ts';
import { BadRecord } from '../bad-record.ts';
import { below, isWithin, parseUnicodeName } from '../name.ts';
import { utf8Octets } from '../octets.ts';
import type { PlannedSource } from '../planned-zone.ts';
import { tokensOf } from '../rdata/entry-reader.ts';
import { parseRdata } from '../rdata/parse-rdata.ts';
import { parseTtl } from '../rdata/ttl.ts';
import { parseType } from '../record-types.ts';
import type { RecordData, RecordType } from '../records.ts';
import {
  absoluteName,
  attempt,
  dataOfFields,
  type PlanContext,
  spend,
  textData,
  type ZoneDraft,
  zoneDraft,
} from './draft.ts';
import { childOf, entriesOf, isTrue, itemsOf, type PlanNode, textAt, wantedText } from './node.ts';

/** Seconds: the default of DNSControl. */
const DEFAULT_TTL = 300;
/** Fields of a record, in the order of a master file. Zeros are left out. */
const FIELDS: Partial<Readonly<Record<RecordType, readonly string[]>>> = {
  MX: ['mxpreference', 'target'],
  SRV: ['srvpriority', 'srvweight', 'srvport', 'target'],
  TLSA: ['tlsausage', 'tlsaselector', 'tlsamatchingtype', 'target'],
  CAA: ['caaflag', 'caatag', 'target'],
  SOA: ['target', 'soambox', 'soaserial', 'soarefresh', 'soaretry', 'soaexpire', 'soaminttl'],
};
const WORDS: ReadonlySet<string> = new Set(['target', 'caatag', 'soambox']);
/** Fields of any record, which are no data. */
const COMMON: ReadonlySet<string> = new Set([
  ...['type', 'typenum', 'name', 'name_raw', 'name_unicode', 'subdomain', 'ttl', 'meta', 'filepos', 'rdata', 'fields'],
  ...['comparablev3', 'zonfefilepartial'],
]);

/** Whether a file is what `print-ir` prints. */
export function isDnscontrol(root: PlanNode): boolean {
  return childOf(root, 'domains')?.kind === 'list';
}

/** Reads all zones of the file. */
export function readDnscontrol(root: PlanNode, context: PlanContext): ZoneDraft[] {
  const drafts = new Map<string, ZoneDraft>();
  for (const domain of itemsOf(childOf(root, 'domains'))) {
    attempt(domain.source, context.issues, () => {
      const draft = zoneOf(domain, drafts, context);
      if (!draft) return;
      for (const record of itemsOf(childOf(domain, 'records'))) {
        attempt(record.source, context.issues, () => takeRecord(record, draft, context));
      }
      for (const record of itemsOf(childOf(domain, 'recordsabsent'))) {
        attempt(record.source, context.issues, () => takeAbsent(record, draft));
      }
    });
  }
  return [...drafts.values()];
}

/** The zone of an entry; undefined for a second view of a zone that is not asked for. */
function zoneOf(
  domain: PlanNode,
  drafts: Map<string, ZoneDraft>,
  { domain: mailDomain, issues }: PlanContext,
): ZoneDraft | undefined {
  const name = parseUnicodeName(wantedText(domain, 'name').replace(/!.*$/s, ''), '');
  if (drafts.has(name)) {
    if (isWithin(mailDomain, name)) {
      const remedy = 'Keep one of them in the file: which one is published is not known here.';
      throw new BadRecord('has two views of a zone (tags of D)', remedy, name);
    }
    issues.note(domain.source, 'has two views of a zone; the first is used', 'Keep one of them in the file.');
    return undefined;
  }
  // NO_PURGE and IGNORE leave records of others alone.
  const isWhole = !isTrue(domain, 'keepunknown') && itemsOf(childOf(domain, 'unmanaged')).length === 0;
  const draft = zoneDraft(name, isWhole);
  drafts.set(name, draft);
  return draft;
}

function takeRecord(record: PlanNode, draft: ZoneDraft, { issues, budget }: PlanContext): void {
  const written = wantedText(record, 'type');
  const name = ownerName(record, draft.origin);
  const target = textAt(record, 'target') ?? textAt(record, 'rdata') ?? '';
  const source = sourceOf(record);
  const timing = ttlOf(record);
  const isProxied = ['on', 'full'].includes(textAt(childOf(record, 'meta'), 'cloudflare_proxy')?.toLowerCase() ?? '');
  spend(budget, target.length);
  const type = parseType(written);
  if (type) {
    const data = dataOf(type, record);
    if (data.type === 'CNAME' && isProxied) {
      draft.flattened.push({ name, target: data.target, types: ['A', 'AAAA'], source, ...timing, isProxied });
    } else draft.records.push({ name, data, source, ...timing, ...(isProxied ? { isProxied } : {}) });
    return;
  }
  const aliased = written === 'R53_ALIAS' ? textAt(childOf(record, 'r53_alias'), 'type') : undefined;
  if (written === 'ALIAS' || aliased === 'A' || aliased === 'AAAA') {
    const types = aliased === 'A' || aliased === 'AAAA' ? ([aliased] as const) : (['A', 'AAAA'] as const);
    draft.flattened.push({ name, target: absoluteName(utf8Octets(target)), types, source, ...timing });
    return;
  }
  if (!/^[A-Z][A-Z\d_]+$/.test(written)) {
    throw new BadRecord(
      'has a type of records that is not known',
      'Print it with a released version.',
      utf8Octets(written),
    );
  }
  // Settings of Cloudflare's proxy publish no records of their own.
  if (!/^(?:CF|CLOUDFLAREAPI)_/.test(written)) {
    draft.unknown.push({ name, reason: `decided by the provider (${written})`, source });
  }
  const problem = `has records of the type ${written}, which only the provider knows`;
  issues.note(record.source, problem, 'Check these names by hand.');
}

/** What ENSURE_ABSENT takes away. */
function takeAbsent(record: PlanNode, draft: ZoneDraft): void {
  const type = parseType(wantedText(record, 'type'));
  if (!type) throw new BadRecord('has an absent record of a type that is not known', 'Remove it.');
  const change = { name: ownerName(record, draft.origin), type, source: sourceOf(record) };
  draft.changes.push({ ...change, removed: [dataOf(type, record)] });
}

function ownerName(record: PlanNode, origin: string): string {
  const name = wantedText(record, 'name');
  const host = textAt(record, 'subdomain');
  const owner = name === '@' || name === '' ? origin : below(parseUnicodeName(name, ''), origin);
  if (host) throw new BadRecord('has a record with a subdomain that is not resolved', 'Print it with print-ir.', host);
  return owner;
}

function dataOf(type: RecordType, record: PlanNode): RecordData {
  // Version 5 writes the data as a master file has it (DNSControl/dnscontrol#4859).
  const written = textAt(record, 'rdata');
  if (written !== undefined) return parseRdata(type, tokensOf(utf8Octets(written)), absoluteName);
  const target = textAt(record, 'target');
  const fields = FIELDS[type];
  if (type === 'TXT') {
    if (target === undefined)
      throw new BadRecord('has a TXT record without target', 'Print it with a released version.');
    return textData(target);
  }
  if (fields) {
    const texts = fields.map((key) => (WORDS.has(key) ? wantedText(record, key) : (textAt(record, key) ?? '0')));
    return dataOfFields(
      type,
      type === 'CAA' ? texts.map((text) => text.replaceAll('\\', '\\\\')) : texts,
      absoluteName,
    );
  }
  if (['A', 'AAAA', 'CNAME', 'DNAME', 'NS', 'PTR'].includes(type)) {
    return dataOfFields(type, [wantedText(record, 'target')], absoluteName);
  }
  return { type, text: otherFields(record) } as RecordData;
}

/** The fields of types that are kept as they are. */
function otherFields(record: PlanNode): string {
  const own = entriesOf(record).filter(([key]) => !COMMON.has(key));
  return own.map(([, { value }]) => (value.kind === 'scalar' ? value.text : '')).join(' ');
}

function ttlOf(record: PlanNode): { readonly ttl: number; readonly hasDefaultTtl: boolean } {
  const text = textAt(record, 'ttl') ?? '0';
  const ttl = parseTtl(text);
  if (ttl === undefined) throw new BadRecord('has a TTL that is no number', 'Write seconds.', utf8Octets(text));
  return ttl === 0 ? { ttl: DEFAULT_TTL, hasDefaultTtl: true } : { ttl, hasDefaultTtl: false };
}

/** The line of the configuration, such as `dnsconfig.js:12:5`; of the file itself where it names none. */
function sourceOf({ source, ...record }: PlanNode): PlannedSource {
  const position = textAt({ source, ...record } as PlanNode, 'filepos') ?? '';
  const [, named = '', line, column] = /^\[?([^\s:[\]]+):(\d{1,7}):(\d{1,7})\]?$/.exec(position) ?? [];
  if (line === undefined) return plain(source);
  return { file: named === 'line' ? 'dnsconfig.js' : named, line: Number(line), column: Number(column) };
}

function plain({ file, line, column }: Source): PlannedSource {
  return { file, line, column };
}
