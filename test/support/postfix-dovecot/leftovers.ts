/** Finds processes by what they hold, not by what we know of them: proof that nobody was left behind. */
import { readdir, readFile, readlink } from 'node:fs/promises';

/** The command lines of the processes that have something to do with a folder: in words, as a place, or by a file. */
export async function processesAround(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    const [command = '', ...traces] = await Promise.all([
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
      readlink(`/proc/${pid}/root`).catch(() => ''),
      openFiles(pid),
    ]);
    if ([command, ...traces].some((trace) => trace.includes(folder))) found.push(command.replaceAll('\0', ' ').trim());
  }
  return found;
}

async function openFiles(pid: string): Promise<string> {
  const numbers = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const paths = numbers.map((number) => readlink(`/proc/${pid}/fd/${number}`).catch(() => ''));
  return (await Promise.all(paths)).join('\n');
}
