import { groupBy } from '../../core/model/group-by.ts';
import type { Operation } from '../../core/model/operation.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import { type Draft, type Drafter, parts } from './draft.ts';

/** Operations that lead to something which can be seen: a query, a call, a message, an effect. */
export const operationFacts: Drafter = (index) => {
  const { system } = index;
  const outgoing = groupBy(system.operationCalls, (call) => call.from);
  const effects = groupBy([...system.cacheUses, ...system.effects], ({ operation }) => operation ?? '');
  const acts = ({ id }: Operation): boolean =>
    effects.has(id) || index.accessesOf(id).length + index.callsOf(id).length + index.publicationsOf(id).length > 0;
  return system.operations
    .filter(({ role, id }) => role === 'system' && index.reachedFrom(id).some(({ operation }) => acts(operation)))
    .map((operation) => {
      const done = (effects.get(operation.id) ?? []).map(({ id }) => id);
      return draft(index, operation, outgoing.get(operation.id) ?? [], done);
    });
};

type Outgoing = SystemIndex['system']['operationCalls'];

function draft(index: SystemIndex, operation: Operation, outgoing: Outgoing, effects: readonly string[]): Draft {
  return {
    kind: 'O',
    element: operation.id,
    service: operation.service,
    evidence: operation.evidence,
    line: ({ ref }) => {
      const inner = outgoing.map(({ to, inLoop, inTransaction }) => {
        const how = [inLoop ? 'in a loop' : '', inTransaction ? 'in a transaction' : ''].filter(Boolean).join(', ');
        return ref(to) === '' ? '' : `${ref(to)}${how === '' ? '' : ` (${how})`}`;
      });
      const data = index.accessesOf(operation.id).map(({ id }) => ref(id));
      const calls = index.callsOf(operation.id).map(({ id }) => ref(id));
      const topics = index.publicationsOf(operation.id).map(({ channel }) => ref(channel.id));
      const does = [...inner, ...data, ...calls, ...topics, ...effects.map(ref)].filter((id) => id !== '');
      return parts(operation.name, does.length > 0 && `does ${unique(does).join(', ')}`);
    },
  };
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
