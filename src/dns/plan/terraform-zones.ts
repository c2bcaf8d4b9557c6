/** Which names the resources of a Terraform plan mean: some write them relative to a zone that only has a number. */
import { BadRecord } from '../bad-record.ts';
import { below, isWithin, parseUnicodeName } from '../name.ts';
import { type PlanNode, textAt } from './node.ts';
import type { ZoneNames } from './terraform-resources.ts';

const CLOUDFLARE = /^cloudflare_(?:dns_)?record$/;

/** Resources that are a zone of their own. */
const ZONES = /^(?:aws_route53_zone|cloudflare_zone|google_dns_managed_zone|azurerm_dns_zone)$/;

/** Whether a resource is a zone of its own. */
export function isZoneResource(type: string): boolean {
  return ZONES.test(type);
}

/** A change of a resource, as far as zones go. */
interface ZoneChange {
  readonly type: string;
  readonly before: PlanNode | undefined;
  readonly actions: readonly string[];
}

/**
 * Refuses to go on where the zone of the domain is deleted, for good or to be made anew on other name servers.
 *
 * @throws {BadRecord} because all its records go with it
 */
export function refuseLostZone({ type, before, actions }: ZoneChange, domain: string): void {
  if (!isZoneResource(type) || !actions.includes('delete')) return;
  const name = textAt(before, 'dns_name', 'zone', 'name');
  if (name === undefined || !isWithin(domain, absolute(name))) return;
  const remedy =
    'Keep the zone. To move it, make the new one beside it, delegate to that, and delete the old one last.';
  throw new BadRecord(`deletes the zone ${absolute(name)} with all its records`, remedy);
}

/** Finds the zones of a plan by its resources. */
export function zoneNamesOf(
  resources: readonly { readonly type: string; readonly values: PlanNode | undefined }[],
  domain: string,
): ZoneNames {
  const zones = new Map<string, string>();
  const used = new Set<string>();
  for (const { type, values } of resources) {
    if (type === 'cloudflare_zone') {
      const [id, name] = [textAt(values, 'id'), textAt(values, 'zone', 'name')];
      if (id !== undefined && name !== undefined) zones.set(id, absolute(name));
    }
    if (!CLOUDFLARE.test(type)) continue;
    const [id, name] = [textAt(values, 'zone_id'), textAt(values, 'hostname', 'name')];
    if (id === undefined) continue;
    used.add(id);
    // A whole name below the domain: its zone is that of the domain, or above.
    if (name !== undefined && !zones.has(id) && isWithin(name.toLowerCase(), domain)) zones.set(id, domain);
  }
  const [only] = used;
  if (used.size === 1 && only !== undefined && !zones.has(only)) zones.set(only, domain);
  return { nameOf: (type, values) => nameOf(type, values, zones) };
}

/** The absolute name of a record. */
function nameOf(type: string, values: PlanNode, zones: ReadonlyMap<string, string>): string {
  const zoneName = textAt(values, 'zone_name');
  const name = textAt(values, 'name') ?? '@';
  if (zoneName !== undefined) return name === '@' ? absolute(zoneName) : below(absolute(name), absolute(zoneName));
  const zoneId = textAt(values, 'zone_id');
  const whole = textAt(values, 'hostname');
  if (whole !== undefined) return absolute(whole);
  // Route 53 writes a wildcard in octal.
  if (!CLOUDFLARE.test(type)) return absolute(name.replace(/^\\052(?=\.)/, '*'));
  const zone = zones.get(zoneId ?? '');
  if (zone === undefined) {
    if (name.includes('.') && name !== '@') return absolute(name);
    throw new BadRecord('has a record whose zone is not known', 'Plan it together with its cloudflare_zone.');
  }
  if (name === '@') return zone;
  const own = absolute(name);
  return isWithin(own, zone) ? own : below(own, zone);
}

function absolute(name: string): string {
  return parseUnicodeName(name, '');
}
