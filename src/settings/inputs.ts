/**
 * Reads the inputs of the action (`INPUT_*` variables) into typed settings. Every problem is collected, unknown
 * inputs included: the runner only warns about those, and a misspelt threshold would silently never fire.
 */
import type { World } from '../world.ts';
import { loadAttachments } from './attachments.ts';
import { loadClientCertificate } from './client-certificate.ts';
import { closest } from './closest.ts';
import { FIELDS, type Field } from './fields.ts';
import type { Issue } from './issue.ts';
import { BadValue } from './parse.ts';
import { loadPem } from './pem.ts';
import { resolveReports } from './reports.ts';
import { type FieldName, inputName, type Settings } from './settings.ts';

const PREFIX = 'INPUT_';

/** Settings as far as they could be read, and everything that is wrong with the inputs. */
export interface ReadResult {
  readonly settings: Settings;
  readonly issues: Issue[];
}

/** Reads all inputs. Contacts nothing but the files that inputs name. */
export async function readInputs(world: Pick<World, 'env' | 'files'>): Promise<ReadResult> {
  const issues: Issue[] = unknownInputs(world.env);
  const values: Record<string, unknown> = {};
  for (const name of Object.keys(FIELDS) as FieldName[]) {
    values[name] = readField(name, world.env, issues);
  }
  const settings = { ...values, mayLackSecrets: mayLackSecrets(world.env) } as Settings;
  const tlsCa = await loadPem('tls-ca', settings.tlsCa, world.files, issues);
  const client = await loadClientCertificate(settings, world.files, issues);
  const attachedFiles = await loadAttachments(settings.attachments, world, issues);
  const reportFiles = await resolveReports(settings.reports, world, issues);
  return { settings: { ...settings, tlsCa, ...client, attachedFiles, reportFiles }, issues };
}

/** The variable in which the runner passes an input. */
export function inputVariable(input: string): string {
  return PREFIX + input.toUpperCase();
}

function readField(name: FieldName, env: World['env'], issues: Issue[]): unknown {
  const field: Field<unknown> = FIELDS[name];
  const input = inputName(name);
  const given = env[inputVariable(input)] ?? '';
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

function unknownInputs(env: World['env']): Issue[] {
  const known = Object.keys(FIELDS).map(inputName);
  const variables = new Set(known.map(inputVariable));
  return Object.keys(env)
    .filter((variable) => variable.startsWith(PREFIX) && !variables.has(variable))
    .map((variable) => {
      const input = variable.slice(PREFIX.length).toLowerCase();
      const nearest = closest(input, known);
      return {
        code: 'E_INPUT',
        input,
        problem: 'is not an input of this action',
        remedy:
          nearest === undefined
            ? `Remove it from with:, or rename the variable ${variable} if the workflow sets that by itself.`
            : `Did you mean ${nearest}?`,
      };
    });
}

/** GitHub withholds secrets from pull requests of forks and from Dependabot. Which pull request is of a fork is not known. */
function mayLackSecrets(env: World['env']): boolean {
  const isPullRequest = /^pull_request(?!_target$)/.test(env['GITHUB_EVENT_NAME'] ?? '');
  return isPullRequest || env['GITHUB_ACTOR'] === 'dependabot[bot]';
}
