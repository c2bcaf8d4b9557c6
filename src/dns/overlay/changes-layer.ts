/** A zone of which only some RRsets are planned: they are put in place of the published ones, the rest stays. */
import { below, isWithin, parentOf } from '../name.ts';
import { dataKey, type PlannedZone, type RecordSetChange } from '../planned-zone.ts';
import type { Lookup, RecordType, ResourceRecord, Zone } from '../records.ts';
import { delegationStep } from './delegation.ts';
import { dnameStep, nodeStep } from './node-step.ts';
import type { Layer, ZoneStep } from './step.ts';
import { ZoneIndex } from './zone-index.ts';

/** A label that no zone has: whether it exists tells whether a wildcard covers a name. */
const PROBE_LABEL = '_mail-probe-no-such-name';

/** Answers for what changes. */
export class ChangesLayer implements Layer {
  readonly #index: ZoneIndex;
  readonly #changes: ReadonlyMap<string, RecordSetChange>;
  readonly #below: Zone;
  readonly #domain: string;

  /**
   * @param lower answers without the changes
   * @param domain the mail domain: it and the names above it are no delegations
   */
  constructor(zone: PlannedZone, lower: Zone, domain: string) {
    this.#index = new ZoneIndex(zone);
    this.#changes = changesBySet(zone.changes);
    this.#below = lower;
    this.#domain = domain;
  }

  async step(name: string, type: RecordType): Promise<ZoneStep | undefined> {
    const index = this.#index;
    if (!isWithin(name, index.origin)) return undefined;
    for (const node of index.pathTo(name)) {
      const [dname] = node === name ? [] : index.recordsOf(node, 'DNAME');
      if (dname) return dnameStep(dname, name);
      const servers =
        isWithin(this.#domain, node) || (node === name && type === 'DS') ? [] : index.recordsOf(node, 'NS');
      if (servers.length > 0) {
        const step = await delegationStep(node, servers, this.#below);
        if (step) return step;
      }
    }
    return (await this.#planned(name, name, type)) ?? (await this.#rest(name, type));
  }

  /** What the plan says about a node, with what stays of its RRset. */
  async #planned(node: string, name: string, type: RecordType): Promise<ZoneStep | undefined> {
    const step = nodeStep(this.#index, node, name, type);
    const change = this.#changes.get(`${node} ${type}`);
    if (!change || change.removed === 'all' || (step && step.kind !== 'found')) return step;
    const { removed } = change;
    const added: readonly ResourceRecord[] = step?.kind === 'found' ? step.records : [];
    const answer = await this.#below.lookup(node, type);
    if (answer.outcome === 'failed') return { kind: 'failed', failure: answer.failure ?? 'unknown', isPlanned: false };
    const gone = new Set(removed.map(dataKey));
    const published = answer.aliases.length > 0 ? [] : answer.records;
    const left = published.filter(({ data }) => !gone.has(dataKey(data)));
    const known = new Set(left.map(({ data }) => dataKey(data)));
    const records = [...left, ...added.filter(({ data }) => !known.has(dataKey(data)))];
    if (records.length > 0)
      return { kind: 'found', records: records.map((each) => ({ ...each, name })), isPlanned: true };
    return { kind: 'nodata', isPlanned: true, negativeTtl: answer.negativeTtl };
  }

  /** Names and types that the plan does not hold. */
  async #rest(name: string, type: RecordType): Promise<ZoneStep | undefined> {
    if (this.#changes.get(`${name} ${type}`)?.removed === 'all') return { kind: 'nodata', isPlanned: true };
    const published = await this.#below.lookup(name, type);
    if (published.outcome === 'failed') return { kind: 'published', lookup: published };
    const [first] = published.aliases;
    const isOwnAlias = first?.name === name && this.#changes.get(`${name} CNAME`)?.removed !== undefined;
    // The alias is gone, or something is put in its place.
    if (first?.name === name && (isOwnAlias || this.#index.hasRecords(name)))
      return { kind: 'nodata', isPlanned: true };
    if (this.#index.has(name) && name !== this.#index.origin) return await this.#notCovered(name, type, published);
    return (await this.#wildcard(name, type, published)) ?? { kind: 'published', lookup: published };
  }

  /** A name that begins to exist is no longer covered by a wildcard (RFC 4592 section 2.2.1). */
  async #notCovered(name: string, type: RecordType, published: Lookup): Promise<ZoneStep> {
    const isGone = published.outcome === 'found' && !(await this.#exists(name, type, published));
    if (!isGone && published.outcome !== 'nxdomain') return { kind: 'published', lookup: published };
    return { kind: 'nodata', isPlanned: true, negativeTtl: published.negativeTtl };
  }

  /** The answer of a planned wildcard, for a name that does not exist otherwise. */
  async #wildcard(name: string, type: RecordType, published: Lookup): Promise<ZoneStep | undefined> {
    let encloser = parentOf(name);
    for (; encloser !== undefined && isWithin(encloser, this.#index.origin); encloser = parentOf(encloser)) {
      const wildcard = encloser === '' ? '*' : `*.${encloser}`;
      if (this.#index.hasRecords(wildcard)) break;
      if (encloser !== this.#index.origin && this.#index.has(encloser)) return undefined;
    }
    if (encloser === undefined || !isWithin(encloser, this.#index.origin)) return undefined;
    if (await this.#exists(name, type, published)) return undefined;
    // A name between the wildcard and this one that is published ends the reach of the wildcard.
    for (let each = parentOf(name); each !== undefined && each !== encloser; each = parentOf(each)) {
      const answer = await this.#below.lookup(each, type);
      if (answer.outcome !== 'nxdomain' && (await this.#exists(each, type, answer))) return undefined;
    }
    return await this.#planned(encloser === '' ? '*' : `*.${encloser}`, name, type);
  }

  /**
   * Whether a published name exists by itself. If a wildcard covers it, the wildcard covers names beside it and below it,
   * too, and with the same records.
   */
  async #exists(name: string, type: RecordType, published: Lookup): Promise<boolean> {
    if (published.outcome === 'nxdomain') return false;
    const parent = parentOf(name);
    if (!(await this.#isCovered(below(PROBE_LABEL, name), type, published)) || parent === undefined) return true;
    return !(await this.#isCovered(below(PROBE_LABEL, parent), type, published));
  }

  async #isCovered(name: string, type: RecordType, published: Lookup): Promise<boolean> {
    const answer = await this.#below.lookup(name, type);
    return answer.outcome === published.outcome && keysOf(answer) === keysOf(published);
  }
}

/** One change for each RRset: several take away what each of them does. */
function changesBySet(changes: readonly RecordSetChange[]): ReadonlyMap<string, RecordSetChange> {
  const sets = new Map<string, RecordSetChange>();
  for (const change of changes) {
    const id = `${change.name} ${change.type}`;
    const { removed = [] } = sets.get(id) ?? {};
    const isAll = removed === 'all' || change.removed === 'all';
    sets.set(id, { ...change, removed: isAll ? 'all' : [...removed, ...change.removed] });
  }
  return sets;
}

/** The data of an answer in one text. */
function keysOf({ records, aliases }: Lookup): string {
  const keys = records.map(({ data }) => dataKey(data)).sort();
  return JSON.stringify([keys, aliases.map(({ data }) => dataKey(data))]);
}
