/** A pseudo-terminal, from the program `script` of util-linux. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether there is one: the program of the same name of macOS and BSD takes other arguments. */
export async function hasPseudoTerminal(): Promise<boolean> {
  const found = await promisify(execFile)('script', ['--version']).catch(() => undefined);
  return found?.stdout.includes('util-linux') ?? false;
}

/** What a program that was run on a terminal wrote there, standard output and standard error together. */
export interface TerminalRun {
  readonly exitCode: number | null;
  /** Lines end as a terminal wants them: CR LF. */
  readonly text: string;
}

/**
 * Runs a command of the shell on a terminal.
 *
 * @param onText called with all of the text so far at each piece of it, and with a function that types
 */
export async function runOnTerminal(
  command: string,
  env: Readonly<Record<string, string>>,
  onText: (text: string, type: (keys: string) => void) => void = () => {},
): Promise<TerminalRun> {
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { PATH: process.env['PATH'], TERM: 'xterm-256color', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdin.on('error', () => {});
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    onText(text, (keys) => child.stdin.write(keys));
  });
  const exitCode = await new Promise<number | null>((done) => child.once('close', done));
  return { exitCode, text };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const SEQUENCES = /\x1b\[[\d;?]*[a-zA-Z]|\r/g;

/** What a person sees at the end: what was drawn after the last erasure, without what only moves and colours. */
export function visibleText(text: string): string {
  const lines = text.split('\n').map((line) => line.split('\x1b[2K').at(-1) ?? '');
  return lines.join('\n').replace(SEQUENCES, '');
}
