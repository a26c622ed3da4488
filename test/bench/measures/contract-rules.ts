import path from 'node:path';
import { createEngine } from '../../../src/core/create-engine.ts';
import { nodeHost } from '../../../src/worker/host.ts';
import { listFiles } from '../../../src/worker/list-files.ts';
import { repository } from '../../support/repository.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** An OpenAPI document read and reviewed: all rules, examples and drawings. */
export const contractRules: Measure = {
  id: 'contract-rules',
  input: 'contract',
  measure: async (file) => {
    const engine = await createEngine(nodeHost([path.join(repository, 'dist/wasm')]));
    const listed = listFiles(file);
    if (!listed.ok) throw new Error(listed.message);
    const took = await timed(async () => {
      await engine.open(listed.workspace);
      engine.review({ kind: 'workspace' });
    });
    return [timeOf('ours, whole review', took)];
  },
};
