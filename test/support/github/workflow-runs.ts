/**
 * A workflow that runs again and again: the built action as a process, a mail server that is up or down as the test
 * says, a GitHub that remembers, a clock that the test sets, and a folder that stands for the cache.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ActionOptions, type ActionRun, runAction } from '../bundle/run-action.ts';
import { FakeGitHub, type FakeOptions, TOKEN } from './fake-github.ts';
import { CLOCK_OPTIONS, processEnv } from './process-env.ts';

/** What a run is given beside the state of the mail server. */
export interface RunOptions extends Pick<ActionOptions, 'onStart' | 'onOutput'> {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A repository with its workflow. */
export class WorkflowRuns implements AsyncDisposable {
  readonly fake: FakeGitHub;
  readonly folder: string;
  /** Inputs of every run. */
  inputs: Readonly<Record<string, string>>;
  readonly #bundle: string;
  readonly #server: Server;
  #isUp = true;
  #number = 0;

  private constructor(bundle: string, fake: FakeGitHub, server: Server, inputs: Readonly<Record<string, string>>) {
    this.#bundle = bundle;
    this.fake = fake;
    this.#server = server;
    this.folder = mkdtempSync(join(tmpdir(), 'mail-probe-runs-'));
    this.inputs = inputs;
    server.on('connection', (socket) => {
      socket.on('error', () => {});
      socket.write(this.#isUp ? '220 mail.test ESMTP\r\n' : '554 5.3.2 The service is closed\r\n');
      socket.on('data', (bytes) => {
        const isEnd = /^QUIT/i.test(bytes.toString('latin1'));
        socket.write(isEnd ? '221 2.0.0 Bye\r\n' : '250-mail.test\r\n250 SIZE 1000000\r\n');
        if (isEnd) socket.end();
      });
    });
  }

  static async start(
    bundle: string,
    inputs: Readonly<Record<string, string>> = {},
    options: FakeOptions = {},
  ): Promise<WorkflowRuns> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const defaults = { 'history-file': '.mail-probe/history.json', incidents: 'true' };
    return new WorkflowRuns(bundle, await FakeGitHub.start(options), server, { ...defaults, ...inputs });
  }

  /** Runs once for each letter: `g` with a mail server that is up, `b` with one that refuses. */
  async runs(letters: string, options: RunOptions = {}): Promise<ActionRun> {
    let last: ActionRun | undefined;
    for (const letter of letters.replaceAll(' ', '')) last = await this.run(letter === 'g', options);
    if (!last) throw new Error('No run was asked for.');
    return last;
  }

  /** Runs once, ten minutes after the last run. */
  async run(isUp: boolean, { inputs, env, ...rest }: RunOptions = {}): Promise<ActionRun> {
    this.#isUp = isUp;
    this.#number += 1;
    this.fake.pass(600_000);
    const { port } = this.#server.address() as AddressInfo;
    const own = { mode: 'smtp-connect', name: 'Relay', host: '127.0.0.1', port: String(port), 'tls-mode': 'none' };
    return await runAction(
      this.#bundle,
      { ...own, 'github-token': TOKEN, ...this.inputs, ...inputs },
      {
        ...rest,
        nodeOptions: CLOCK_OPTIONS,
        env: {
          ...processEnv(this.fake),
          GITHUB_WORKFLOW_REF: `${this.fake.env['GITHUB_REPOSITORY']}/.github/workflows/mail.yml@refs/heads/main`,
          GITHUB_RUN_ID: String(1000 + this.#number),
          GITHUB_WORKSPACE: this.folder,
          ...env,
        },
      },
    );
  }

  /** Writes a file of the workspace. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Loses the cache. */
  forget(): void {
    rmSync(join(this.folder, '.mail-probe'), { recursive: true, force: true });
  }

  /** Number, state and comments of each issue: `1 open 2`. */
  get issues(): string[] {
    const { issues, comments } = this.fake.state;
    return [...issues.values()].map(
      ({ number, state }) => `${number} ${state} ${comments.filter(({ issue }) => issue === number).length}`,
    );
  }

  /** Ends all, and throws when a request or an answer did not fit GitHub's description. */
  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((done) => this.#server.close(done));
    rmSync(this.folder, { recursive: true, force: true });
    await this.fake.stop();
  }
}
