import { gormEntity } from '../data/gorm-entity.ts';
import { addEffect } from '../effects/add-effect.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { OperationFacts } from '../operations/operation-facts.ts';
import { storedAs } from './stored-model.ts';

/**
 * A body that is read right into a row, which is then saved: `c.ShouldBindJSON(&user)` and `db.Save(&user)`. Fields that
 * code sets in between are not what the caller sent.
 */
export function readBoundModel(spot: CallSpot, facts: OperationFacts): void {
  const { call, context, resolver, operation } = spot;
  if (!readsBody(spot)) return;
  for (const argument of call.args) {
    if (argument.kind !== 'name' || argument.name.includes('.')) continue;
    const table = gormEntity(spot, context, argument);
    if (table?.entry === undefined) continue;
    const open = storedAs(resolver, context, argument.name, call.end);
    if (open !== undefined)
      addEffect(
        facts,
        operation,
        'stored-body',
        table.entry.table.name,
        { detail: argument.name, settings: { closed: [...open.set, ...closedFields(spot, argument.name)].join(' ') } },
        spot.evidence(),
      );
    return;
  }
}

const binding = /^(?:ShouldBindJSON|ShouldBind|ShouldBindBodyWithJSON|BindJSON|Bind|BodyParser)$/;

function readsBody({ call, resolver, context }: CallSpot): boolean {
  if (call.on === undefined) return false;
  const outline = resolver.scopes.get(context.file)?.outline;
  if (binding.test(call.name)) return true;
  const decoder = call.name === 'Decode' && call.on.kind === 'call' ? outline?.calls[call.on.call] : undefined;
  const [source] = decoder?.name === 'NewDecoder' ? decoder.args : [];
  if (source?.kind !== 'name' || !source.name.endsWith('.Body')) return false;
  const [root] = source.name.split('.');
  return outline?.functions[call.fn]?.parameters.some(({ name }) => name === root) === true;
}

/** Fields that JSON never fills: `json:"-"`. */
function closedFields({ resolver, context }: CallSpot, name: string): readonly string[] {
  return resolver.value(context, { kind: 'name', name }).flatMap((definition) => {
    if (definition.kind !== 'instance') return [];
    const fields = resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.fields ?? [];
    return fields
      .filter(({ decorators }) =>
        decorators?.some(
          (tag) => tag.name === 'json' && tag.args?.[0]?.kind === 'text' && tag.args[0].text.split(',')[0] === '-',
        ),
      )
      .map((field) => field.name);
  });
}
