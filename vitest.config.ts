import { defineConfig } from 'vitest/config';

const results = process.env['MAIL_PROBE_TEST_RESULTS'];

export default defineConfig({
  test: {
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    // Tests that wait for limits wait together.
    maxConcurrency: 20,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: { name: 'repository', include: ['test/repository/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'probe', include: ['test/{probe,fuzz}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'bundle',
          include: ['test/{action,cli,faults}/**/*.test.ts'],
          globalSetup: ['test/support/bundle/build-bundle.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'servers', include: ['test/{server,parsers,browser}/**/*.test.ts'] },
      },
    ],
  },
});
