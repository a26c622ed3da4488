import { runRules } from '../../../src/core/rules/run-rules.ts';
import { contractEngine } from '../contract-engine.ts';
import { type Measure, timed, timeOf } from '../measure.ts';

/** What linters of documents do and no more: every rule asked about the document that is read already. */
export const contractRulesAlone: Measure = {
  id: 'contract-rules-alone',
  input: 'contract',
  measure: async (file) => {
    const { engine, workspace } = await contractEngine(file);
    await engine.open(workspace);
    const system = engine.system();
    return [timeOf('ours, rules alone', await timed(() => runRules(system)))];
  },
};
