import { defineConfig } from 'vitest/config';

/** Needs a PostgreSQL on the machine, so it is no part of `npm test`; `.ci/run` starts it. */
const config = defineConfig({
  test: {
    include: ['test/postgresql/**/*.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

export default config;
