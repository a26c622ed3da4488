import { jobClasses } from '../../extractors/messaging/ruby-jobs.ts';
import type { Definition } from '../definition.ts';
import type { Scope } from '../scope.ts';

const puts: ReadonlyMap<string, string> = new Map(
  jobClasses.flatMap(({ puts: names, takes }) => [...names].map((name) => [name, takes] as const)),
);

/** What is handed to `ReindexJob.perform_later(order)` arrives in `perform`. */
export function rubyMember(scope: Scope, cls: number, name: string): readonly Definition[] {
  if (scope.outline.language !== 'ruby') return [];
  // `ReindexJob.set(wait: 5.minutes)` goes on with the class.
  if (name === 'set' && scope.method(cls, 'perform', false) !== undefined)
    return [{ kind: 'class', file: scope.file, cls }];
  // `self.class.get('/hives')`
  if (name === 'class') return [{ kind: 'class', file: scope.file, cls }];
  const takes = puts.get(name);
  const fn = takes === undefined ? undefined : scope.method(cls, takes, false);
  return fn === undefined ? [] : [{ kind: 'function', file: scope.file, fn }];
}
