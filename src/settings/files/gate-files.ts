/** Reads the files that a gate judges, before anything is contacted. */
import { dirname, join } from 'node:path/posix';
import type { PlanQuery, ZonePlan } from '../../dns/plan/read-plan.ts';
import type { Include, PlanFile } from '../../dns/plan-file.ts';
import type { Issue } from '../../model/issue.ts';
import type { World } from '../../system/world.ts';
import { readFoundFile, readNamedFile } from './named-file.ts';
import { findWorkspaceFiles, noFile } from './workspace-files.ts';

const INPUT = 'zone';
const MAX_FILES = 100;
/** As `dns/plan-file.ts` has it; that room is loaded only when there is a plan. */
const MAX_BYTES = 16 * 1024 ** 2;

/**
 * Reads all files of a plan. Every problem is reported, with its line where it has one; then the plan is of no use.
 *
 * @throws Interrupted
 */
export async function loadZonePlan(
  patterns: readonly string[],
  query: Omit<PlanQuery, 'input' | 'include'>,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<ZonePlan> {
  const found = await findWorkspaceFiles(
    { input: INPUT, patterns, maxFiles: MAX_FILES, maxBytes: MAX_BYTES },
    world,
    issues,
  );
  issues.push(...found.unmatched.map((pattern) => noFile(INPUT, pattern)));
  const files: PlanFile[] = [];
  for (const file of found.files) {
    const octets = await readFoundFile(file, world.files);
    if ('problem' in octets) issues.push({ ...noFile(INPUT, file.path), problem: octets.problem });
    else files.push({ path: file.path, octets });
  }
  const { readPlan } = await import('../../dns/plan/read-plan.ts');
  const plan = await readPlan(files, { ...query, input: INPUT, include: includeFrom(world) });
  issues.push(...plan.issues);
  return plan;
}

/** Reads included files: from the folder of the file that names them, else from the workspace on. */
function includeFrom(world: Pick<World, 'env' | 'files'>): Include {
  return async (path, from) => {
    const beside = join(dirname(from), path);
    const places = path.startsWith('/') || beside === path ? [path] : [beside, path];
    let why = 'does not exist';
    for (const place of places) {
      const octets = await readNamedFile(place, MAX_BYTES, world);
      if (!('problem' in octets)) return { path: place, octets };
      if (octets.kind === 'outside') why = 'is outside the workspace';
      else if (octets.kind !== 'unreadable') return octets.problem;
    }
    return why;
  };
}

/** What senders read at most of a policy, in bytes (RFC 8461 section 3.3). */
const MAX_POLICY_BYTES = 64 * 1024;

/** Reads the policy that `mta-sts-policy` names, or reports why it cannot be read. @throws Interrupted */
export async function loadPolicyText(
  path: string | undefined,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<PlanFile | undefined> {
  if (path === undefined) return undefined;
  const content = await readNamedFile(path, MAX_POLICY_BYTES, world);
  if (!('problem' in content)) return { path, octets: content };
  const problem = content.kind === 'too large' ? 'is larger than the 64 KB that senders read' : content.problem;
  const remedy = 'Name the file of the workspace that will be served as /.well-known/mta-sts.txt.';
  issues.push({ code: 'E_INPUT', input: 'mta-sts-policy', value: path, problem, remedy });
  return undefined;
}
