/** Domains of tests: what a check sees of zones that are written as master files. */
import { overlayZones } from '../../../src/dns/overlay/overlay-zones.ts';
import type { Lookup, RecordType, Zone } from '../../../src/dns/records.ts';
import type { Concern } from '../../../src/policy/concern.ts';
import type { Declared, DomainView } from '../../../src/policy/domain-view.ts';
import { NOWHERE } from '../dns/published-zone.ts';
import { readZone } from '../dns/read-zone.ts';

/** The domain of tests. */
export const DOMAIN = 'ex.test';

/** A view that counts what it is asked. */
export interface TestView extends DomainView {
  readonly questions: string[];
}

export interface ViewOptions extends Partial<Declared> {
  readonly domain?: string;
  /** Look-ups that fail, such as `ex.test TXT`, with the failure. */
  readonly failing?: Readonly<Record<string, string>>;
}

/** Reads lines with absolute names, of any zone. */
export async function viewOf(text: string, options: ViewOptions = {}): Promise<TestView> {
  const { domain = DOMAIN, failing = {}, ...declared } = options;
  const origins = ['test', 'arpa'];
  const zones = await Promise.all(
    origins.map(async (origin) => {
      const lines = text.split('\n').filter((line) => new RegExp(`^\\S*\\b${origin}\\. `).test(line.trim()));
      const { records, problems } = await readZone(`$TTL 600\n${lines.join('\n')}\n`, { domain: origin });
      if (problems.length > 0) throw new Error(problems.join('\n'));
      return { origin, isWhole: true, records, flattened: [], unknown: [], changes: [] };
    }),
  );
  const served = overlayZones(zones, NOWHERE, domain);
  const questions: string[] = [];
  const lookup = async (name: string, type: RecordType): Promise<Lookup> => {
    questions.push(`${name} ${type}`);
    const failure = failing[`${name} ${type}`];
    if (failure !== undefined) return { outcome: 'failed', records: [], aliases: [], failure };
    return { ...(await served.lookup(name, type)), isPlanned: false };
  };
  const zone: Zone = { lookup };
  const nothing: Declared = { outboundIps: [], dkimSelectors: [], isNoMail: false, allowDead: [] };
  return { domain, zone, declared: { ...nothing, ...declared }, questions };
}

/** `severity CODE subject`, in order. */
export function brief(concerns: readonly Concern[]): string[] {
  return concerns.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`);
}

/** The sentences of concerns, which all have a hint. */
export function sentences(concerns: readonly Concern[]): string {
  for (const { message, hint } of concerns) {
    if (!/^[^\n]+\.$/.test(message) || hint.length < 8) throw new Error(`no sentence: ${message} / ${hint}`);
  }
  return concerns.map(({ message, hint }) => `${message} ${hint}`).join('\n');
}
