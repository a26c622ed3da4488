import { rowEvents } from '../../extractors/data/row-event.ts';
import type { Outline, Value } from '../../syntax/outline.ts';
import type { AccessFact } from '../data/access-fact.ts';
import { documentOf } from '../data/mongoose-collection.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import { functionBehind } from '../operations/handler-of.ts';
import type { RowHook } from './row-hook.ts';

/** `orderSchema.pre('save', async function () { … })` of the schema that a model of Mongoose is made of. */
export function readMongooseHooks(spot: CallSpot, { library, table }: AccessFact): readonly RowHook[] {
  const { entry } = table;
  if (library !== 'mongoose' || entry === undefined) return [];
  const isOfDocument = spot.call.on !== undefined && documentOf(spot, spot.context, spot.call.on) !== undefined;
  const method = asHooked(spot.call.name);
  const files = new Set(entry.table.evidence.map(({ file }) => file));
  return [...files].flatMap((file) => {
    const outline = spot.resolver.scopes.get(file)?.outline;
    if (outline === undefined) return [];
    const schemas = schemasOf(outline, entry.table.model ?? '');
    return outline.calls.flatMap(({ on, name, args, fn }): readonly RowHook[] => {
      if ((name !== 'pre' && name !== 'post') || on?.kind !== 'name' || !schemas.has(on.name)) return [];
      const value = args.at(-1);
      const isMeant = method === 'save' || isOfDocument === isForDocument(args);
      if (value === undefined || !names(args[0], method) || !isMeant) return [];
      const place = functionBehind(spot.resolver, { context: { file, fn }, value });
      return place === undefined ? [] : [{ place, on: rowEvents.all }];
    });
  });
}

/** What a method is called where hooks are: `findByIdAndUpdate` is a `findOneAndUpdate`, `create` saves. */
function asHooked(method: string): string {
  return method === 'create' ? 'save' : method.replace(/^findById(?=And)/, 'findOne');
}

/** `pre('deleteOne', { document: true }, fn)`: what a document is asked; without it, what the model is. */
function isForDocument(args: readonly Value[]): boolean {
  const options = args[1]?.kind === 'object' ? args[1].entries : [];
  return options.some(({ key, value }) => key === 'document' && value.kind === 'literal' && value.text === 'true');
}

function names(value: Value | undefined, method: string): boolean {
  if (value?.kind === 'text') return value.text === method || (value.text === 'validate' && method === 'save');
  if (value?.kind === 'list') return value.items.some((item) => names(item, method));
  // `/^findOneAnd/` means all that begin so.
  const begin = value?.kind === 'other' ? /^\/\^(\w+)\/$/.exec(value.text ?? '')?.[1] : undefined;
  return begin !== undefined && method.startsWith(begin);
}

/** Variables of the schema: those that the model is made of, or the only one of the file. */
function schemasOf({ calls, bindings }: Outline, model: string): ReadonlySet<string> {
  const handed = calls.flatMap(({ name, args: [first, second] }) =>
    name === 'model' && first?.kind === 'text' && first.text === model && second !== undefined ? [second] : [],
  );
  if (handed.length > 0) return new Set(handed.flatMap((value) => (value.kind === 'name' ? [value.name] : [])));
  const made = bindings.flatMap(({ name, value }) => {
    const call = value.kind === 'call' ? calls[value.call] : undefined;
    const [of] = call?.args ?? [];
    if (call?.name === 'createForClass') return of?.kind === 'name' && of.name === model ? [name] : [];
    return call?.new === true && call.name.endsWith('Schema') ? [name] : [];
  });
  return new Set(made.length === 1 ? made : []);
}
