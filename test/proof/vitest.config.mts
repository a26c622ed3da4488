import { defineConfig } from 'vitest/config';

/** Takes minutes, and one of them a PostgreSQL on the machine, so these are no part of `npm test`; `.ci/run` starts them. */
const config = defineConfig({
  test: {
    include: ['test/proof/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

export default config;
