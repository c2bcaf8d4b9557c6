/**
 * Mutation testing: every small change to the code that decides, masks, retries or ends a run must be noticed by a test.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  mutate: [
    'src/verdict/range.ts',
    'src/verdict/threshold.ts',
    'src/verdict/evaluate.ts',
    'src/verdict/internal-finding.ts',
    'src/text/untrusted.ts',
    'src/secrets/forms.ts',
    'src/secrets/remember-redactions.ts',
    'src/secrets/redact-report.ts',
    'src/engine/retry.ts',
    'src/engine/execute.ts',
    'src/verdict/judge-thresholds.ts',
  ],
  // Rewriting it needs the API of TypeScript, which version 7 does not have; nothing here reads it.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  tempDirName: '.build/mutation',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.build/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
