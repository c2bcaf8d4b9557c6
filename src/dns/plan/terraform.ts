/**
 * Reads what `terraform show -json` or `tofu show -json` prints of a plan. It holds secrets in clear text: only the
 * fields of records are read, and values are shown in no message.
 */
import { BadRecord } from '../bad-record.ts';
import { isWithin } from '../name.ts';
import { dataKey, isProxiedRecord, type PlannedRecord, type RecordSetChange } from '../planned-zone.ts';
import { parseType } from '../record-types.ts';
import { type PlanContext, type ZoneDraft, zoneDraft } from './draft.ts';
import { childOf, holdsTrue, itemsOf, type PlanNode, textAt } from './node.ts';
import { type Change, changeOf, isIdle, isRemoval } from './terraform-changes.ts';
import { RESOURCES, type ResourceReader, type ResourceRecords, type ZoneNames } from './terraform-resources.ts';
import { isOtherRecord, refuseActions, wholePlan } from './terraform-whole.ts';
import { isPrivate, privateZonesOf, refuseLostZone, zoneIdOf, zoneNamesOf } from './terraform-zones.ts';

/** Keys of the file that are read. */
export const TERRAFORM_KEYS: ReadonlySet<string> = new Set([
  ...['format_version', 'resource_changes', 'deferred_changes', 'errored', 'complete'],
]);
const NAME_FIELDS = ['name', 'fqdn', 'hostname', 'domain', 'domain_name', 'zone', 'zone_name', 'dns_name', 'subname'];

const PRIVATE = [
  'has records of a private zone, which the Internet does not see; they are not judged',
  'Give a zone file to judge mail inside of the network.',
] as const;

/** Whether a file is a plan. */
export function isTerraform(root: PlanNode): boolean {
  return textAt(root, 'format_version') !== undefined;
}

/**
 * Reads all records that change.
 *
 * @throws {BadRecord} when it is of a format that is not known, or not the whole plan
 */
export function readTerraform(root: PlanNode, context: PlanContext): ZoneDraft[] {
  const changes = itemsOf(wholePlan(root)).flatMap(changeOf);
  return [new TerraformPlan(changes, context).draft()];
}

/** Collects the changes of a plan. */
class TerraformPlan {
  readonly #changes: readonly Change[];
  readonly #context: PlanContext;
  readonly #names: ZoneNames;
  readonly #privateZones: ReadonlySet<string>;
  /** The zone of each RRset. */
  readonly #zones = new Map<string, string>();
  readonly #draft = zoneDraft('', false);
  /** RRsets that change as a whole. */
  readonly #sets = new Map<string, RecordSetChange>();
  /** Records of RRsets that change by single records. */
  readonly #removed = new Map<string, { readonly change: RecordSetChange; readonly records: PlannedRecord[] }>();

  constructor(changes: readonly Change[], context: PlanContext) {
    this.#changes = changes;
    this.#context = context;
    const resources = changes.map(({ type, before, after }) => ({ type, values: after ?? before }));
    this.#names = zoneNamesOf(resources, context.domain);
    this.#privateZones = privateZonesOf(resources);
  }

  draft(): ZoneDraft {
    for (const change of this.#changes) this.#guarded(change, () => this.#take(change));
    this.#addUnchanged();
    this.#draft.changes.push(...this.#sets.values());
    for (const { change, records } of this.#removed.values()) {
      const isAll = records.some(isProxiedRecord);
      this.#draft.changes.push({ ...change, removed: isAll ? 'all' : records.map(({ data }) => data) });
    }
    return this.#draft;
  }

  #take(change: Change): void {
    refuseActions(change.type, change.actions);
    if (isIdle(change)) return;
    const reader = RESOURCES[change.type];
    if (!reader) {
      refuseLostZone(change, this.#context.domain);
      this.#takeOther(change);
      return;
    }
    const { before, after, node } = change;
    if (this.#isPrivate(change)) {
      this.#context.issues.note(node.source, ...PRIVATE);
      return;
    }
    // What is forgotten stays published.
    if (before && !change.actions.every((action) => action === 'create' || action === 'forget')) {
      this.#remove(reader, this.#read(reader, before, change), change);
    }
    if (!after || isRemoval(change)) return;
    if (this.#takeUnknown(reader, change, after)) return;
    this.#add(this.#read(reader, after, change), reader, change);
  }

  #read(reader: ResourceReader, values: PlanNode, { node, type, address }: Change): ResourceRecords {
    const { file, line, column } = node.source;
    const context = { names: this.#names, source: { file, line, column }, type, address, budget: this.#context.budget };
    return reader.read(values, context);
  }

  #remove(reader: ResourceReader, { records, flattened, key }: ResourceRecords, { before, after }: Change): void {
    if (key) this.#refuseSecondZone(key, after ?? before);
    for (const { name, types, source } of flattened) {
      for (const type of types) this.#sets.set(`${name} ${type}`, { name, type, removed: 'all', source });
    }
    for (const record of records) {
      const change: RecordSetChange = {
        name: record.name,
        type: record.data.type,
        removed: 'all',
        source: record.source,
      };
      const id = `${change.name} ${change.type}`;
      if (reader.isSet) this.#sets.set(id, change);
      else {
        const known = this.#removed.get(id) ?? { change, records: [] };
        known.records.push(record);
        this.#removed.set(id, known);
      }
    }
    if (reader.isSet && key) this.#sets.set(`${key.name} ${key.type}`, { ...key, removed: 'all' });
  }

  #add({ key, records, flattened, unknown, notes }: ResourceRecords, reader: ResourceReader, change: Change): void {
    const { source } = change.node;
    if (key) this.#refuseSecondZone(key, change.after);
    this.#draft.records.push(...records);
    this.#draft.flattened.push(...flattened);
    this.#draft.unknown.push(...unknown);
    for (const [problem, remedy] of notes) this.#context.issues.note(source, problem, remedy);
    if (reader.isSet) return;
    // Without a change, planned records would replace all published ones of their name and type.
    for (const { name, data, source: own } of records) {
      const id = `${name} ${data.type}`;
      const change: RecordSetChange = { name, type: data.type, removed: [], source: own };
      if (!this.#removed.has(id)) this.#removed.set(id, { change, records: [] });
    }
  }

  #isPrivate({ before, after }: Change): boolean {
    const zone = zoneIdOf(after ?? before);
    return zone !== undefined && this.#privateZones.has(zone);
  }

