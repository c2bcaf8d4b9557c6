import { defineConfig } from 'vitest/config';

const results = process.env['MAIL_PROBE_TEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build-bundle.ts'],
    reporters: results ? ['default', ['json', { outputFile: results }]] : ['default'],
    // Tests that wait for limits wait together.
    maxConcurrency: 20,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
  },
});
