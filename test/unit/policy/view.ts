/** A mail domain of a test: a master file as its zone, and what is said about it. */
import type { RecordType, Zone } from '../../../src/dns/records.ts';
import type { Concern } from '../../../src/policy/concern.ts';
import type { Declared, DomainView } from '../../../src/policy/domain-view.ts';
import { publishedZone } from '../dns/published-zone.ts';

export interface ViewOptions {
  readonly domain?: string;
  readonly declared?: Partial<Declared>;
  /** `name TYPE` with the failure of the look-up. */
  readonly failing?: Readonly<Record<string, string>>;
  /** Names from which on answers are not authentic; `unknown` for those of which that is not known. */
  readonly insecure?: readonly string[];
  readonly isSecurityUnknown?: boolean;
  /** Zones that are delegated, and whether with a DS record. */
  readonly delegations?: Readonly<Record<string, 'signed' | 'unsigned'>>;
}

const NOTHING: Declared = { outboundIps: [], dkimSelectors: [], isNoMail: false, allowDead: [] };

/** The zone is the root, so that names of other domains can be in it, too: owners are written with the final dot. */
export async function viewOf(text: string, options: ViewOptions = {}): Promise<DomainView> {
  const {
    domain = 'ex.test',
    declared = {},
    failing = {},
    insecure = [],
    isSecurityUnknown = false,
    delegations = {},
  } = options;
  const soa = '. SOA ns. dns. 1 3600 600 86400 60';
  const published = await publishedZone(`${soa}\n$ORIGIN ex.test.\n${text}`, '');
  const isInsecure = (name: string): boolean => insecure.some((each) => name === each || name.endsWith(`.${each}`));
  const zone: Zone = {
    lookup: async (name: string, type: RecordType) => {
      const failure = failing[`${name} ${type}`];
      if (failure !== undefined) return { outcome: 'failed', records: [], aliases: [], failure };
      const delegation = delegations[name];
      if (delegation !== undefined && (type === 'NS' || type === 'DS')) {
        const data = type === 'NS' ? ({ type, target: 'ns.test' } as const) : ({ type, text: '00010d02ab' } as const);
        const isFound = type === 'NS' || delegation === 'signed';
        return {
          outcome: isFound ? 'found' : 'nodata',
          records: isFound ? [{ name, ttl: 60, data }] : [],
          aliases: [],
        };
      }
      const found = await published.lookup(name, type);
      return { ...found, isAuthentic: isSecurityUnknown ? undefined : !isInsecure(name) };
    },
  };
  return { domain, zone, declared: { ...NOTHING, ...declared } };
}

/** `severity CODE subject` of each. */
export function linesOf(concerns: readonly Concern[]): string[] {
  return concerns.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`);
}
