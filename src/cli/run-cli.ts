import { EXIT_CODES } from '../model/status.ts';
import { exitProcess } from '../system/exit-process.ts';
import { VERSION } from '../system/version.ts';
import { parseArguments } from './arguments/arguments.ts';
import { SECRET_INPUTS } from './arguments/secrets.ts';
import { runCommand } from './commands/run-command.ts';
import { runProbe } from './commands/run-probe.ts';
import { runSandbox } from './commands/run-sandbox.ts';
import { help, noHelp } from './help.ts';
import { createOutput, write } from './terminal/terminal.ts';

/** How long leftover handles may keep the process alive after the result is printed, in milliseconds. */
const EXIT_GUARD_MS = 500;

/** Does what the arguments ask for, and returns the exit code. */
export async function runCli(host: NodeJS.Process): Promise<number> {
  const exitCode = await run(host);
  setTimeout(() => exitProcess(host, exitCode), EXIT_GUARD_MS).unref();
  return exitCode;
}

async function run(host: NodeJS.Process): Promise<number> {
  const args = host.argv.slice(2);
  const done = await runCommand(args, host);
  if (done !== undefined) return done;
  const line = parseArguments(args);
  // Where the system allows it, this takes the arguments out of the list of processes.
  if (SECRET_INPUTS.some((input) => line.texts.has(input))) host.title = 'mail-probe';
  const [command, topic] = line.operands;
  if (line.wantsVersion) return await print(host, 'stdout', `${VERSION}\n`, EXIT_CODES.ok);
  if (args.length === 0)
    return await print(host, 'stderr', help(undefined, host.stderr.columns) ?? '', EXIT_CODES.unknown);
  if (line.wantsHelp || command === 'help') return await showHelp(host, command === 'help' ? topic : command);
  if (command !== 'sandbox') return await runProbe(line, host);
  if (args.length === 1) return await runSandbox(host);
  return await print(host, 'stderr', 'mail-probe: sandbox takes no options.\n', EXIT_CODES.unknown);
}

async function showHelp(host: NodeJS.Process, topic: string | undefined): Promise<number> {
  const text = help(topic, host.stdout.columns);
  if (text !== undefined) return await print(host, 'stdout', text, EXIT_CODES.ok);
  return await print(host, 'stderr', `mail-probe: ${noHelp(topic ?? '')}\n`, EXIT_CODES.unknown);
}

async function print(
  host: NodeJS.Process,
  stream: 'stdout' | 'stderr',
  text: string,
  exitCode: number,
): Promise<number> {
  await write(createOutput(host[stream], host.env), text);
  return exitCode;
}
