/** Reads the arguments. Their problems are collected, to be shown together with those of the settings. */
import { Command, type Option } from 'commander';
import type { Issue } from '../../model/issue.ts';
import { FIELDS } from '../../settings/fields.ts';
import { inputName } from '../../settings/settings.ts';
import { closest } from '../../text/closest.ts';
import { listWords } from '../../text/list-words.ts';
import type { CommandLine } from './command-line.ts';
import { allOptions, type Fields, isFlag, OUTPUT_FORMATS, TEXT } from './options.ts';

/** Reads the arguments that follow the program. */
export function parseArguments(args: readonly string[], fields: Fields = FIELDS): CommandLine {
  const options = allOptions(fields);
  const command = new Command().helpOption(false);
  for (const option of options) command.addOption(option);
  const { operands, unknown } = command.parseOptions(withDashes(args, options));
  const given: Readonly<Record<string, unknown>> = command.opts();
  const issues: Issue[] = [];
  const names = options.map((option) => option.name());
  for (const word of unknown) {
    // Nothing after two dashes is an option, whatever it looks like.
    if (word === '--') break;
    if (/^-./.test(word)) issues.push(unknownOption(word, names));
  }
  const texts = new Map<string, string>();
  const secretFiles = new Map<string, string>();
  for (const [name, { kind }] of Object.entries(fields)) {
    const input = inputName(name);
    const text = textOf(given[name], input, kind.type === 'boolean', issues);
    const path = textOf(given[`${name}File`], `${input}-file`, false, issues);
    if (text !== undefined) texts.set(input, text);
    if (path !== undefined) secretFiles.set(input, path);
  }
  const output = textOf(given['output'], 'output', false, issues) ?? TEXT;
  if (!OUTPUT_FORMATS.includes(output)) issues.push(unknownOutput(output));
  return {
    operands,
    texts,
    secretFiles,
    output: OUTPUT_FORMATS.includes(output) ? output : TEXT,
    wantsHelp: given['help'] === true,
    wantsVersion: given['version'] === true,
    issues,
  };
}

/**
 * Joins a value that begins with a dash to its option, unless it is an option itself. The parser would take it for an
 * unknown option, and it may be a password.
 */
function withDashes(args: readonly string[], options: readonly Option[]): string[] {
  const known = new Set(options.flatMap(({ long, short }) => [long, short]));
  const valued = new Set(options.filter((option) => option.optional && !isFlag(option)).map(({ long }) => long));
  const tied: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [word = '', next] = args.slice(at, at + 2);
    if (word === '--') return [...tied, ...args.slice(at)];
    const isTied = valued.has(word) && next?.startsWith('-') && next !== '--' && !known.has(next.replace(/=.*/s, ''));
    tied.push(isTied ? `${word}=${next}` : word);
    if (isTied) at += 1;
  }
  return tied;
}

/** Returns the given text. The parser has `true` for an option without a value, and `false` for a flag with `no-`. */
function textOf(given: unknown, option: string, isBoolean: boolean, issues: Issue[]): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  if (isBoolean) return String(given);
  issues.push({
    code: 'E_INPUT',
    input: `--${option}`,
    problem: 'has no value',
    remedy: `Write --${option}=VALUE.`,
  });
  return undefined;
}

/** Only what looks like the name of an option is quoted: anything else may be a piece of a password. */
function unknownOption(word: string, known: readonly string[]): Issue {
  const [option = '-…'] = /^--[a-z][a-z0-9-]*(?==|$)/i.exec(word) ?? [];
  const nearest = closest(option.replace(/^-+/, ''), known);
  return {
    code: 'E_INPUT',
    input: option,
    problem: 'is not an option',
    remedy: nearest === undefined ? 'See mail-probe --help.' : `Did you mean --${nearest}?`,
  };
}

function unknownOutput(output: string): Issue {
  const nearest = closest(output, OUTPUT_FORMATS);
  return {
    code: 'E_INPUT',
    input: '--output',
    value: output,
    problem: 'is not a format',
    remedy: nearest === undefined ? `Use ${listWords(OUTPUT_FORMATS)}.` : `Did you mean ${nearest}?`,
  };
}
