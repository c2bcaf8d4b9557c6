/**
 * Secrets of the command line. They come from a file, from standard input or from the environment, so that none has to
 * be an argument, which every user of the machine can read.
 */

import type { Issue } from '../../model/issue.ts';
import type { Field } from '../../settings/field.ts';
import { FIELDS } from '../../settings/fields.ts';
import { inputName } from '../../settings/settings.ts';
import { reasonOf } from '../../system/error-code.ts';
import type { World } from '../../system/world.ts';
import { closest } from '../../text/closest.ts';
import { shownAs } from '../../text/quote.ts';
import type { CommandLine } from './command-line.ts';
import { PREFIX, secretVariable } from './options.ts';

const SECRETS = Object.entries<Field<unknown>>(FIELDS)
  .filter(([, { kind }]) => kind.isSecret)
  .map(([name, { kind }]) => ({ input: inputName(name), kind }));

/** The inputs that are secret. */
export const SECRET_INPUTS: readonly string[] = SECRETS.map(({ input }) => input);

/** The path that means standard input. */
const STDIN = '-';

/** The places that can hold secrets. */
export interface SecretSource {
  readonly env: World['env'];
  /** @throws the system's error, such as `ENOENT` */
  readFile(path: string): Promise<SecretFile>;
  /** @throws an error with a reason as its `code` */
  readStdin(): Promise<string>;
}

/** A file with a secret. */
export interface SecretFile {
  readonly text: string;
  /** Whether every user of the machine may read it. */
  readonly isOpen: boolean;
}

/** Secrets, with the issues and warnings about how they were given. */
export interface Secrets {
  /** Input to text. */
  readonly texts: ReadonlyMap<string, string>;
  /** The inputs whose text is from their variable. */
  readonly fromVariables: ReadonlySet<string>;
  readonly issues: readonly Issue[];
  readonly warnings: readonly string[];
}

/** Reads every secret. An argument or a file wins over the environment; giving both of them is an issue. */
export async function readSecrets(
  line: Pick<CommandLine, 'texts' | 'secretFiles'>,
  source: SecretSource,
): Promise<Secrets> {
  const texts = new Map<string, string>();
  const fromVariables = new Set<string>();
  const issues: Issue[] = [];
  const warnings = misspeltVariables(source.env);
  const [first] = SECRET_INPUTS.filter((input) => line.secretFiles.get(input) === STDIN);
  for (const { input, kind } of SECRETS) {
    const argument = line.texts.get(input);
    const path = line.secretFiles.get(input);
    const text = argument ?? source.env[secretVariable(input)];
    if (argument !== undefined && !(kind.takesPath && isPath(argument)))
      warnings.push(`--${input} shows the secret to every user of this machine. ${better(input)}`);
    if (argument !== undefined && path !== undefined) issues.push(givenTwice(input));
    else if (path === STDIN && input !== first) issues.push(stdinTaken(input, first));
    else if (path !== undefined) {
      const file = await readSecret(input, path, source, issues);
      if (file?.isOpen)
        warnings.push(`${shownAs(path, 'path')} shows the secret to every user of this machine. Use chmod 600.`);
      if (file) texts.set(input, file.text);
    } else if (text !== undefined) {
      texts.set(input, text);
      if (argument === undefined) fromVariables.add(input);
    }
  }
  return { texts, fromVariables, issues, warnings };
}

/** Returns the advice on how to give a secret. */
export function better(input: string): string {
  return `Use --${input}-file, or the variable ${secretVariable(input)}.`;
}

/** Whether a text is a path, and not the PEM text itself. */
function isPath(text: string): boolean {
  return !text.includes('-----BEGIN ');
}

/** Reads a secret from a file or standard input, without the line end that editors and `echo` add. */
async function readSecret(
  input: string,
  path: string,
  source: SecretSource,
  issues: Issue[],
): Promise<SecretFile | undefined> {
  const where = path === STDIN ? 'standard input' : `the file ${shownAs(path, 'path')}`;
  try {
    const { text, isOpen } =
      path === STDIN ? { text: await source.readStdin(), isOpen: false } : await source.readFile(path);
    const secret = text.replace(/\r?\n$/, '');
    if (secret !== '') return { text: secret, isOpen };
    issues.push({
      code: 'E_SECRET_MISSING',
      input,
      problem: `is empty: nothing is in ${where}`,
      remedy: 'Put it there.',
    });
  } catch (error) {
    const reason = reasonOf(error);
    issues.push({ code: 'E_INPUT', input, problem: `cannot be read from ${where} (${reason})`, remedy: better(input) });
  }
  return undefined;
}

function givenTwice(input: string): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    problem: `is given together with --${input}-file`,
    remedy: `Give --${input}-file alone.`,
  };
}

function stdinTaken(input: string, other: string | undefined): Issue {
  return {
    code: 'E_CONFIG_CONFLICT',
    input,
    problem: `is to come from standard input, from which ${other} comes`,
    remedy: 'Take one of them from a file or from the environment.',
  };
}

/**
 * Warns of misspelt variables. They are not read, so that another secret would be used in their place. The common prefix
 * does not make two names alike.
 */
function misspeltVariables(env: World['env']): string[] {
  const known = new Set(SECRET_INPUTS.map((input) => secretVariable(input).slice(PREFIX.length)));
  const others = Object.keys(env)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length));
  return others.flatMap((name) => {
    const nearest = known.has(name) ? undefined : closest(name, known);
    return nearest === undefined
      ? []
      : [`The variable ${PREFIX}${name} is not read. Did you mean ${PREFIX}${nearest}?`];
  });
}
