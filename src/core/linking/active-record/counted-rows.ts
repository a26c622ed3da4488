import type { CallSpot } from '../operations/call-spot.ts';
import { targetOf } from './record-model.ts';
import { typedRecord } from './typed-record.ts';

/** What a collection answers by the number that its owner keeps, where it keeps one. */
const answered: ReadonlySet<string> = new Set(['size', 'empty?', 'any?', 'none?']);

/** `author.posts.size`, where `belongs_to :author, counter_cache: true` keeps the number beside the author. */
export function isCountKept({ resolver, context, call }: CallSpot): boolean {
  if (!answered.has(call.name) || call.args.length > 0 || call.on?.kind !== 'call') return false;
  const rows = resolver.scopes.get(context.file)?.outline.calls[call.on.call];
  const owner = rows?.on === undefined ? undefined : typedRecord(resolver, context, rows.on);
  const association = owner?.kind === 'row' && rows ? owner.model.associations.get(rows.name) : undefined;
  if (association === undefined || association.own || !association.many || association.through) return false;
  const target = targetOf(resolver, association);
  return [...(target?.associations.values() ?? [])].some(
    ({ own, counterCache, key }) => own && counterCache && key === association.key,
  );
}
