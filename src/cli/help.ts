/** The texts of `--help`: in general, on one mode, and on the other commands. */
import { Command, type Option } from 'commander';
import { MERGE } from '../model/plan.ts';
import { EXIT_CODES } from '../model/status.ts';
import { PROBES } from '../probes/index.ts';
import type { Probe } from '../probes/probe.ts';
import type { Field } from '../settings/field.ts';
import { FIELDS } from '../settings/fields.ts';
import { closest } from '../text/closest.ts';
import { listWords } from '../text/list-words.ts';
import { fieldOptions, isFlag, ownOptions, secretVariable } from './arguments/options.ts';
import { historyCommand, importCommand, lintCommand } from './commands/run-command.ts';
import { EXAMPLES } from './examples.ts';

/** The commands that can be given in place of a mode. */
export const COMMANDS: Readonly<Record<'merge' | 'lint' | 'import' | 'history' | 'sandbox' | 'help', string>> = {
  merge: 'Make one result of JSON reports of other runs.',
  lint: 'Check checks files without running them.',
  import: 'Make a checks file of what another monitoring system has.',
  history: 'Show or change what is remembered of checks.',
  sandbox: 'Start a mail system in this process, to try things on, until interrupted.',
  help: 'Show the options and examples of a mode.',
};

/** The width of the help in columns, unless the terminal is narrower. */
const WIDTH = 100;
const EXITS = `Exit codes: ${Object.entries(EXIT_CODES)
  .map(([status, code]) => `${code} ${status}`)
  .join(', ')}. A wrong option and a cancelled run are unknown.`;
const FLAGS =
  'A flag alone means true, and with no- in front, as in --no-cleanup, it means false. To give a list several entries, repeat its option.';
const MANY = 'For many checks, use a file: mail-probe --checks checks.yml [options].';
const LINT =
  'Every problem is shown with its file, line and column. Variables that a run needs are named, and need not be set. Exit codes: 0 nothing is wrong, 3 something is.';
const MERGE_NOTE = `It contacts nothing, and its exit code is that of the result. Each report is that of a run with --report json=PATH.

Examples:
  # The shards of one run, which ran with --shard 1/3, 2/3 and 3/3
  mail-probe merge --merge-reports "reports/*.json" --report html=mail.html`;
const IMPORT =
  'What cannot be carried over, and what is judged differently, is listed line by line on standard error and noted in the file. A password is never written: the file names a variable instead. Exit codes: 0 all of it was carried over, 1 not all of it, 3 there is no check.';
const HISTORY = 'Exit codes: 0 done, 3 there is no such history or check.';
const SANDBOX =
  'It listens on free ports of 127.0.0.1, has one user and a certificate authority of its own, and prints all that is needed to probe it. Mail to the user arrives in INBOX. Beside it runs a mail domain with a name server, an MX host and an MTA-STS policy, for a gate: one plan of it passes, and one fails. Everything is gone when it ends.';
const SECRETS = `No secret has to be an argument: put it into ${secretVariable('password')}, or into a file for --password-file.`;
/** The settings that a merge reads. */
const MERGE_SETTINGS = ['mergeReports', 'mergeAnyRun', 'reports', 'maxDuration'] as const;
/** The settings that belong to particular modes. All other settings belong to every mode. */
const SPECIAL: ReadonlySet<string> = new Set(PROBES.flatMap(({ settings }) => settings));

/**
 * Returns the help on a topic, or the general help without one; undefined when there is no such topic.
 *
 * @param columns the width of the terminal
 */
export function help(topic?: string, columns: number = WIDTH): string | undefined {
  const width = Math.min(columns, WIDTH);
  const probe = PROBES.find(({ name }) => name === topic);
  if (probe) return modeHelp(probe, width);
  if (topic === MERGE) return mergeHelp(width);
  if (topic === 'sandbox') return sandboxHelp(width);
  if (topic === 'lint') return format(fitted(lintCommand(), width), width, LINT);
  if (topic === 'import') return format(fitted(importCommand(), width), width, IMPORT);
  if (topic === 'history') return format(fitted(historyCommand(), width), width, HISTORY);
  return topic === undefined || topic === 'help' ? generalHelp(width) : undefined;
}

