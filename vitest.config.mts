import { defineConfig } from 'vitest/config';

const config = defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'webview-ui/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/workspaces/**', 'test/editor/**', 'test/proof/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

export default config;
