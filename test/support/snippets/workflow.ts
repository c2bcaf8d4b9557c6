/**
 * Runs workflows as the runner does, as far as the examples of the documents go: jobs with needs and matrices, steps
 * with env, with, if and outputs. What it does not know is an error, so that no example passes unread.
 */
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type ActionRun, runAction } from '../bundle/run-action.ts';
import { filledIn, isMet, type Scope, type Value } from './expressions.ts';
import type { MailWorld } from './mail-world.ts';

/** What an example finds when it runs. */
export interface Surroundings {
  readonly world: MailWorld;
  readonly bundleFolder: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** The files of the repository, which a checkout puts into the workspace. */
  readonly files: Readonly<Record<string, string>>;
  /** Entries of the cache of the repository, by their key. */
  readonly caches?: Map<string, string>;
  /** Further variables of the run of the workflow. */
  readonly run?: Readonly<Record<string, string>>;
  /** The token of the job, where it is not the usual one. */
  readonly token?: string;
}

/** What became of a step. */
export interface StepRun {
  readonly job: string;
  /** Its action, or the first line of its script. */
  readonly step: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  /** All that it printed. */
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
  readonly if?: string;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly uses?: string;
  readonly strategy?: { readonly matrix?: Readonly<Record<string, readonly Value[]>> };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const STEP_KEYS = ['name', 'id', 'uses', 'run', 'with', 'env', 'if'];
/** Those after `uses` say how and where a job runs, which does not matter here. */
const JOB_KEYS =
  'needs if strategy permissions steps uses secrets runs-on timeout-minutes services environment concurrency'.split(
    ' ',
  );
const WORKFLOW_KEYS = ['name', 'on', 'permissions', 'jobs', 'concurrency'];
const OWN = 'mail-probe/mail-probe';
const ACTION = resolve(import.meta.dirname, '../../../action.yml');

/** A workflow, or a part of one: steps, or jobs that need others. */
export function workflowOf(text: string): Workflow {
  const parsed = parse(text);
  if (Array.isArray(parsed)) return { jobs: { job: { steps: parsed, permissions: { contents: 'read' } } } };
  if (parsed.jobs) return expectKnown(parsed, WORKFLOW_KEYS);
  const needed = Object.values<Job>(parsed).flatMap(({ needs = [] }) => needs);
  return { jobs: { ...Object.fromEntries(needed.map((name) => [name, { steps: [] }])), ...parsed } };
}

/** Runs all jobs, and returns what became of each step. */
export async function runWorkflow(text: string, surroundings: Surroundings): Promise<readonly StepRun[]> {
  const workflow = workflowOf(text);
  const artifacts = new Map<string, string>();
  const failed = new Set<string>();
  const runs: StepRun[] = [];
  for (const [name, job] of Object.entries(workflow.jobs)) {
    expectKnown(job, JOB_KEYS);
    const needs = [job.needs ?? []].flat();
    for (const other of needs) if (!(other in workflow.jobs)) throw new Error(`There is no job "${other}".`);
    const hasFailed = needs.some((other) => failed.has(other));
    if (!isMet(job.if, { contexts: {}, hasFailed })) {
      failed.add(name);
      continue;
    }
    const permissions = job.permissions ?? workflow.permissions ?? {};
    for (const matrix of combinations(job.strategy?.matrix)) {
      const steps = job.uses
        ? await runWorkflow(surroundings.files[job.uses.replace('./', '')] ?? `No file ${job.uses}`, surroundings)
        : await new JobRun(name, { ...job, permissions }, matrix, artifacts, surroundings).run();
      runs.push(...steps);
      if (steps.some(({ outcome }) => outcome === 'failure')) failed.add(name);
    }
  }
  return runs;
}

function expectKnown<T extends object>(node: T, keys: readonly string[]): T {
  const unknown = Object.keys(node).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`Not interpreted: ${unknown.join(', ')}.`);
  return node;
}

function combinations(matrix: Readonly<Record<string, readonly Value[]>> = {}): Record<string, Value>[] {
  return Object.entries(matrix).reduce<Record<string, Value>[]>(
    (all, [name, values]) => all.flatMap((each) => values.map((value) => ({ ...each, [name]: value }))),
    [{}],
  );
}

