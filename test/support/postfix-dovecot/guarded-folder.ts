import { spawn } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A new folder whose guard cleans up behind us, even if this process is killed. */
export interface GuardedFolder {
  readonly path: string;
  /** Puts a process group into the guard's care. */
  watch(leader: number): void;
  /** Ends what is watched, removes the folder, and resolves when both is done. Can be called again. */
  end(): Promise<void>;
}

/** Makes the folder under the system's temporary one, and starts its guard. */
export async function createGuardedFolder(): Promise<GuardedFolder> {
  const path = await mkdtemp(join(tmpdir(), 'mail-probe-'));
  // Servers work with several accounts: all may pass, the files within say who may read.
  await chmod(path, 0o755);
  const guard = spawn(process.execPath, [fileURLToPath(new URL('guard.ts', import.meta.url)), path], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: {},
  });
  const ended = new Promise<void>((resolve, reject) => {
    guard.once('error', reject);
    guard.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path} was not cleaned up`))));
  });
  ended.catch(() => {});
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return {
    path,
    watch: (leader) => guard.stdin.write(`${leader}\n`),
    end: () => {
      guard.ref();
      guard.stdin.end();
      return ended;
    },
  };
}
