/** A pool of processes that run probes, each one run at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ProbeAccount, ProbeTask } from './probe-host.ts';

const HOST = fileURLToPath(new URL('./probe-host.ts', import.meta.url));
const NODE_OPTIONS = ['--no-warnings', '--expose-gc'];

interface Host {
  readonly child: ChildProcess;
  /** What it printed by itself, which a probe never does. */
  printed: string;
}

export class ProbeHosts {
  readonly #idle: Host[] = [];
  readonly #all = new Set<ChildProcess>();
  #first: Promise<Host> | undefined;

  /** @throws Error when the run throws, or the process dies of it */
  async run(task: ProbeTask): Promise<ProbeAccount & { readonly printed: string }> {
    const host = this.#idle.pop() ?? (await this.#startNext());
    host.printed = '';
    const over = new AbortController();
    const died = once(host.child, 'exit', { signal: over.signal }).then(([code, signal]) => {
      throw new Error(`the process died (${signal ?? `exit code ${code}`}): ${host.printed}`);
    });
    try {
      const answered = once(host.child, 'message', { signal: over.signal });
      host.child.send(task);
      const [account] = (await Promise.race([answered, died])) as [ProbeAccount | { readonly thrown: string }];
      this.#idle.push(host);
      if ('thrown' in account) throw new Error(account.thrown);
      return { ...account, printed: host.printed };
    } finally {
      died.catch(() => {});
      over.abort();
    }
  }

  /** Ends all of them. */
  close(): void {
    for (const child of this.#all) child.kill();
    this.#all.clear();
  }

  /** The others start when the first has kept what it has compiled for them. */
  async #startNext(): Promise<Host> {
    if (this.#first) {
      await this.#first;
      return await this.#start();
    }
    this.#first = this.#start();
    return await this.#first;
  }

  async #start(): Promise<Host> {
    const child = fork(HOST, {
      execArgv: NODE_OPTIONS,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const host: Host = { child, printed: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        host.printed += chunk.toString('utf8');
      });
    }
    this.#all.add(child);
    await once(child, 'message');
    return host;
  }
}
