import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', 'test/workspaces/**', 'test/editor/**', 'test/proof/**'];

/** Tests of code without clock, files or globals: nothing that one of them does can reach another. */
const pure = ['src/core/**/*.test.ts', 'test/joining/**/*.test.ts', 'test/index/**/*.test.ts'];

const config = defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left alone, one core of two would sit by: most of these tests compute, and none waits for a time to pass.
    maxWorkers: Math.min(availableParallelism(), 4),
    projects: [
      {
        extends: true,
        // Loading the engine takes ten times as long as most of its tests, so they share what is loaded.
        test: { name: 'core', include: pure, exclude: outside, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'webview-ui/**/*.test.ts'],
          exclude: [...outside, ...pure],
        },
      },
    ],
  },
});

export default config;
