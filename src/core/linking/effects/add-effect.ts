import type { EffectKind } from '../../model/effect.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Operation } from '../../model/operation.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';

/** An effect of an operation; a second one of the same kind and name gets an id of its own. */
export function addEffect(
  facts: OperationFacts,
  operation: Operation,
  kind: EffectKind,
  name: string,
  detail: string | undefined,
  evidence: Evidence,
): void {
  const base = `effect:${operation.id.replace(/^operation:/, '')}:${kind} ${name}`;
  const before = facts.effects.filter((effect) => effect.id === base || effect.id.startsWith(`${base}~`)).length;
  facts.effects.push({
    id: before === 0 ? base : `${base}~${before + 1}`,
    service: operation.service,
    operation: operation.id,
    kind,
    name,
    detail,
    evidence: [evidence],
    provenance: 'extracted',
    role: operation.role,
  });
}
