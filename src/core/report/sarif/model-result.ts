import type { ToldFinding } from '../judgement/told-judgement.ts';
import { sarifResult } from './sarif-result.ts';

type Json = Readonly<Record<string, unknown>>;

/** To be looked at by a person, as the kind of result says: no alert rests on the words of a model alone. */
export function modelResult(finding: ToldFinding, model: string): Json {
  const { properties, ...result } = sarifResult(finding, undefined);
  const { basis, effort, counterEvidence } = finding;
  return {
    ...result,
    // A category of the model is no rule of this tool.
    ruleId: `model/${finding.rule}`,
    kind: 'review',
    level: 'none',
    properties: { ...(properties as Json), origin: 'model', model, basis, effort, counterEvidence },
  };
}
