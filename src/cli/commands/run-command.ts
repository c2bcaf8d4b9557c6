/** The commands beside the modes that have arguments of their own. */
import { Command, CommanderError } from 'commander';
import { EXIT_CODES } from '../../model/status.ts';
import { createOutput, write } from '../terminal/terminal.ts';
import { runImport } from './run-import.ts';

/** Runs `lint` or `import` and returns the exit code; undefined when the arguments ask for neither, or for help. */
export async function runCommand(args: readonly string[], host: NodeJS.Process): Promise<number | undefined> {
  const [name, ...rest] = args;
  if ((name !== 'lint' && name !== 'import') || rest.includes('--help') || rest.includes('-h')) return undefined;
  let exitCode: number | undefined;
  const command = name === 'lint' ? lintCommand() : importCommand();
  command.exitOverride().configureOutput({ writeErr: () => {} });
  command.action(async (operand: readonly string[] | string, { output }: { readonly output?: string }) => {
    exitCode = Array.isArray(operand)
      ? await lint(operand, host)
      : await runImport({ source: String(operand), target: output }, host);
  });
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
