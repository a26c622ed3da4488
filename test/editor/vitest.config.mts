import { defineConfig } from 'vitest/config';

const config = defineConfig({
  test: {
    include: ['test/editor/*.test.ts'],
    // One VS Code at a time: the files share a server, and two cores are busy enough with it.
    fileParallelism: false,
    globalSetup: ['test/editor/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default config;