  /** Two zones of one name are two views of it, and which one the Internet sees is not known. */
  #refuseSecondZone({ name, type }: Pick<RecordSetChange, 'name' | 'type'>, values: PlanNode | undefined): void {
    const zone = zoneIdOf(values);
    const id = `${name} ${type}`;
    const known = this.#zones.get(id) ?? zone;
    if (zone !== known) throw new BadRecord(`has records of ${name} in two zones`, 'Plan one of them at a time.');
    if (zone !== undefined) this.#zones.set(id, zone);
  }

  /** Whether a field of the records is known only after apply. */
  #takeUnknown(reader: ResourceReader, { node, type, address, unknown }: Change, after: PlanNode): boolean {
    const isUnknown = (key: string): boolean => holdsTrue(childOf(unknown, key));
    const field = reader.fields.find(isUnknown);
    if (field === undefined) return false;
    const recordType = reader.type ?? parseType(textAt(after, 'type') ?? '');
    const name = isUnknown('name') ? undefined : this.#nameOf(type, after, node);
    if (name === undefined && (recordType === undefined || recordType === 'CNAME')) {
      // Such as those that prove a domain to a certificate authority.
      const problem = 'has a record whose name is known only after apply; it is not judged';
      this.#context.issues.note(node.source, problem, 'Apply in two steps if it has to do with mail.');
      return true;
    }
    const { file, line, column } = node.source;
    const reason = `known only after apply (${address}, ${field})`;
    const owner = name ?? this.#context.domain;
    this.#draft.unknown.push({ name: owner, type: recordType, reason, source: { file, line, column } });
    return true;
  }

  #nameOf(type: string, values: PlanNode, { source }: PlanNode): string | undefined {
    try {
      return this.#names.nameOf(type, values);
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      this.#context.issues.note(source, 'has a record whose zone is not known', 'Name the zone in the same plan.');
      return undefined;
    }
  }

  /** A resource without a reader: not understood, if it may be about the domain. */
  #takeOther(change: Change): void {
    const { type, node, before, after } = change;
    if (!isOtherRecord(type, after ?? before)) return;
    if (isPrivate(type)) {
      this.#context.issues.note(node.source, ...PRIVATE);
      return;
    }
    const names = [before, after].flatMap((values) => NAME_FIELDS.flatMap((key) => textAt(values, key) ?? []));
    const dotted = names.map((name) => name.toLowerCase().replace(/\.$/, '')).filter((name) => name.includes('.'));
    const { domain, issues } = this.#context;
    const isOurs = dotted.length === 0 || dotted.some((name) => isWithin(name, domain) || isWithin(domain, name));
    const remedy = 'Write the planned records to a zone file, and give that.';
    if (isOurs) throw new BadRecord(`has a resource of the type ${type}, which cannot be read yet`, remedy);
    issues.note(node.source, `has a resource of the type ${type}, which is not read`, remedy);
  }

  /**
   * Several resources can make one RRset (routing policies): those that do not change belong to it, too. So do those
   * beside a record whose published form is not known, because a proxy answers.
   */
  #addUnchanged(): void {
    const planned = new Set([
      ...this.#draft.records.map((record) => `${record.name} ${record.data.type}`),
      // One of them may be deleted.
      ...this.#sets.keys(),
    ]);
    const isOfZone = (set: string, values: PlanNode): boolean =>
      [undefined, zoneIdOf(values)].includes(this.#zones.get(set));
    const isReset = (id: string): boolean => this.#removed.get(id)?.records.some(isProxiedRecord) === true;
    const known = new Set(this.#draft.records.map(({ name, data }) => `${name} ${dataKey(data)}`));
    for (const change of this.#changes) {
      const reader = RESOURCES[change.type];
      if (!reader || !isIdle(change) || !change.after || this.#isPrivate(change)) continue;
      const values = change.after;
      this.#guarded(change, () => {
        for (const record of this.#read(reader, values, change).records) {
          const set = `${record.name} ${record.data.type}`;
          const id = `${record.name} ${dataKey(record.data)}`;
          if (known.has(id) || !(reader.isSet ? planned.has(set) && isOfZone(set, values) : isReset(set))) continue;
          known.add(id);
          this.#draft.records.push(record);
        }
      });
    }
  }

  #guarded({ node, address, actions }: Change, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      // A record that does not change is published already.
      if (actions.length > 0 && actions.every((action) => action === 'no-op' || action === 'read')) return;
      this.#context.issues.add(node.source, {
        problem: `${error.problem} (${address})`,
        remedy: error.remedy,
        value: undefined,
      });
    }
  }
}
