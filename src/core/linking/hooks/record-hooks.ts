import { callbackEvents, recordCallbacks, withoutCallbacks } from '../../extractors/data/record-callbacks.ts';
import type { RowEvent } from '../../extractors/data/row-event.ts';
import type { Decorator, Value } from '../../syntax/outline.ts';
import { receiverOf } from '../active-record/read-active-record.ts';
import type { RecordModel } from '../active-record/record-model.ts';
import { hierarchyOf } from '../annotated/hierarchy.ts';
import type { AccessFact } from '../data/access-fact.ts';
import type { CallSpot } from '../operations/call-spot.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { rememberPerResolver } from '../remember-per-resolver.ts';
import type { Resolver } from '../resolver.ts';
import type { RowHook } from './row-hook.ts';

/** `after_create :reserve_stock`, `before_save { … }` of a model of Active Record and of what it mixes in. */
export function readRecordHooks(spot: CallSpot, { library }: AccessFact): readonly RowHook[] {
  const { name } = spot.call;
  if (library !== 'active-record' || withoutCallbacks.has(name)) return [];
  const on = receiverOf(spot);
  const model = on?.kind === 'row' ? on.model : on?.query.model;
  if (model === undefined) return [];
  const hooks = hooksOf(spot.resolver, model);
  // It asks for the row and makes it only where there is none; it never changes one.
  return /create/.test(name) ? hooks.filter((hook) => hook.on.includes('insert')) : hooks;
}

const remember = rememberPerResolver<readonly RowHook[]>([]);

function hooksOf(resolver: Resolver, model: RecordModel): readonly RowHook[] {
  const { file, cls } = model.place;
  return remember(resolver, `${file}#${cls}`, () => {
    const hierarchy = hierarchyOf(resolver, { file, cls });
    return hierarchy.flatMap((place) => {
      const outline = resolver.scopes.get(place.file)?.outline.classes[place.cls];
      return (outline?.decorators ?? []).flatMap((decorator) => {
        const on = eventsOf(decorator);
        if (on.length === 0) return [];
        const options = optionsOf(decorator);
        const isPartial = options.some(({ key }) => key === 'if' || key === 'unless');
        return functionsOf(resolver, hierarchy, place.file, decorator).map(
          (found): RowHook => ({ place: found, on, ...(isPartial && { atTimes: true }) }),
        );
      });
    });
  });
}

function optionsOf({ args = [] }: Decorator) {
  return args.flatMap((value) => (value.kind === 'object' ? value.entries : []));
}

/** What the callback runs on: `after_commit :index, on: %i[create update]`. */
function eventsOf(decorator: Decorator): readonly RowEvent[] {
  const { name } = decorator;
  const all = Object.hasOwn(recordCallbacks, name) ? (recordCallbacks[name] ?? []) : [];
  const said = optionsOf(decorator).find(({ key }) => key === 'on')?.value;
  if (said === undefined) return all;
  const words = wordsIn(said).flatMap((word) => callbackEvents[word] ?? []);
  return all.filter((event) => words.includes(event));
}

function wordsIn(value: Value): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'list' ? value.items.flatMap(wordsIn) : [];
}

/** Methods of the model by name, blocks and lambdas as they stand. */
function functionsOf(
  resolver: Resolver,
  hierarchy: ReturnType<typeof hierarchyOf>,
  file: string,
  { args = [] }: Decorator,
): readonly FunctionPlace[] {
  return args.flatMap((value): readonly FunctionPlace[] => {
    if (value.kind === 'function') return [{ file, fn: value.fn }];
    return wordsIn(value).flatMap((word) => {
      for (const place of hierarchy) {
        const fn = resolver.scopes.get(place.file)?.method(place.cls, word, false);
        if (fn !== undefined) return [{ file: place.file, fn }];
      }
      return [];
    });
  });
}
