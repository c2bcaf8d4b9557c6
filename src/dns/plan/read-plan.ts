/** Reads all files of a plan: each in its format, and all of them as zones. */

import type { Issue } from '../../model/issue.ts';
import { BadRecord } from '../bad-record.ts';
import { isWithin } from '../name.ts';
import { type Include, MAX_PLAN_BYTES, type PlanFile, planBudget } from '../plan-file.ts';
import type { PlannedZone } from '../planned-zone.ts';
import { utf8Text } from '../utf8-text.ts';
import { readZoneFile } from '../zone/read-zone-file.ts';
import { ZoneIssues } from '../zone-issues.ts';
import { detectFormat, type ZoneFormat } from './detect-format.ts';
import { isDnscontrol, readDnscontrol } from './dnscontrol.ts';
import { type PlanContext, type ZoneDraft, zoneDraft } from './draft.ts';
import { BadSyntax, parseJson } from './json-nodes.ts';
import type { PlanNode } from './node.ts';
import { octodnsZone, readOctodns } from './octodns.ts';
import { isTerraform, readTerraform, TERRAFORM_KEYS } from './terraform.ts';

/** How a plan is to be read. */
export interface PlanQuery {
  /** The mail domain, in ASCII and lower case, without final dot. */
  readonly domain: string;
  /** The input that names the files, for messages. */
  readonly input?: string;
  readonly format: ZoneFormat | 'auto';
  /** Whether a plan is the whole zone, or replaces RRsets of the published one; `auto` goes by the files. */
  readonly merge: 'auto' | 'zone' | 'rrset';
  /** Reads files that a file includes. */
  readonly include?: Include | undefined;
}

/** What the files plan. */
export interface ZonePlan {
  readonly zones: readonly PlannedZone[];
  /** Problems: with one of them the plan cannot be judged. */
  readonly issues: readonly Issue[];
  /** What a reader should know. */
  readonly notes: readonly Issue[];
}

interface Context extends PlanContext {
  readonly include: Include | undefined;
}

/** Reads the files. Never throws because of what is in them. */
export async function readPlan(files: readonly PlanFile[], query: PlanQuery): Promise<ZonePlan> {
  const { domain, input = 'zone', include } = query;
  const issues = new ZoneIssues(input);
  const context: Context = { domain, issues, budget: planBudget(), include };
  const drafts: ZoneDraft[] = [];
  const whole = new Set<string>();
  for (const file of files) {
    try {
      for (const draft of await readFile(file, query.format, context)) {
        refuseMerge(draft, query.merge);
        refuseSecond(draft, whole);
        drafts.push(draft);
      }
    } catch (error) {
      if (!(error instanceof BadRecord)) throw error;
      issues.add(error instanceof BadSyntax ? error.source : { file: file.path, line: 1, column: 1 }, error);
    }
  }
  const zones = joined(drafts, query.merge);
  const [first] = files;
  const problem = emptiness(zones, domain);
  if (first && problem && !issues.hasIssues) issues.add({ file: first.path, line: 1, column: 1 }, problem);
  return { zones, issues: issues.issues, notes: issues.notes };
}

/** Why the files say nothing about the domain: a plan that was cut off is no plan without changes. */
function emptiness(zones: readonly PlannedZone[], domain: string): BadRecord | undefined {
  const own = zones.filter(({ origin }) => isWithin(domain, origin));
  if (own.length === 0) {
    const remedy = `Name the file of the zone that holds ${domain}, or begin it with $ORIGIN.`;
    return new BadRecord(`plans no zone of ${domain}`, remedy);
  }
  // Changes may be none at all.
  const isEmpty = own.every(
    ({ origin, records, flattened, unknown, changes }) =>
      origin !== '' && records.length + flattened.length + unknown.length + changes.length === 0,
  );
  if (!isEmpty) return undefined;
  return new BadRecord(
    `has no records of ${domain}`,
    'Look whether the file was written in full, and is the right one.',
  );
}

async function readFile(file: PlanFile, format: ZoneFormat | 'auto', context: Context): Promise<readonly ZoneDraft[]> {
  switch (format === 'auto' ? detectFormat(file) : format) {
    case 'zone': {
      const { origin, hasSoa, records } = await readZoneFile(file, context);
      const draft = zoneDraft(origin, hasSoa, hasSoa);
      for (const record of records) {
        // A proxied alias is answered with addresses.
        if (record.isProxied && record.data.type === 'CNAME') {
          const { name, ttl, data, source, hasDefaultTtl } = record;
          const types = ['A', 'AAAA'] as const;
          draft.flattened.push({ name, target: data.target, types, ttl, source, hasDefaultTtl, isProxied: true });
        } else draft.records.push(record);
      }
      return [draft];
    }
    case 'octodns': {
      // With the library for YAML: other formats need not wait for it.
      const { parseYamlNodes } = await import('./yaml-nodes.ts');
      const root = await parseYamlNodes(file, context);
      const zone = octodnsZone(file.path);
      const draft = zoneDraft(zone?.name ?? context.domain, true, zone?.isAlone);
      if (root) readOctodns(root, draft, context);
      return [draft];
    }
    case 'dnscontrol': {
      const root = jsonOf(file);
      if (!isDnscontrol(root)) throw new BadRecord('has no domains', 'Give what dnscontrol print-ir prints.');
      return readDnscontrol(root, context);
    }
    case 'terraform': {
      const root = jsonOf(file, TERRAFORM_KEYS);
      if (!isTerraform(root)) throw new BadRecord('has no format_version', 'Give what terraform show -json prints.');
      return readTerraform(root, context);
    }
  }
}

/** Changes are never a whole zone. */
function refuseMerge({ origin }: ZoneDraft, merge: PlanQuery['merge']): void {
  if (origin !== '' || merge !== 'zone') return;
  throw new BadRecord('has a plan of changes, which is no whole zone', 'Set zone-merge to auto or rrset.');
}

/** Two files that both are the whole of a zone are two views of it. */
function refuseSecond({ origin, isAlone }: ZoneDraft, whole: Set<string>): void {
  if (!isAlone) return;
  if (whole.has(origin)) {
    throw new BadRecord(
      'has a second whole zone of the same name',
      'Name the file that will be published only.',
      origin,
    );
  }
  whole.add(origin);
}

function jsonOf({ path, octets }: PlanFile, wanted?: ReadonlySet<string>): PlanNode {
  return parseJson(utf8Text(octets, MAX_PLAN_BYTES), path, wanted);
}

/** One zone of all files about it. */
function joined(drafts: readonly ZoneDraft[], merge: PlanQuery['merge']): PlannedZone[] {
  const zones = new Map<string, ZoneDraft[]>();
  for (const draft of drafts) {
    const same = zones.get(draft.origin);
    if (same) same.push(draft);
    else zones.set(draft.origin, [draft]);
  }
  return [...zones].map(([origin, parts]) => {
    const isWhole = merge === 'auto' ? parts.some((part) => part.isWhole) : merge === 'zone';
    return {
      origin,
      isWhole,
      records: parts.flatMap(({ records }) => records),
      flattened: parts.flatMap(({ flattened }) => flattened),
      unknown: parts.flatMap(({ unknown }) => unknown),
      changes: parts.flatMap(({ changes }) => changes),
      kept: parts.flatMap(({ kept }) => kept),
    };
  });
}
