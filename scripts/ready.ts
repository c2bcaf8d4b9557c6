/**
 * Everything that has to hold before a change lands, as one command: `npm run ready`. With names of steps, only those:
 * `npm run ready -- check test`. A step that fails does not stop the others, so that one run shows all that is wrong.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = join(ROOT, '.build', 'test-results.json');
/** Where the bundle of this run is built, for the tests and for the comparison. */
const BUILT = join(ROOT, '.build', 'dist');
const SERVER_PACKAGES = 'MAIL_PROBE_REQUIRE_SERVERS';

/** A program that has ended. */
interface Ended {
  /** All that it printed, unless that went to the terminal at once. */
  readonly output: string;
  /** What is wrong, or nothing. */
  readonly failure: string | undefined;
}

/** What the steps need, and is made once. */
interface Made {
  readonly bundle: Ended;
}

interface Step {
  readonly about: string;
  readonly needsBundle?: true;
  /** Programs that start at once, beside those of other steps and the build, and whose output waits for its turn. */
  readonly programs?: readonly (readonly [path: string, ...args: string[]])[];
  /** What comes then. Gives what is wrong, or nothing. */
  run?(made: Made): Promise<string | undefined>;
  /** What to do when one of the programs fails. */
  readonly advice?: string;
}

const TSC = 'node_modules/typescript/bin/tsc';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

const STEPS: Readonly<Record<string, Step>> = {
  check: {
    about: 'types and lint',
    programs: [
      [TSC, '--noEmit', '-p', '.'],
      [BIOME, 'check', '.'],
    ],
  },
  docs: {
    about: 'documents in line with the sources',
    programs: [['scripts/docs.ts', '--check']],
    advice: 'run "npm run docs" and commit the result',
  },
  test: { about: 'all tests', needsBundle: true, run: runTests },
  fuzz: {
    // The same texts each time, so that a failure is one of the change. New texts are tried in "Long checks".
    about: 'fuzzing, all targets at once, a minute',
    run: async () => {
      const { failure } = await run(['scripts/fuzz.ts', '--seconds', '60', '--seed', '1', '--threads', '6'], 'inherit');
      return failure;
    },
  },
  dist: { about: 'dist/ as the sources give it', needsBundle: true, run: compareBundle },
};

async function runTests({ bundle }: Made): Promise<string | undefined> {
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  rmSync(RESULTS, { force: true });
  // Without it, as after a type error, the tests try to build their own.
  const built = bundle.failure === undefined ? { MAIL_PROBE_TEST_BUNDLE: BUILT } : {};
  const { failure } = await run(['node_modules/vitest/vitest.mjs', 'run'], 'inherit', built);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = readResults();
  const skipped = numPendingTests + numTodoTests;
  // A line that any reader of logs understands.
  process.stdout.write(`\ntests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  if (failure !== undefined) return failure;
  if (passed === 0) return 'no test ran';
  return skipped > 0 && process.env[SERVER_PACKAGES]
    ? `tests were skipped though ${SERVER_PACKAGES} is set`
    : undefined;
}

type Results = Readonly<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>>;

function readResults(): Results {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}

async function compareBundle({ bundle }: Made): Promise<string | undefined> {
  process.stdout.write(bundle.output);
  if (bundle.failure !== undefined) return bundle.failure;
  const committed = join(ROOT, 'dist');
  const names = new Set([...filesOf(BUILT), ...filesOf(committed)]);
  const different = [...names].filter((name) => contentOf(join(BUILT, name)) !== contentOf(join(committed, name)));
  if (different.length === 0) return undefined;
  return `dist/ is not what the sources give (${different.slice(0, 5).join(', ')}): run "npm run build" and commit it`;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}

/** Runs a script on this Node.js, and keeps what it prints or lets it print. */
function run(
  [path, ...args]: readonly [path: string, ...args: string[]],
  output: 'keep' | 'inherit',
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const kept: Buffer[] = [];
  const to = output === 'keep' ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, ['--no-warnings', join(ROOT, path), ...args], {
    cwd: ROOT,
    env: { ...process.env, MAIL_PROBE_TEST_RESULTS: RESULTS, ...variables },
    stdio: ['inherit', to, to],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => kept.push(chunk));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status, signal) => {
      const failure = status === 0 ? undefined : `${path} ended with ${signal ?? status}`;
      done({ output: Buffer.concat(kept).toString('utf8'), failure });
    });
  });
}

async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !Object.hasOwn(STEPS, name));
  if (unknown.length > 0) {
    process.stderr.write(`No step ${unknown.join(', ')}. The steps are ${Object.keys(STEPS).join(', ')}.\n`);
    return 2;
  }
  const steps = Object.entries(STEPS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  // None of these keeps two cores busy for long, and none needs what another makes.
  const early = await Promise.all([
    steps.some(([, { needsBundle }]) => needsBundle)
      ? run(['scripts/build.ts', BUILT], 'keep')
      : { output: '', failure: undefined },
    ...steps.map(([, { programs = [] }]) => Promise.all(programs.map((program) => run(program, 'keep')))),
  ]);
  const [bundle, ...ended] = early;
  const problems: string[] = [];
  for (const [index, [name, { about, advice, run: runStep }]] of steps.entries()) {
    process.stdout.write(`\n── ${name}: ${about}\n${(ended[index] ?? []).map(({ output }) => output).join('')}`);
    const failures = (ended[index] ?? []).flatMap(({ failure }) => failure ?? []);
    const problem = advice !== undefined && failures.length > 0 ? advice : failures.join(', ');
    const further = await runStep?.({ bundle });
    for (const each of [problem || undefined, further]) if (each !== undefined) problems.push(`${name}: ${each}`);
  }
  process.stdout.write(problems.length === 0 ? '\nReady.\n' : `\nNot ready.\n${problems.join('\n')}\n`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
