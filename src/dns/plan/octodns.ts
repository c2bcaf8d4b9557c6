/** Reads zones of octoDNS: one YAML file for each, or a folder of them (octodns/octodns `docs/records.rst`). */
import type { Source } from '../../model/issue.ts';
import { BadRecord } from '../bad-record.ts';
import { below, parseUnicodeName } from '../name.ts';
import { utf8Octets } from '../octets.ts';
import type { PlannedRecord } from '../planned-zone.ts';
import { parseTtl } from '../rdata/ttl.ts';
import { parseType } from '../record-types.ts';
import type { RecordData, RecordType } from '../records.ts';
import { absoluteName, attempt, dataOfFields, type PlanContext, spend, textData, type ZoneDraft } from './draft.ts';
import { childOf, entriesOf, isTrue, itemsOf, type PlanNode, textAt, wantedText } from './node.ts';

/** Seconds: the default of octoDNS. */
const DEFAULT_TTL = 3600;
const ADDRESSES = ['A', 'AAAA'] as const;

/**
 * The zone of a file: of its folder `example.org.`, or of its own name `example.org.yaml`, which then is all of it;
 * undefined when neither is a zone, as of a file that several zones share.
 */
export function octodnsZone(path: string): { readonly name: string; readonly isAlone: boolean } | undefined {
  const [file = '', folder = ''] = path.split('/').reverse();
  if (/[^.]\.$/.test(folder)) return zoneName(folder.slice(0, -1), false);
  const stem = file.replace(/\.ya?ml$/i, '');
  return stem.includes('.') ? zoneName(stem.replace(/^\$/, ''), !stem.startsWith('$')) : undefined;
}

function zoneName(text: string, isAlone: boolean): { readonly name: string; readonly isAlone: boolean } | undefined {
  try {
    return { name: parseUnicodeName(text, ''), isAlone };
  } catch (error) {
    if (error instanceof BadRecord) return undefined;
    throw error;
  }
}

/** Reads the records of a file into its zone. */
export function readOctodns(root: PlanNode, draft: ZoneDraft, context: PlanContext): void {
  if (root.kind !== 'map') {
    if (root.kind === 'scalar' && root.type === 'null') return;
    const remedy = 'Write a mapping of names to records, as octoDNS has it.';
    context.issues.add(root.source, { problem: 'has a file that is no zone of octoDNS', remedy, value: undefined });
    return;
  }
  for (const [key, { source, value }] of entriesOf(root)) {
    attempt(source, context.issues, () => {
      const name = ownerName(key, draft.origin);
      for (const record of itemsOf(value)) {
        attempt(record.source, context.issues, () => new OctodnsRecord(name, record, draft, context).read());
      }
    });
  }
}

function ownerName(key: string, origin: string): string {
  if (key === '') return origin;
  if (key === '@') throw new BadRecord('has a record at @', "Write '' for the zone itself, as octoDNS does.", key);
  if (key.endsWith('.')) {
    throw new BadRecord('has a name with a final dot', 'Write the part before the zone only, as octoDNS does.', key);
  }
  return below(parseUnicodeName(key, ''), origin);
}

/** One record of a file: an RRset. */
class OctodnsRecord {
  readonly #name: string;
  readonly #node: PlanNode;
  readonly #draft: ZoneDraft;
  readonly #context: PlanContext;

  constructor(name: string, node: PlanNode, draft: ZoneDraft, context: PlanContext) {
    this.#name = name;
    this.#node = node;
    this.#draft = draft;
    this.#context = context;
  }

  read(): void {
    const node = this.#node;
    const written = wantedText(node, 'type');
    const control = childOf(node, 'octodns');
    const limits = ['included', 'excluded', 'lenient'].filter((key) => childOf(control, key) !== undefined);
    if (isTrue(control, 'ignored')) {
      this.#note('has records that octoDNS ignores; they stay as published', 'Remove octodns.ignored to publish them.');
      const kept = parseType(written);
      if (kept) this.#draft.kept.push({ name: this.#name, type: kept });
      return;
    }
    for (const key of limits) {
      this.#note(`has records with octodns.${key}; they are taken as planned`, 'See whether this target is meant.');
    }
    for (const key of ['geo', 'dynamic']) {
      if (!childOf(node, key)) continue;
      this.#note(`has records with ${key}; only their values are judged`, 'Check the other answers by hand.');
    }
    const type = parseType(written);
    if (written === 'ALIAS') this.#flatten(ADDRESSES);
    else if (type) this.#records(type);
    else if (/^[\w-]+\/[\w-]+$/.test(written) || written === 'URLFWD') this.#own(written);
    else
      throw new BadRecord('has a type of records that is not known', 'Write a type such as MX.', utf8Octets(written));
  }

