import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../../support/repository.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** Another folder with `node_modules`, for peers that are not among the tools of this repository. */
const folder = process.env['BENCH_PEERS'] ?? repository;
const program = path.join(folder, 'node_modules/dependency-cruiser/src/main/index.mjs');

/** Which module imports which, by the tool that people use for it. It reads JavaScript and TypeScript alone. */
export const moduleGraphPeer: Measure = {
  id: 'module-graph-peer',
  input: 'workspace',
  measure: async (root) => {
    if (!existsSync(program)) {
      console.error(`dependency-cruiser is not in ${folder}: not measured.`);
      return [];
    }
    const { cruise }: DependencyCruiser = await import(pathToFileURL(program).href);
    process.chdir(root);
    const took = await timed(() =>
      cruise(['.'], {
        doNotFollow: { path: 'node_modules' },
        exclude: { path: 'node_modules' },
        tsPreCompilationDeps: true,
      }),
    );
    const { modules } = took.value.output;
    return [
      { what: 'modules that dependency-cruiser read', value: modules.length, unit: 'files' },
      timeOf('dependency-cruiser, module graph', took),
    ];
  },
};

/** The part of its interface that is used here. */
interface DependencyCruiser {
  cruise(
    folders: readonly string[],
    options: object,
  ): Promise<{ readonly output: { readonly modules: readonly object[] } }>;
}