/** Returns a hint for a topic that does not exist. */
export function noHelp(topic: string): string {
  const topics = [...PROBES.map(({ name }) => name), ...Object.keys(COMMANDS).filter((name) => name !== 'help')];
  const nearest = closest(topic, topics);
  return nearest === undefined ? `There is help on ${listWords(topics)}.` : `Did you mean ${nearest}?`;
}

function generalHelp(width: number): string {
  const command = create('mail-probe', '<mode> [options]', width).description(
    'Proves that a mail system works: logs in over SMTP and IMAP, sends a message and sees that very message arrive.',
  );
  command.commandsGroup('Modes:');
  for (const { name, summary } of PROBES) command.addCommand(create(name, '', width).description(plain(summary)));
  command.commandsGroup('Other:');
  for (const [name, about] of Object.entries(COMMANDS)) command.addCommand(create(name, '', width).description(about));
  return format(command, width, examples(PROBES[0]?.name), MANY, SECRETS, EXITS);
}

function modeHelp({ name, summary, settings }: Probe, width: number): string {
  const command = create(`mail-probe ${name}`, '[options]', width).description(plain(summary));
  const named: ReadonlySet<string> = new Set(settings);
  for (const [setting, field] of Object.entries<Field<unknown>>(FIELDS)) {
    const matters = (named.has(setting) || !SPECIAL.has(setting)) && !field.isForWorkflow && setting !== 'mode';
    if (matters) for (const option of fieldOptions(setting, field)) command.addOption(option);
  }
  for (const option of ownOptions()) command.addOption(option);
  return format(command, width, FLAGS, examples(name), EXITS);
}

function mergeHelp(width: number): string {
  const command = create('mail-probe merge', '[options]', width).description(COMMANDS.merge);
  for (const setting of MERGE_SETTINGS) {
    for (const option of fieldOptions(setting, FIELDS[setting])) command.addOption(option);
  }
  for (const option of ownOptions()) command.addOption(option);
  return format(command, width, MERGE_NOTE, EXITS);
}

function sandboxHelp(width: number): string {
  const command = create('mail-probe sandbox', '', width).description(COMMANDS.sandbox);
  return format(command, width, SANDBOX);
}

function create(name: string, usage: string, width: number): Command {
  return fitted(new Command(name).usage(usage), width);
}

function fitted(command: Command, width: number): Command {
  command.helpOption(false).helpCommand(false);
  command.configureOutput({ getOutHelpWidth: () => width });
  return command.configureHelp({ optionTerm: termOf, subcommandTerm: (each) => each.name() });
}

/** Joins the help of the command and the texts after it with empty lines. Indented lines are not wrapped. */
function format(command: Command, width: number, ...texts: readonly string[]): string {
  const helper = command.createHelp();
  const wrap = (line: string): string => (line.startsWith(' ') ? line : helper.boxWrap(line, width));
  const wrapped = texts.map((text) => text.split('\n').map(wrap).join('\n'));
  const information = command.helpInformation().trimEnd().split('\n');
  return `${[information.map((line) => line.trimEnd()).join('\n'), ...wrapped].join('\n\n')}\n`;
}

/** Shows a value as required, except that of a flag: only the parser treats it as optional. */
function termOf(option: Option): string {
  return isFlag(option) ? option.flags : option.flags.replace('[', '<').replace(']', '>');
}

function examples(mode = ''): string {
  const lines = (EXAMPLES[mode] ?? []).map(({ about, options }) => `  # ${about}\n  mail-probe ${mode} ${options}`);
  return `Examples:\n${lines.join('\n\n')}`;
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}
