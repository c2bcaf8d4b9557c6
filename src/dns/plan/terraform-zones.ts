/** Which names the resources of a Terraform plan mean: some write them relative to a zone that only has a number. */
import { BadRecord } from '../bad-record.ts';
import { below, isWithin, parseUnicodeName } from '../name.ts';
import { childOf, itemsOf, type PlanNode, textAt } from './node.ts';
import type { ZoneNames } from './terraform-resources.ts';

const CLOUDFLARE = /^cloudflare_(?:dns_)?record$/;

/** Resources that are a zone of their own. */
const ZONES = /^(?:aws_route53_zone|cloudflare_zone|google_dns_managed_zone|azurerm_dns_zone)$/;

/** Those of providers whose records are not read. */
const OTHER_ZONES =
  /_zone(?:_v\d+)?$|^(?:digitalocean|linode|vultr_dns|desec|gandi_livedns|dnsimple|exoscale|hetznerdns)_domain$/;

/** Whether a resource is a zone of its own. */
export function isZoneResource(type: string): boolean {
  return ZONES.test(type) || (OTHER_ZONES.test(type) && !isPrivate(type));
}

/** Whether a resource is of a zone that the Internet does not see (Azure). */
export function isPrivate(type: string): boolean {
  return type.includes('_private_');
}

/** The zone of a record, as far as it is a set of its own in each: an identity of Route 53, a name of Google. */
export function zoneIdOf(values: PlanNode | undefined): string | undefined {
  return textAt(values, 'zone_id', 'managed_zone');
}

/** Zones that only private networks see, by what their records name them with. */
export function privateZonesOf(
  resources: readonly { readonly type: string; readonly values: PlanNode | undefined }[],
): ReadonlySet<string> {
  const inside = resources.filter(({ type, values }) => ZONES.test(type) && isInside(values));
  return new Set(
    inside.flatMap(({ values }) => [textAt(values, 'zone_id', 'id') ?? [], textAt(values, 'name') ?? []].flat()),
  );
}

function isInside(zone: PlanNode | undefined): boolean {
  return itemsOf(childOf(zone, 'vpc')).length > 0 || textAt(zone, 'visibility') === 'private';
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
  if (!isZoneResource(type) || !actions.includes('delete') || isInside(before)) return;
  const name = textAt(before, 'dns_name', 'zone', 'domain', 'name');
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
