/**
 * Everything that has to hold before a change lands, as one command: `npm run ready`. With names of steps, only those:
 * `npm run ready -- check test`. A step that fails does not stop the others, so that one run shows all that is wrong.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './build.ts';

const ROOT = resolve(import.meta.dirname, '..');
const RESULTS = join(ROOT, '.build', 'test-results.json');
const SERVER_PACKAGES = 'MAIL_PROBE_REQUIRE_SERVERS';

interface Step {
  readonly about: string;
  /** Gives what is wrong, or nothing. */
  run(): string | undefined;
}

const STEPS: Readonly<Record<string, Step>> = {
  check: {
    about: 'types and lint',
    run: () => node('typescript/bin/tsc', '--noEmit', '-p', '.') ?? node('@biomejs/biome/bin/biome', 'check', '.'),
  },
  docs: {
    about: 'documents in line with the sources',
    run: () => script('scripts/docs.ts', '--check') && 'run "npm run docs" and commit the result',
  },
  test: { about: 'all tests', run: runTests },
  fuzz: {
    // The same texts each time, so that a failure is one of the change. New texts are tried in "Long checks".
    about: 'fuzzing, all targets at once, a minute',
    run: () => script('scripts/fuzz.ts', '--seconds', '60', '--seed', '1', '--threads', '6'),
  },
  dist: { about: 'dist/ as the sources give it', run: compareBundle },
};

function runTests(): string | undefined {
  mkdirSync(join(ROOT, '.build'), { recursive: true });
  rmSync(RESULTS, { force: true });
  const failure = node('vitest/vitest.mjs', 'run');
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

function compareBundle(): string | undefined {
  const built = join(ROOT, '.build', 'dist');
  build(built);
  const committed = join(ROOT, 'dist');
  const names = new Set([...filesOf(built), ...filesOf(committed)]);
  const different = [...names].filter((name) => contentOf(join(built, name)) !== contentOf(join(committed, name)));
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

/** Runs the program of a package, on this Node.js. */
function node(program: string, ...args: readonly string[]): string | undefined {
  return script(join('node_modules', program), ...args);
}

function script(path: string, ...args: readonly string[]): string | undefined {
  const env = { ...process.env, MAIL_PROBE_TEST_RESULTS: RESULTS };
  const { status, signal } = spawnSync(process.execPath, ['--no-warnings', join(ROOT, path), ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  return status === 0 ? undefined : `${path} ended with ${signal ?? status}`;
}

function main(wanted: readonly string[]): number {
  const unknown = wanted.filter((name) => !Object.hasOwn(STEPS, name));
  if (unknown.length > 0) {
    process.stderr.write(`No step ${unknown.join(', ')}. The steps are ${Object.keys(STEPS).join(', ')}.\n`);
    return 2;
  }
  const problems: string[] = [];
  for (const [name, { about, run }] of Object.entries(STEPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stdout.write(`\n── ${name}: ${about}\n`);
    const problem = run();
    if (problem !== undefined) problems.push(`${name}: ${problem}`);
  }
  process.stdout.write(problems.length === 0 ? '\nReady.\n' : `\nNot ready.\n${problems.join('\n')}\n`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
