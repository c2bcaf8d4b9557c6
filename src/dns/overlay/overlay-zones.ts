/** Puts planned zones over the published ones: a zone like any other, so that checks need not know which one they ask. */
import { isWithin } from '../name.ts';
import type { FlattenedName, PlannedZone } from '../planned-zone.ts';
import type { Lookup, RecordType, ResourceRecord, Zone } from '../records.ts';
import { ChangesLayer } from './changes-layer.ts';
import type { Layer, ZoneStep } from './step.ts';
import { WholeLayer } from './whole-layer.ts';

/** Aliases that are followed. */
const MAX_ALIASES = 8;

/**
 * Returns a zone that answers from the planned zones, and from the published one for everything outside of them.
 *
 * @param domain the mail domain
 */
export function overlayZones(zones: readonly PlannedZone[], published: Zone, domain: string): Zone {
  // A zone further down in the tree is asked first; what it does not know is left to the one above it.
  const inOrder = zones.toSorted((one, other) => one.origin.length - other.origin.length);
  const layers: Layer[] = [];
  for (const zone of inOrder) {
    const below = new Overlay([...layers], published, inOrder);
    layers.unshift(zone.isWhole ? new WholeLayer(zone, published) : new ChangesLayer(zone, below, domain));
  }
  return new Overlay(layers, published, inOrder);
}

class Overlay implements Zone {
  readonly #layers: readonly Layer[];
  readonly #published: Zone;
  readonly #zones: readonly PlannedZone[];

  constructor(layers: readonly Layer[], published: Zone, zones: readonly PlannedZone[]) {
    this.#layers = layers;
    this.#published = published;
    this.#zones = zones;
  }

  async lookup(name: string, type: RecordType): Promise<Lookup> {
    return await this.#follow(name, type, [], false, new Set());
  }

  /** Follows aliases from a name on. */
  async #follow(
    name: string,
    type: RecordType,
    aliases: readonly ResourceRecord[],
    wasPlanned: boolean,
    seen: ReadonlySet<string>,
  ): Promise<Lookup> {
    if (seen.has(name)) return failed('aliases lead back to themselves', aliases, wasPlanned);
    if (seen.size > MAX_ALIASES) return failed(`more than ${MAX_ALIASES} aliases`, aliases, wasPlanned);
    const step = await this.#step(name, type);
    const reached = new Set([...seen, name]);
    switch (step.kind) {
      case 'alias':
        return await this.#follow(step.target, type, [...aliases, step.alias], wasPlanned || step.isPlanned, reached);
      case 'flattened':
        return await this.#flattened(step.flattened, type, aliases, reached);
      case 'published':
        return await this.#fromPublished(step.lookup, type, aliases, wasPlanned, reached);
      case 'found': {
        const isPlanned = wasPlanned || step.isPlanned;
        return { outcome: 'found', records: await this.#withTtl(step.records, type), aliases, isPlanned };
      }
      case 'failed':
        return failed(step.failure, aliases, wasPlanned || step.isPlanned);
      default: {
        const { kind, isPlanned, negativeTtl } = step;
        return { outcome: kind, records: [], aliases, isPlanned: wasPlanned || isPlanned, negativeTtl };
      }
    }
  }

  async #step(name: string, type: RecordType): Promise<ZoneStep> {
    for (const layer of this.#layers) {
      const step = await layer.step(name, type);
      if (step) return step;
    }
    return { kind: 'published', lookup: await this.#published.lookup(name, type) };
  }

  /** A published answer. Its aliases may lead back to a planned name, which has the last word. */
  async #fromPublished(
    lookup: Lookup,
    type: RecordType,
    aliases: readonly ResourceRecord[],
    wasPlanned: boolean,
    seen: ReadonlySet<string>,
  ): Promise<Lookup> {
    const [first] = lookup.aliases;
    const targets = lookup.aliases.flatMap(({ data }) => (data.type === 'CNAME' ? [data.target] : []));
    const isOutside = !targets.some((target) => this.#zones.some(({ origin }) => isWithin(target, origin)));
    const isAuthentic = wasPlanned ? undefined : lookup.isAuthentic;
    const isPlanned = wasPlanned || lookup.isPlanned === true;
    if (!first || isOutside || first.data.type !== 'CNAME') {
      return { ...lookup, aliases: [...aliases, ...lookup.aliases], isAuthentic, isPlanned };
    }
    const rest = await this.#follow(first.data.target, type, [...aliases, first], wasPlanned, seen);
    // Nothing planned was met: the answer is the published one, with what validation said.
    return rest.isPlanned ? rest : { ...rest, isAuthentic };
  }

  /** Addresses of another name, under the name of the alias. */
  async #flattened(
    { name, target, ttl, isProxied, hasDefaultTtl, source }: FlattenedName,
    type: RecordType,
    aliases: readonly ResourceRecord[],
    seen: ReadonlySet<string>,
  ): Promise<Lookup> {
    const { outcome, records, failure } = await this.#follow(target, type, [], true, seen);
    if (outcome === 'failed') return failed(failure ?? 'unknown', aliases, true);
    if (outcome !== 'found') return { outcome: 'nodata', records: [], aliases, isPlanned: true };
    const copies = records.map(({ data }) => ({ name, ttl, data, source, isProxied, hasDefaultTtl }));
    return { outcome, records: await this.#withTtl(copies, type), aliases, isPlanned: true };
  }

  /** Where the provider chooses the TTL, it is the one that is published. */
  async #withTtl(records: readonly ResourceRecord[], type: RecordType): Promise<readonly ResourceRecord[]> {
    const first = records.find((record) => 'hasDefaultTtl' in record && record.hasDefaultTtl === true);
    if (!first) return records;
    const { records: published } = await this.#published.lookup(first.name, type);
    const ttl = published.find(({ name }) => name === first.name)?.ttl;
    return ttl === undefined ? records : records.map((record) => ({ ...record, ttl }));
  }
}

function failed(failure: string, aliases: readonly ResourceRecord[], isPlanned: boolean): Lookup {
  return { outcome: 'failed', records: [], aliases, failure, isPlanned };
}
