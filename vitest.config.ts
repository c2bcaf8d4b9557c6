import { defineConfig } from 'vitest/config';

const results = process.env['MAIL_PROBE_TEST_RESULTS'];
/** For the projects that run the bundle; the others need not wait for it. */
const withBundle = { globalSetup: ['test/support/bundle/build-bundle.ts'] };

export default defineConfig({
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    // Tests that wait for limits wait together.
    maxConcurrency: 20,
    // Tests wait for one another's servers and for limits, so that each core is worth a worker, and the process that
    // hands out the files needs none for itself. The default leaves a core idle, which is half of a machine of two.
    maxWorkers: '100%',
    // Ends a test that hangs. Nothing is measured by it, so that a busy machine is only slower.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    unstubEnvs: true,
    projects: [
      // These tests leave nothing behind in their process, so that modules are loaded once for all of them.
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'probe', include: ['test/{probe,fuzz,attacks}/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'repository', include: ['test/repository/**/*.test.ts'] } },
      { extends: true, test: { name: 'bundle', include: ['test/{action,cli,faults}/**/*.test.ts'], ...withBundle } },
      {
        extends: true,
        // Gates beside one another share one name server and one process: more at once are not done earlier, but each
        // of their questions waits longer, and there is a limit for that.
        test: {
          name: 'servers',
          include: ['test/{server,parsers,browser}/**/*.test.ts'],
          maxConcurrency: 6,
          ...withBundle,
        },
      },
    ],
  },
});
