/** Whether a file of Terraform is a plan, and the whole of one. */
import { BadRecord } from '../bad-record.ts';
import { childOf, itemsOf, type PlanNode, textAt } from './node.ts';
import { RESOURCES } from './terraform-resources.ts';
import { isZoneResource } from './terraform-zones.ts';

/** Resources of records that have no reader here yet. */
const OTHER_RECORDS = /^[a-z\d]+_(?:[a-z\d_]*_)?(?:records?|rrsets?|record_?sets?)(?:_exclusive|_v\d+)?$/;
/** Routing of mail at Cloudflare publishes MX records and SPF of its own. */
const MAKES_RECORDS = /^cloudflare_email_routing_(?:dns|settings)$/;

/** Actions on a resource; a list of two is a replacement (jsonplan.Change of hashicorp/terraform). */
const ACTIONS: ReadonlySet<string> = new Set(['no-op', 'create', 'read', 'update', 'delete', 'forget']);

/** Whether a resource looks like records that are not read. `values` tells it of the resources of any kind of Azure. */
export function isOtherRecord(type: string, values?: PlanNode): boolean {
  if (/^azapi_(?:update_)?resource$/.test(type))
    return /^Microsoft\.Network\/dnsZones\b/i.test(textAt(values, 'type') ?? '');
  return OTHER_RECORDS.test(type) || MAKES_RECORDS.test(type);
}

/**
 * Refuses what is no plan, or only a part of one: what it does not hold must not pass for unchanged.
 *
 * @returns the changes; undefined when there are none
 * @throws {BadRecord}
 */
export function wholePlan(root: PlanNode): PlanNode | undefined {
  const version = textAt(root, 'format_version') ?? '';
  if (!/^1\./.test(version)) {
    const remedy = 'Use a version of Mail Probe that knows it, or another form of the zone.';
    throw new BadRecord('has a plan of a format version other than 1', remedy, version);
  }
  if (textAt(root, 'errored') === 'true') {
    const remedy = 'Mend what terraform plan reports, and give the new plan.';
    throw new BadRecord('has a plan that ended with an error, so that changes may be missing', remedy);
  }
  refuseDeferred(root);
  if ((textAt(root, 'complete') ?? 'true') !== 'true') {
    const remedy =
      'Plan everything, without -target or -exclude, and apply first what other changes wait for. Then give the new plan.';
    throw new BadRecord('has a plan that is not complete, so that changes may be missing', remedy);
  }
  const changes = childOf(root, 'resource_changes');
  if (changes && changes.kind !== 'list') {
    throw new BadRecord('has resource_changes that are no list', 'Print the plan with terraform show -json.');
  }
  if (changes || (root.kind === 'map' && root.entries.has('resource_changes'))) return changes;
  const remedy = 'Save a plan with -out=plan, and print that file: terraform show -json plan.';
  throw new BadRecord('has no resource_changes, and so is a state and no plan', remedy);
}

/** Changes that wait for others are told beside the plan, with what is known of them. */
function refuseDeferred(root: PlanNode): void {
  for (const deferred of itemsOf(childOf(root, 'deferred_changes'))) {
    const change = childOf(deferred, 'resource_change');
    const [type = '', address = type] = [textAt(change, 'type'), textAt(change, 'address')];
    if (!RESOURCES[type] && !isOtherRecord(type) && !isZoneResource(type)) continue;
    const remedy = 'Apply first what it waits for, or set the values that are not known yet. Then give the new plan.';
    throw new BadRecord(`defers the change of ${address}, so that it is not in the plan`, remedy);
  }
}

/**
 * Refuses actions on records that are not known: what they do is not.
 *
 * @throws {BadRecord}
 */
export function refuseActions(type: string, actions: readonly string[]): void {
  if (!RESOURCES[type] && !isZoneResource(type)) return;
  if (actions.length > 0 && actions.every((action) => ACTIONS.has(action))) return;
  throw new BadRecord('has actions that are not known', 'Use a version of Mail Probe that knows them.');
}
