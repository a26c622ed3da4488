import { contractEngine } from '../contract-engine.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** An OpenAPI document read and reviewed: all rules, examples and drawings. */
export const contractRules: Measure = {
  id: 'contract-rules',
  input: 'contract',
  measure: async (file) => {
    const { engine, workspace } = await contractEngine(file);
    const took = await timed(async () => {
      await engine.open(workspace);
      engine.review({ kind: 'workspace' });
    });
    return [timeOf('ours, whole review', took)];
  },
};
