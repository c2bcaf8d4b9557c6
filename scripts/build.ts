/**
 * Builds the bundles: TypeScript to JavaScript, then a folder for each entry that needs no node_modules. `node
 * scripts/build.ts [folder]` writes elsewhere than to dist/.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Chunk, nameChunks } from './name-chunks.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The entries, and where in the folder the bundle of each goes. */
const ENTRIES = { 'action.js': '.', 'cli.js': 'cli' } as const;

/** Nothing but functions, and does not say so. */
const TOOLKIT = ['@actions/core', '@actions/github'];

/**
 * Builds into a folder, which is emptied before. Several builds may run at the same time. Without `checksTypes` the
 * sources need not be free of type errors, which `npm run check` finds.
 */
export function build(folder: string, checksTypes = true): void {
  mkdirSync(join(root, '.build'), { recursive: true });
  // Inside the project, so that packages are found; everything below has the same depth in every build.
  const work = mkdtempSync(join(root, '.build', 'work-'));
  try {
    const compile = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(work, 'lib')];
    run(work, 'typescript/bin/tsc', checksTypes ? compile : [...compile, '--noCheck']);
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }\n');
    for (const name of TOOLKIT) copyWithoutSideEffects(name, work);
    for (const [entry, place] of Object.entries(ENTRIES)) {
      const stats = join(work, `${entry}.stats.json`);
      const bundle = ['build', `lib/${entry}`, '-o', join('out', place), '--license', 'licenses.txt', '--quiet'];
      run(work, '@vercel/ncc/dist/ncc/cli.js', [...bundle, '--stats-out', stats]);
      const { chunks }: { chunks: readonly Chunk[] } = JSON.parse(readFileSync(stats, 'utf8'));
      nameChunks(join(work, 'out', place), chunks);
    }
    normalise(join(work, 'out'), work);
    shareWithAction(join(work, 'out'));
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(work, 'out'), folder, { recursive: true });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * A package whose modules do nothing when they are loaded, so that the bundler may leave out those that nobody uses: of
 * the toolkit an HTTP client of a megabyte, which would cost 40 ms at the end of each run.
 */
function copyWithoutSideEffects(name: string, work: string): void {
  const copy = join(work, 'node_modules', name);
  cpSync(join(root, 'node_modules', name), copy, { recursive: true });
  const path = join(copy, 'package.json');
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), sideEffects: false }));
}

/** A script that both bundles have alike is there once, and the command line loads that of the action. */
function shareWithAction(folder: string): void {
  const own = readdirSync(folder);
  for (const name of readdirSync(join(folder, 'cli'))) {
    if (!name.endsWith('.js') || !own.includes(name)) continue;
    const path = join(folder, 'cli', name);
    if (readFileSync(path, 'utf8') === readFileSync(join(folder, name), 'utf8'))
      writeFileSync(path, `export * from '../${name}';\n`);
  }
}

/** What a machine leaves in the output must not make it differ from that of another. */
function normalise(folder: string, work: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:js|txt|json)$/.test(name)) continue;
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const clean = text.replaceAll(work, '.').replaceAll(root, '.').replace(/\r\n/g, '\n');
    writeFileSync(path, name.endsWith('.js') ? lighten(clean) : clean);
  }
}

/** The runtime for assets, of which there are none. `import.meta` in it is a syntax error for Node 10. */
const ASSETS = /^.*\b__nccwpck_require__\.ab = .*import\.meta.*\n/m;

/**
 * The same script, quicker to start with, and read by a Node that is too old for the rest. A single character that is not ASCII makes it take twice the memory, and Node
 * longer to read it; and each module of Node is asked for without a loader made for it.
 */
function lighten(script: string): string {
  return script
    .replace(ASSETS, '')
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/__WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\)\(("[\w:/]+")\)/g, 'process.getBuiltinModule($1)')
    .replace(/^import \{ createRequire as __WEBPACK_EXTERNAL_createRequire \} from "module";\n/m, '');
}

function run(cwd: string, script: string, args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], { cwd, stdio: 'inherit' });
}

if (import.meta.main) build(resolve(root, process.argv[2] ?? 'dist'));
