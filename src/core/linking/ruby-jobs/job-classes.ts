import { type JobClassVocabulary, jobClasses } from '../../extractors/messaging/ruby-jobs.ts';
import type { Value } from '../../syntax/outline.ts';
import { type ClassPlace, hierarchyOf } from '../annotated/hierarchy.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { constantPath } from '../ruby/ruby-constants.ts';

/** A class that takes jobs. */
export interface JobClass {
  readonly vocabulary: JobClassVocabulary;
  readonly place: ClassPlace;
  /** Its full name, or the queue that it takes from. */
  readonly channel: string;
  readonly perform: FunctionPlace;
}

export const jobClassesOf = oncePerWorkspace((resolver: Resolver): ReadonlyMap<string, JobClass> => {
  const found = new Map<string, JobClass>();
  for (const [file, scope] of resolver.scopes) {
    if (scope.outline.language !== 'ruby') continue;
    scope.outline.classes.forEach((outline, cls) => {
      const job =
        outline.kind === 'class' && outline.bases.length > 0 ? jobClassAt(resolver, { file, cls }) : undefined;
      if (job !== undefined) found.set(`${file}#${cls}`, job);
    });
  }
  return found;
});

function jobClassAt(resolver: Resolver, place: ClassPlace): JobClass | undefined {
  const hierarchy = hierarchyOf(resolver, place);
  const bases = hierarchy.flatMap(({ file, cls }) => resolver.scopes.get(file)?.outline.classes[cls]?.bases ?? []);
  const vocabulary = jobClasses.find(({ bases: pattern }) => bases.some((base) => pattern.test(base)));
  const scope = resolver.scopes.get(place.file);
  if (vocabulary === undefined || scope === undefined) return undefined;
  const perform = performOf(resolver, hierarchy, vocabulary.takes);
  if (perform === undefined) return undefined;
  const channel = queueOf(resolver, place, vocabulary) ?? constantPath(scope, place.cls);
  return { vocabulary, place, channel, perform };
}

function performOf(resolver: Resolver, hierarchy: readonly ClassPlace[], name: string): FunctionPlace | undefined {
  for (const { file, cls } of hierarchy) {
    const fn = resolver.scopes.get(file)?.method(cls, name, false);
    if (fn !== undefined) return { file, fn };
  }
  return undefined;
}

/** `from_queue 'orders'`, `shoryuken_options queue: 'orders'` */
function queueOf(resolver: Resolver, { file, cls }: ClassPlace, { queue }: JobClassVocabulary): string | undefined {
  if (queue === undefined) return undefined;
  const args =
    resolver.scopes.get(file)?.outline.classes[cls]?.decorators.find(({ name }) => name === queue)?.args ?? [];
  const texts = args.flatMap((value: Value) =>
    value.kind === 'object' ? value.entries.filter(({ key }) => key === 'queue').map((entry) => entry.value) : [value],
  );
  const [first] = texts;
  return first?.kind === 'text' ? first.text : undefined;
}
