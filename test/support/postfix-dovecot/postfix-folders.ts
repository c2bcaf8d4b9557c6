import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Layout } from './layout.ts';
import { runProgram } from './processes.ts';

const PRIVATE = 'active bounce corrupt defer deferred flush hold incoming private saved trace'.split(' ');
const SHARED = ['maildrop', 'public'];

/**
 * Makes the queue and data folders, each with the owner that Postfix expects. As `postfix check` would, but in
 * milliseconds, and that program keeps its complaints to syslog when it has no terminal.
 */
export async function makePostfixFolders({ postfixQueue, postfixData }: Layout): Promise<void> {
  const inQueue = (name: string) => join(postfixQueue, name);
  await mkdir(inQueue('pid'), { recursive: true });
  const closed = [postfixData, ...PRIVATE.map(inQueue)];
  for (const path of closed) await mkdir(path, { mode: 0o700 });
  const shared = SHARED.map(inQueue);
  for (const path of shared) await mkdir(path);
  await runProgram('chown', ['postfix', ...closed]);
  await runProgram('chown', ['postfix:postdrop', ...shared]);
  await runProgram('chmod', ['730', ...shared]);
}
