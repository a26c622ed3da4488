import { dynamoOperators } from '../../extractors/data/dynamo.ts';
import type { Filter } from '../../model/data-access.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Context, MadeDefinition } from '../definition.ts';
import type { CallSpot } from '../operations/call-spot.ts';

/** A condition that goes on with itself is followed no further than anybody writes one. */
const maxDepth = 6;

/** `Key("mailbox").eq(mailbox) & Key("sentAt").gte(since)` */
export function pythonConditions(
  spot: CallSpot,
  context: Context,
  value: Value,
  depth = 0,
): readonly Filter[] | undefined {
  if (depth > maxDepth) return undefined;
  if (value.kind === 'either') {
    const parts = value.options.flatMap((option) => pythonConditions(spot, context, option, depth + 1) ?? []);
    return parts.length === 0 ? undefined : parts;
  }
  const filters = spot.resolver.value(context, value).flatMap((found): readonly Filter[] => {
    if (found.kind === 'value') return pythonConditions(spot, found.context, found.value, depth + 1) ?? [];
    const column = found.kind === 'made' ? columnOf(spot, found) : undefined;
    const method = found.kind === 'made' ? (found.members.at(-1) ?? '').replace('()', '') : '';
    return column === undefined ? [] : [{ column, operator: dynamoOperators[method] ?? 'other' }];
  });
  return filters.length === 0 ? undefined : filters;
}

function columnOf({ resolver }: CallSpot, { module, maker, origin }: MadeDefinition): string | undefined {
  if (!/^boto3(?:\.|$)/.test(module) || !/^(?:Key|Attr)$/.test(maker.at(-1) ?? '')) return undefined;
  const [name] = (origin && resolver.scopes.get(origin.file)?.outline.calls[origin.call]?.args) ?? [];
  return name?.kind === 'text' ? name.text : undefined;
}
