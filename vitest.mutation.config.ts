import { defineConfig } from 'vitest/config';

/** The tests that mutants are held against: those of the mutated modules. They need no bundle and no server. */
export default defineConfig({
  test: {
    include: [
      'test/unit/verdict/*.test.ts',
      'test/unit/text/untrusted.test.ts',
      'test/unit/secrets/*.test.ts',
      'test/unit/engine/{retry,execute,limits}.test.ts',
    ],
    testTimeout: 60_000,
  },
});
