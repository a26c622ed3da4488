import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { repository } from './repository.ts';

/** Bundles a TypeScript program of the tests so that a plain Node, or an extension host, can run it. */
export async function bundleProgram(name: string, options: BuildOptions): Promise<string> {
  const outfile = path.join(repository, 'test/output/programs', name);
  await build({
    absWorkingDir: repository,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: name.endsWith('.mjs') ? 'esm' : 'cjs',
    logLevel: 'error',
    ...options,
  });
  return outfile;
}
