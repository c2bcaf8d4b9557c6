/** Long lines to the servers, as the benchmark sees them; the bytes are carried by `delay-proxy.ts`. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Turn } from '../test/support/servers/long-line.ts';

export type LineRequest =
  | { readonly kind: 'open'; readonly id: number; readonly target: number; readonly oneWayMs: number }
  | { readonly kind: 'take'; readonly id: number; readonly port: number };

export type LineReply =
  | { readonly id: number; readonly port: number }
  | { readonly id: number; readonly connections: readonly (readonly Turn[])[] };

/** A line that can be dialled. */
export interface Line {
  readonly port: number;
  /** The turns of each connection that was made since the last call. */
  take(): Promise<readonly (readonly Turn[])[]>;
}

/** The process that carries the bytes. */
export class LineWorks {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (reply: LineReply) => void>();
  #asked = 0;

  constructor() {
    this.#process = fork(join(import.meta.dirname, 'delay-proxy.ts'), { execArgv: ['--no-warnings'] });
    this.#process.on('exit', (code, signal) => {
      if (code !== 0) process.stderr.write(`The lines have gone: ${signal ?? code}.\n`);
    });
    this.#process.on('message', (reply: LineReply) => {
      this.#waiting.get(reply.id)?.(reply);
      this.#waiting.delete(reply.id);
    });
  }

  /** Opens a line to a port of this machine, so many milliseconds long. */
  async open(target: number, oneWayMs: number): Promise<Line> {
    const opened = await this.#ask((id) => ({ kind: 'open', id, target, oneWayMs }));
    if (!('port' in opened)) throw new Error('The line could not be opened.');
    const { port } = opened;
    return {
      port,
      take: async () => {
        const taken = await this.#ask((id) => ({ kind: 'take', id, port }));
        return 'connections' in taken ? taken.connections : [];
      },
    };
  }

  close(): void {
    if (this.#process.connected) this.#process.disconnect();
  }

  #ask(request: (id: number) => LineRequest): Promise<LineReply> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      this.#process.send(request(id), (error) => error && reject(error));
    });
  }
}
