import type { Effect, EffectKind } from '../../model/effect.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Operation } from '../../model/operation.ts';
import { numberedIds } from '../numbered-ids.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

const idsOf = new WeakMap<OperationFacts, (base: string) => string>();

/** An effect of an operation; a second one of the same kind and name gets an id of its own. */
export function addEffect(
  facts: OperationFacts,
  operation: Operation,
  kind: EffectKind,
  name: string,
  said: string | undefined | Pick<Effect, 'detail' | 'settings'>,
  ...evidence: readonly Evidence[]
): void {
  const idOn = idsOf.get(facts) ?? numberedIds();
  idsOf.set(facts, idOn);
  facts.effects.push({
    id: idOn(`effect:${operation.id.replace(/^operation:/, '')}:${kind} ${name}`),
    service: operation.service,
    operation: operation.id,
    kind,
    name,
    ...(typeof said === 'object' ? said : { detail: said }),
    evidence,
    provenance: 'extracted',
    role: operation.role,
  });
}
