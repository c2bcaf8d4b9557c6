/** A workflow with a checks file that runs again and again: the built action as a process, over a GitHub that remembers. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ActionOptions, type ActionRun, runAction } from '../bundle/run-action.ts';
import { FakeGitHub, type FakeOptions, TOKEN } from './fake-github.ts';
import { type Letter, LetterServer } from './letter-server.ts';
import { CLOCK_OPTIONS, processEnv } from './process-env.ts';

/** A check of the file. */
export interface FileCheck {
  readonly name: string;
  /** `smtp-connect` unless said. */
  readonly mode?: string;
  /** Further lines of it, as a flow map: `group: A, id: x`. */
  readonly more?: string;
}

/** A workflow. */
export interface ChecksWorkflow extends FakeOptions {
  readonly checks: readonly (FileCheck | string)[];
  /** What stands above the checks. */
  readonly top?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** What a run is given beside the letters of its checks. */
export interface ChecksRunOptions extends Pick<ActionOptions, 'onStart' | 'onOutput'> {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Minutes since the last run, 10 unless said. */
  readonly minutes?: number;
  /** Folder of another runner. */
  readonly folder?: string;
}

const HISTORY = '.mail-probe/history.json';

/** A repository with its workflow. */
export class ChecksRuns implements AsyncDisposable {
  readonly fake: FakeGitHub;
  readonly folder: string;
  /** The checks of the file; those that are added have servers when they first run. */
  checks: readonly FileCheck[];
  top: string;
  /** The answer to logins. */
  login = '235 2.7.0 Accepted';
  readonly #bundle: string;
  readonly #inputs: Readonly<Record<string, string>>;
  readonly #servers: LetterServer[] = [];
  readonly #folders: string[] = [];
  #number = 0;

  private constructor(bundle: string, fake: FakeGitHub, { checks, top = '', inputs = {} }: ChecksWorkflow) {
    this.#bundle = bundle;
    this.fake = fake;
    this.checks = checks.map((each) => (typeof each === 'string' ? { name: each } : each));
    this.top = top;
    this.#inputs = inputs;
    this.folder = this.newFolder();
  }

  static async start(bundle: string, workflow: ChecksWorkflow): Promise<ChecksRuns> {
    const { checks, top, inputs, ...options } = workflow;
    return new ChecksRuns(bundle, await FakeGitHub.start(options), workflow);
  }

  /** Makes a folder of a runner. */
  newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'mail-probe-runs-'));
    this.#folders.push(folder);
    return folder;
  }

  /** Runs once for each word, with a letter for each check of the file. */
  async runs(words: string, options: ChecksRunOptions = {}): Promise<ActionRun> {
    let last: ActionRun | undefined;
    for (const word of words.split(' ')) last = await this.run(word, options);
    if (!last) throw new Error('No run was asked for.');
    return last;
  }

  /** Runs once. */
  async run(letters: string, options: ChecksRunOptions = {}): Promise<ActionRun> {
    const { inputs, env, minutes = 10, folder = this.folder, ...rest } = options;
    this.#number += 1;
    const number = this.#number;
    this.fake.pass(minutes * 60_000);
    const { state } = this.fake;
    const variables = processEnv(this.fake);
    await this.#write(letters, folder);
    return await runAction(
      this.#bundle,
      {
        ...{ checks: 'checks.yml', 'history-file': HISTORY, incidents: 'true', 'github-token': TOKEN },
        ...this.#inputs,
        ...inputs,
      },
      {
        ...rest,
        nodeOptions: CLOCK_OPTIONS,
        env: {
          ...variables,
          GITHUB_WORKFLOW_REF: `${state.owner}/${state.repo}/.github/workflows/mail.yml@refs/heads/main`,
          GITHUB_RUN_ID: String(1000 + number),
          GITHUB_WORKSPACE: folder,
          ...env,
        },
      },
    );
  }

  async #write(letters: string, folder: string): Promise<void> {
    while (this.#servers.length < this.checks.length) this.#servers.push(await LetterServer.start());
    const lines = this.checks.map(({ name, mode = 'smtp-connect', more }, index) => {
      const server = this.#servers[index];
      if (server) server.letter = (letters[index] ?? 'g') as Letter;
      if (server) server.login = this.login;
      const own = `name: ${name}, mode: ${mode}, host: 127.0.0.1, port: ${server?.port}, tls-mode: none`;
      return `  - { ${own}${more === undefined ? '' : `, ${more}`} }\n`;
    });
    this.write('checks.yml', `${this.top}${this.top === '' ? '' : '\n'}checks:\n${lines.join('')}`, folder);
  }

  /** Writes a file of the workspace. */
  write(path: string, text: string, folder = this.folder): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  /** Removes a file of the workspace. */
  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true });
  }

  /** Loses the cache. */
  forget(): void {
    rmSync(join(this.folder, '.mail-probe'), { recursive: true, force: true });
  }

  /** Gives the history of one runner to another one, as the cache does. */
  carry(from: string, to: string): void {
    rmSync(join(to, '.mail-probe'), { recursive: true, force: true });
    if (existsSync(join(from, '.mail-probe')))
      cpSync(join(from, '.mail-probe'), join(to, '.mail-probe'), { recursive: true });
  }

  /** The history, as it is in its file; empty when there is none. */
  get historyText(): string {
    const path = join(this.folder, HISTORY);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** Files beside the history. */
  get historyFiles(): string[] {
    return readdirSync(join(this.folder, '.mail-probe'));
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
    await Promise.all(this.#servers.map((server) => server.stop()));
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
    await this.fake.stop();
  }
}
