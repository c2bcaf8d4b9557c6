/** One step of a lookup: what is known about a name without following any alias. */
import type { FlattenedName } from '../planned-zone.ts';
import type { Lookup, RecordType, ResourceRecord } from '../records.ts';

/** What a layer says about a name and a type. */
export type ZoneStep =
  | { readonly kind: 'found'; readonly records: readonly ResourceRecord[]; readonly isPlanned: boolean }
  /** A CNAME record, of the zone or made by a DNAME. */
  | { readonly kind: 'alias'; readonly alias: ResourceRecord; readonly target: string; readonly isPlanned: boolean }
  /** Addresses that the provider copies from another name. */
  | { readonly kind: 'flattened'; readonly flattened: FlattenedName }
  | {
      readonly kind: 'nodata' | 'nxdomain';
      readonly isPlanned: boolean;
      readonly negativeTtl?: number | undefined;
      readonly isAuthentic?: boolean | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: string; readonly isPlanned: boolean }
  /** A whole answer of the published zone. */
  | { readonly kind: 'published'; readonly lookup: Lookup };

/** A planned zone over what is below it. */
export interface Layer {
  /** Undefined when the name is not for this layer. */
  step(name: string, type: RecordType): Promise<ZoneStep | undefined>;
}
