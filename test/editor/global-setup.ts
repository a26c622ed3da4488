import type { TestProject } from 'vitest/node';
import { startServer } from './host/server.ts';
import { packageExtension } from './package-extension.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where VS Code answers, with the packaged extension installed. */
    readonly origin: string;
    /** Where it keeps what it keeps. */
    readonly home: string;
  }
}

/** One VS Code for all test files: a window more costs three seconds, a server more costs ten. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer({ packages: [packageExtension()] });
  project.provide('origin', server.origin);
  project.provide('home', server.home);
  return server.stop;
}