  #records(type: RecordType): void {
    const values = this.#values();
    if (values.length === 0) throw new BadRecord('has a record without value', 'Write value: or values:.');
    const isProxied = isTrue(childOf(childOf(this.#node, 'octodns'), 'cloudflare'), 'proxied');
    for (const value of values) {
      attempt(value.source, this.#context.issues, () => {
        spend(this.#context.budget, value.kind === 'scalar' ? value.text.length : 0);
        const data = this.#data(type, value);
        if (data.type === 'CNAME' && isProxied) this.#flattenTo(data.target, ADDRESSES, value.source, true);
        else this.#draft.records.push(this.#planned(data, value.source, isProxied));
      });
    }
  }

  #planned(data: RecordData, { file, line, column }: Source, isProxied: boolean): PlannedRecord {
    const { ttl, hasDefaultTtl } = this.#ttl();
    const record = { name: this.#name, ttl, data, source: { file, line, column } };
    return hasDefaultTtl || isProxied ? { ...record, hasDefaultTtl, isProxied } : record;
  }

  #values(): readonly PlanNode[] {
    const node = this.#node;
    if (childOf(node, 'value') && childOf(node, 'values')) {
      throw new BadRecord('has a record with value and values', 'Keep one of them: octoDNS publishes values alone.');
    }
    return [...itemsOf(childOf(node, 'value')), ...itemsOf(childOf(node, 'values'))];
  }

  #data(type: RecordType, value: PlanNode): RecordData {
    const field = (...keys: readonly [string, ...string[]]): string => wantedText(value, ...keys);
    const fields = (...texts: readonly string[]): RecordData => dataOfFields(type, texts, (raw) => this.#target(raw));
    switch (type) {
      case 'MX':
        return fields(field('preference', 'priority'), field('exchange', 'value'));
      case 'SRV':
        return fields(field('priority'), field('weight'), field('port'), field('target'));
      case 'TLSA':
        return fields(
          ...[field('certificate_usage'), field('selector'), field('matching_type')],
          field('certificate_association_data'),
        );
      case 'CAA':
        return fields(textAt(value, 'flags') ?? '0', field('tag'), field('value').replaceAll('\\', '\\\\'));
      case 'TXT':
        return textData(this.#text(value));
      case 'DS':
        return { type, text: ['key_tag', 'algorithm', 'digest_type', 'digest'].map((key) => field(key)).join(' ') };
      case 'A':
      case 'AAAA':
      case 'CNAME':
      case 'DNAME':
      case 'NS':
      case 'PTR':
        if (value.kind === 'scalar') return fields(value.text);
        throw new BadRecord('has a value that is no text', `Write the ${type} record as one text.`);
      case 'SOA':
      case 'DNSKEY':
      case 'RRSIG':
        throw new BadRecord('has a type of records that octoDNS does not know', 'Remove it.', type);
      default:
        return { type, text: plainText(value) };
    }
  }

  /** The text of a TXT record: `;` is written `\;` where octoDNS is set so, and never means anything else. */
  #text(value: PlanNode): string {
    if (value.kind !== 'scalar') throw new BadRecord('has a TXT value that is no text', 'Write it as one text.');
    if (/^".*"$/s.test(value.text)) {
      const problem = 'has a TXT value with quotes of its own, which are published';
      this.#note(problem, 'Remove the inner quotes: octoDNS takes the value as it is.', value.source);
    }
    return value.text.replaceAll('\\;', ';');
  }

  /** A target. It has to have a final dot, and is absolute without it, too, where octoDNS is lenient. */
  #target(raw: string): string {
    if (raw.endsWith('.')) return absoluteName(raw);
    this.#note(
      'has a target without final dot',
      'Write the whole name with a final dot: octoDNS refuses it otherwise.',
    );
    return absoluteName(raw);
  }

  #flatten(types: readonly ('A' | 'AAAA')[]): void {
    const [value] = this.#values();
    if (value?.kind !== 'scalar') throw new BadRecord('has an ALIAS record without value', 'Write value: and a name.');
    this.#flattenTo(this.#target(utf8Octets(value.text)), types, value.source, false);
  }

  #flattenTo(target: string, types: readonly ('A' | 'AAAA')[], source: Source, isProxied: boolean): void {
    const flat = { name: this.#name, target, types, source: { file: source.file, line: source.line } };
    this.#draft.flattened.push({ ...flat, ...this.#ttl(), isProxied });
  }

  /** A type of one provider: what it answers is not known. */
  #own(type: string): void {
    const { file, line, column } = this.#node.source;
    const reason = `decided by the provider (${type})`;
    this.#draft.unknown.push({ name: this.#name, reason, source: { file, line, column } });
    this.#note(`has records of the type ${type}, which only the provider knows`, 'Check these names by hand.');
  }

  #ttl(): { readonly ttl: number; readonly hasDefaultTtl: boolean } {
    const text = textAt(this.#node, 'ttl');
    if (text === undefined) return { ttl: DEFAULT_TTL, hasDefaultTtl: true };
    const ttl = /^\d+$/.test(text) ? parseTtl(text) : undefined;
    if (ttl === undefined) throw new BadRecord('has a TTL that is no number', 'Write seconds.', utf8Octets(text));
    return { ttl, hasDefaultTtl: false };
  }

  #note(problem: string, remedy: string, source = this.#node.source): void {
    this.#context.issues.note(source, problem, remedy);
  }
}

/** The scalars of a value, in the order of the file. */
function plainText(value: PlanNode): string {
  if (value.kind === 'scalar') return value.text;
  return entriesOf(value)
    .map(([, entry]) => (entry.value.kind === 'scalar' ? entry.value.text : ''))
    .join(' ');
}
