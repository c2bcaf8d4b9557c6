/** A zone that is planned as a whole: its servers will answer from these records only (RFC 1034 section 4.3.2). */
import { isWithin } from '../name.ts';
import type { PlannedZone } from '../planned-zone.ts';
import type { RecordType, Zone } from '../records.ts';
import { delegationStep } from './delegation.ts';
import { dnameStep, nodeStep } from './node-step.ts';
import type { Layer, ZoneStep } from './step.ts';
import { ZoneIndex } from './zone-index.ts';

/** Types at the apex that the provider adds by itself, and so are asked from the published zone. */
const OF_PROVIDER: ReadonlySet<RecordType> = new Set([
  'SOA',
  'NS',
  'DNSKEY',
  'RRSIG',
  'TYPE51',
  'TYPE59',
  'TYPE60',
] as const);

/** Answers for a zone. */
export class WholeLayer implements Layer {
  readonly #index: ZoneIndex;
  readonly #published: Zone;
  /** `name type` of what stays as published. */
  readonly #kept: ReadonlySet<string>;

  constructor(zone: PlannedZone, published: Zone) {
    this.#kept = new Set(zone.kept?.map(({ name, type }) => `${name} ${type}`));
    this.#index = new ZoneIndex(zone);
    this.#published = published;
  }

  async step(name: string, type: RecordType): Promise<ZoneStep | undefined> {
    const index = this.#index;
    if (!isWithin(name, index.origin)) return undefined;
    if (this.#kept.has(`${name} ${type}`) || this.#kept.has(`${name} CNAME`)) return undefined;
    // The DS records of a zone are in the zone above (RFC 4035 section 2.4).
    if (name === index.origin && type === 'DS') return undefined;
    for (const node of index.pathTo(name)) {
      const servers = index.recordsOf(node, 'NS');
      if (servers.length > 0 && !(node === name && type === 'DS')) {
        return await delegationStep(node, servers, this.#published);
      }
      const [dname] = node === name ? [] : index.recordsOf(node, 'DNAME');
      if (dname) return dnameStep(dname, name);
    }
    const [dname] = name === index.origin ? [] : index.recordsOf(index.origin, 'DNAME');
    if (dname) return dnameStep(dname, name);
    if (index.has(name)) return this.#exact(name, type);
    const wildcard = `*.${index.closestEncloser(name)}`.replace(/\.$/, '');
    if (!index.has(wildcard)) return this.#none('nxdomain');
    return nodeStep(index, wildcard, name, type) ?? this.#none('nodata');
  }

  #exact(name: string, type: RecordType): ZoneStep | undefined {
    const step = nodeStep(this.#index, name, name, type);
    if (step || name !== this.#index.origin || !OF_PROVIDER.has(type)) return step ?? this.#none('nodata');
    return undefined;
  }

  #none(kind: 'nodata' | 'nxdomain'): ZoneStep {
    const [soa] = this.#index.recordsOf(this.#index.origin, 'SOA');
    const negativeTtl = soa?.data.type === 'SOA' ? Math.min(soa.ttl, soa.data.minimum) : undefined;
    return { kind, isPlanned: true, negativeTtl };
  }
}