interface StepResult {
  readonly isOk: boolean;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

class JobRun {
  readonly #name: string;
  readonly #job: Job;
  readonly #matrix: Record<string, Value>;
  readonly #artifacts: Map<string, string>;
  readonly #around: Surroundings;
  readonly #workspace: string;
  readonly #steps: Record<string, Value> = {};
  readonly #posts: (() => Promise<ActionRun>)[] = [];
  #hasFailed = false;

  constructor(
    name: string,
    job: Job,
    matrix: Record<string, Value>,
    artifacts: Map<string, string>,
    around: Surroundings,
  ) {
    this.#name = name;
    this.#job = job;
    this.#matrix = matrix;
    this.#artifacts = artifacts;
    this.#around = around;
    this.#workspace = mkdtempSync(join(around.world.root, 'workspace-'));
  }

  async run(): Promise<StepRun[]> {
    const runs: StepRun[] = [];
    for (const step of this.#job.steps ?? []) runs.push(await this.#step(expectKnown(step, STEP_KEYS)));
    for (const post of this.#posts) {
      const { exitCode, stdout } = await post();
      if (exitCode !== 0) throw new Error(`The post step of ${this.#name} failed: ${stdout}`);
    }
    return runs;
  }

  async #step(step: Step): Promise<StepRun> {
    const { vars, secrets } = this.#around;
    const contexts = { vars, secrets, steps: this.#steps, matrix: this.#matrix, github: GITHUB };
    const scope: Scope = { contexts, hasFailed: this.#hasFailed };
    const about = { job: this.#name, step: step.uses?.replace(/@.*/, '') ?? step.run?.split('\n', 1)[0] ?? '' };
    if (!isMet(step.if, scope)) return { ...about, outcome: 'skipped', log: '', outputs: {} };
    const env = filled(step.env, scope);
    const { isOk, log, outputs } = step.uses
      ? await this.#action(step.uses, filled(step.with, scope), env)
      : await this.#script(filledIn(step.run ?? '', scope), env);
    if (!isOk) this.#hasFailed = true;
    if (step.id !== undefined) this.#steps[step.id] = { outputs };
    return { ...about, outcome: isOk ? 'success' : 'failure', log, outputs };
  }

  async #script(script: string, env: Readonly<Record<string, string>>): Promise<StepResult> {
    const file = join(mkdtempSync(join(this.#around.world.root, 'output-')), 'output');
    writeFileSync(file, '');
    const shell = ['bash', '-e', '-o', 'pipefail', '-c'];
    const { world } = this.#around;
    const { exitCode, stdout, stderr } = await world.run(shell, script, this.#workspace, {
      ...env,
      GITHUB_OUTPUT: file,
    });
    const pairs = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean);
    const outputs = Object.fromEntries(pairs.map((pair) => [pair.replace(/=.*/s, ''), pair.replace(/^[^=]*=/, '')]));
    return { isOk: exitCode === 0, log: stdout + stderr, outputs };
  }

  async #action(
    uses: string,
    given: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>>,
  ): Promise<StepResult> {
    const name = uses.replace(/@.*/, '');
    if (name === OWN) return await this.#mailProbe(given, env);
    const action = FAKES[name];
    if (!action) throw new Error(`The action ${name} is not known.`);
    const { files, caches = new Map() } = this.#around;
    const permissions = this.#job.permissions ?? {};
    const problem = action({ given, folder: this.#workspace, files, permissions, artifacts: this.#artifacts, caches });
    return { isOk: problem === undefined, log: problem ?? '', outputs: {} };
  }

  async #mailProbe(
    given: Readonly<Record<string, string>>,
    own: Readonly<Record<string, string>>,
  ): Promise<StepResult> {
    const { bundleFolder, world } = this.#around;
    const { inputs } = parse(readFileSync(ACTION, 'utf8'));
    const presets = Object.entries<{ default?: string }>(inputs).filter(([, preset]) => preset.default !== undefined);
    const unknown = Object.keys(given).filter((input) => !(input in inputs));
    if (unknown.length > 0) throw new Error(`No input of the action: ${unknown.join(', ')}.`);
    const { token = GITHUB.token } = this.#around;
    const scope: Scope = { contexts: { github: { ...GITHUB, token } }, hasFailed: false };
    const usual = presets.map(([input, preset]) => [input, filledIn(String(preset.default), scope)]);
    const all = { ...Object.fromEntries(usual), ...given };
    const env = { ...world.env, ...own, ...RUN, ...this.#around.run, GITHUB_WORKSPACE: this.#workspace };
    const run = await runAction(bundleFolder, all, { env });
    this.#posts.push(() => runAction(bundleFolder, all, { env: { ...env, ...run.state } }));
    return { isOk: run.exitCode === 0, log: run.stdout + run.stderr, outputs: Object.fromEntries(run.outputs) };
  }
}

const RUN = {
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'schedule',
  // Nothing listens there: what an example does on GitHub is no reason to fail.
  GITHUB_API_URL: 'http://127.0.0.1:1',
  GITHUB_REPOSITORY: 'example/mail',
  GITHUB_RUN_ID: '17',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: '9f2c1d7e5b3a4860c1f2e3d4a5b6c7d8e9f0a1b2',
  GITHUB_WORKFLOW: 'Mail',
} as const;

/** What the examples read of the run. */
const GITHUB = { token: 'token-of-the-job', run_id: 17, run_attempt: 1, event: { pull_request: { number: 17 } } };

function filled(values: Readonly<Record<string, unknown>> = {}, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filledIn(String(value), scope)]));
}

interface FakeCall {
  readonly given: Readonly<Record<string, string>>;
  /** The workspace. */
  readonly folder: string;
  readonly files: Readonly<Record<string, string>>;
  readonly permissions: Readonly<Record<string, string>>;
  /** Name to folder. */
  readonly artifacts: Map<string, string>;
  /** Key to folder. */
  readonly caches: Map<string, string>;
}

/** Other actions, by what the examples use of them. Each returns why it fails. */
const FAKES: Readonly<Record<string, (call: FakeCall) => string | undefined>> = {
  'actions/checkout': ({ folder, files, permissions }) => {
    if (permissions['contents'] !== 'read') return 'The job may not read the contents of the repository.';
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
    }
    return undefined;
  },
  'actions/upload-artifact': ({ given: { name = '', path = '' }, folder, artifacts }) => {
    if (!existsSync(join(folder, path))) return `There is no ${path}.`;
    if (artifacts.has(name)) return `There is an artifact ${name} already.`;
    artifacts.set(name, join(folder, path));
    return undefined;
  },
  'actions/download-artifact': ({ given, folder, artifacts }) => {
    const { pattern = '', path = '' } = given;
    if (given['merge-multiple'] !== 'true') return 'Artifacts in folders of their own are not interpreted.';
    const wanted = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
    for (const [name, from] of artifacts) if (wanted.test(name)) cpSync(from, join(folder, path), { recursive: true });
    return undefined;
  },
  'actions/cache/restore': ({ given, folder, caches }) => {
    const { path = '', 'restore-keys': prefix = '' } = given;
    const [, from] = [...caches].filter(([key]) => key.startsWith(prefix)).at(-1) ?? [];
    if (from !== undefined) cpSync(from, join(folder, path), { recursive: true });
    return undefined;
  },
  'actions/cache/save': ({ given: { path = '', key = '' }, folder, caches }) => {
    if (!existsSync(join(folder, path))) return `There is no ${path}.`;
    // An entry is never changed; the run of these tests has one number.
    caches.set(`${key}-${caches.size}`, join(folder, path));
    return undefined;
  },
  'actions/upload-pages-artifact': ({ given: { path = '' }, folder, artifacts }) => {
    if (!existsSync(join(folder, path, 'index.html'))) return `There is no page in ${path}.`;
    artifacts.set('github-pages', join(folder, path));
    return undefined;
  },
  'actions/deploy-pages': ({ artifacts, permissions }) => {
    if (permissions['pages'] !== 'write' || permissions['id-token'] !== 'write') return 'The job may not publish.';
    return artifacts.has('github-pages') ? undefined : 'There is nothing to publish.';
  },
  'actions/setup-python': () => undefined,
  'hashicorp/setup-terraform': ({ given }) => withoutWrapper(given['terraform_wrapper']),
  'opentofu/setup-opentofu': ({ given }) => withoutWrapper(given['tofu_wrapper']),
  'EnricoMi/publish-unit-test-result-action': ({ given: { files = '' }, folder, permissions }) => {
    if (permissions['checks'] !== 'write') return 'The job may not write checks.';
    return globSync(files, { cwd: folder }).length > 0 ? undefined : `There is no ${files}.`;
  },
};

/** The wrapper writes lines of its own around the output of the program, which is then no JSON. */
function withoutWrapper(given: string | undefined): string | undefined {
  return given === 'false' ? undefined : 'The output of the program is wrapped.';
}
