/** Finds out the format of a file by its name and its beginning. */
import type { ZONE_FORMATS } from '../../model/gate-facts.ts';
import { BadRecord } from '../bad-record.ts';
import { MAX_PLAN_BYTES, type PlanFile } from '../plan-file.ts';

/** The format of planned zones. */
export type ZoneFormat = (typeof ZONE_FORMATS)[number];

/**
 * Returns the format of a file: a master file unless it is something else.
 *
 * @throws {BadRecord} when it is of a kind that has to be turned into one of them
 */
export function detectFormat({ path, octets }: PlanFile): ZoneFormat {
  const head = Buffer.from(octets.subarray(0, 200)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) {
    throw new BadRecord('has a saved plan of Terraform', 'Print it first: terraform show -json plan > plan.json.');
  }
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (start.startsWith('{') || /\.json$/i.test(path)) return jsonFormat(octets);
  if (/\.ya?ml$/i.test(path)) return 'octodns';
  if (/\.tf$/i.test(path)) {
    throw new BadRecord('has sources of Terraform', 'Give the plan instead: terraform show -json plan > plan.json.');
  }
  if (/\.[jt]s$/i.test(path)) {
    throw new BadRecord('has a configuration of DNSControl', 'Print it first: dnscontrol print-ir > ir.json.');
  }
  return 'zone';
}

function jsonFormat(octets: Uint8Array): ZoneFormat {
  const text = Buffer.from(octets.subarray(0, MAX_PLAN_BYTES)).toString('latin1');
  // Keys of records never are these two; the reader checks that they are at the right place.
  if (text.includes('"format_version"')) return 'terraform';
  if (text.includes('"domains"')) return 'dnscontrol';
  const remedy = 'Give what dnscontrol print-ir or terraform show -json prints.';
  throw new BadRecord('has JSON that is no plan', remedy);
}
