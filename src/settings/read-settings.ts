/**
 * Reads texts into typed settings, wherever the texts come from: inputs of the action, options, or an entry of a checks
 * file. Every problem is collected.
 */

import type { Issue } from '../model/issue.ts';
import type { World } from '../system/world.ts';
import type { Field } from './field.ts';
import { FIELDS } from './fields.ts';
import { loadAttachments } from './files/attachments.ts';
import { loadClientCertificate } from './files/client-certificate.ts';
import { loadPem } from './files/pem.ts';
import { BadValue } from './kinds/kind.ts';
import { inputName, type Settings } from './settings.ts';

/** Computed once, because a thousand checks read each of them. */
const ALL_FIELDS = Object.entries(FIELDS).map(([name, field]): [name: string, input: string, field: Field<unknown>] => [
  name,
  inputName(name),
  field,
]);

/** Returns the text given for an input, by its name in kebab-case; undefined or empty text when none was given. */
export type TextOf = (input: string) => string | undefined;

/** The texts that were given, and problems with how they were given, apart from the texts themselves. */
export interface Given {
  readonly textOf: TextOf;
  readonly issues: readonly Issue[];
}

/** Reads every setting. One that is wrong is reported, and has its default or no value. Accesses no file. */
export function readFields(textOf: TextOf, env: World['env'], issues: Issue[]): Settings {
  const values: Record<string, unknown> = { mayLackSecrets: mayLackSecrets(env), attachedFiles: [], reportFiles: [] };
  for (const [name, input, field] of ALL_FIELDS) values[name] = readField(input, field, textOf, issues);
  return values as Settings;
}

/** Reads the files that settings name. @throws Interrupted */
export async function readFiles(
  settings: Settings,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<Settings> {
  const tlsCa = await loadPem('tls-ca', settings.tlsCa, world, issues);
  const client = await loadClientCertificate(settings, world, issues);
  const attachedFiles = await loadAttachments(settings.attachments, world, issues);
  return { ...settings, tlsCa, ...client, attachedFiles, ...(await readGateFiles(settings, world, issues)) };
}

/** Reads what only mode `mx` uses. */
async function readGateFiles(
  { mode, domain, zone, zoneFormat: format, zoneMerge: merge, mtaStsPolicy, mxCertificate }: Settings,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<Partial<Settings>> {
  if (mode !== 'mx') return {};
  const { loadZonePlan, loadPolicyText } = await import('./files/gate-files.ts');
  const mtaStsText = await loadPolicyText(mtaStsPolicy, world, issues);
  const certificate = await loadPem('mx-certificate', mxCertificate, world, issues);
  const zonePlan =
    zone === undefined || domain === undefined
      ? undefined
      : await loadZonePlan(zone, { domain, format, merge }, world, issues);
  return { mtaStsText, mxCertificate: certificate, zonePlan };
}

/** Reads every setting of a check, with the files that it names. @throws Interrupted */
export async function readSettings(
  textOf: TextOf,
  world: Pick<World, 'env' | 'files'>,
  issues: Issue[],
): Promise<Settings> {
  return await readFiles(readFields(textOf, world.env, issues), world, issues);
}

function readField(input: string, field: Field<unknown>, textOf: TextOf, issues: Issue[]): unknown {
  const given = textOf(input) ?? '';
  const isAbsent = field.kind.isSecret ? given === '' : given.trim() === '';
  const text = isAbsent ? field.default : given;
  if (text === undefined) return undefined;
  try {
    return field.kind.parse(text);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    const value = field.kind.isSecret ? undefined : (error.value ?? text);
    issues.push({ code: 'E_INPUT', input, value, problem: error.message, remedy: error.remedy });
    return field.default === undefined ? undefined : field.kind.parse(field.default);
  }
}

/**
 * Whether GitHub may have withheld the secrets, as it does for pull requests from forks and for Dependabot. Whether a
 * pull request is from a fork is not known.
 */
export function mayLackSecrets(env: World['env']): boolean {
  const isPullRequest = /^pull_request(?!_target$)/.test(env['GITHUB_EVENT_NAME'] ?? '');
  return isPullRequest || env['GITHUB_ACTOR'] === 'dependabot[bot]';
}
