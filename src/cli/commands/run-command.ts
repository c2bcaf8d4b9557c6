/** The commands beside the modes that have arguments of their own. */
import { Argument, Command, CommanderError } from 'commander';
import { EXIT_CODES } from '../../model/status.ts';
import { createOutput, write } from '../terminal/terminal.ts';
import { HISTORY_ACTIONS, type HistoryRequest } from './history-request.ts';
import { runImport } from './run-import.ts';

/** Runs `lint`, `import` or `history` and returns the exit code; undefined when the arguments ask for none, or for help. */
export async function runCommand(args: readonly string[], host: NodeJS.Process): Promise<number | undefined> {
  const [name = '', ...rest] = args;
  const create = Object.hasOwn(CREATORS, name) ? CREATORS[name] : undefined;
  if (create === undefined || rest.includes('--help') || rest.includes('-h')) return undefined;
  let exitCode: number | undefined;
  const command = create(host, (code) => {
    exitCode = code;
  });
  command.exitOverride().configureOutput({ writeErr: () => {} });
  try {
    await command.parseAsync(rest, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const said = error.message.replace(/^error: /, '');
    await write(createOutput(host.stderr, host.env), `mail-probe ${name}: ${said}\nSee mail-probe ${name} --help.\n`);
    return EXIT_CODES.unknown;
  }
}

type Creator = (host: NodeJS.Process, done: (exitCode: number) => void) => Command;

const CREATORS: Readonly<Record<string, Creator>> = {
  lint: (host, done) => lintCommand().action(async (patterns: readonly string[]) => done(await lint(patterns, host))),
  import: (host, done) =>
    importCommand().action(async (source: string, { output }: { readonly output?: string }) =>
      done(await runImport({ source, target: output }, host)),
    ),
  history: (host, done) =>
    historyCommand().action(
      async (action: HistoryRequest['action'], path: string, { check }: { readonly check?: string }) =>
        done(await history({ action, path, check }, host)),
    ),
};

/** Loaded on demand: a run of one check has no history. */
async function history(request: HistoryRequest, host: NodeJS.Process): Promise<number> {
  const { runHistory } = await import('./run-history.ts');
  return await runHistory(request, host);
}

/** Loaded on demand: a run of one check reads no checks file. */
async function lint(patterns: readonly string[], host: NodeJS.Process): Promise<number> {
  const { runLint } = await import('./run-lint.ts');
  return await runLint(patterns, host);
}

/** `mail-probe lint <file...>` */
export function lintCommand(): Command {
  return new Command('mail-probe lint')
    .description('Check checks files without running them: nothing is contacted, and no secret is needed.')
    .argument('<file...>', 'paths or globs of checks files');
}

/** `mail-probe import <file> [--output <path>]` */
export function importCommand(): Command {
  return new Command('mail-probe import')
    .description(
      'Make a checks file of a monitor export of HertzBeat, of command lines of mail plugins, or of a configuration of Nagios or Centreon.',
    )
    .argument('<file>', 'what to import; - is standard input')
    .option('-o, --output <path>', 'where to write the checks file; it must not exist yet (default: standard output)');
}

/** `mail-probe history <action> <file> [--check <name>]` */
export function historyCommand(): Command {
  return new Command('mail-probe history')
    .description('Show what is remembered of checks, take what was found last as usual, or print it as JSON.')
    .addArgument(new Argument('<action>', 'what to do').choices(HISTORY_ACTIONS))
    .argument('<file>', 'the file of --history-file')
    .option('--check <name>', 'only this check');
}
