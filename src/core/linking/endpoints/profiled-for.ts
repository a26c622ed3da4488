import { type Annotation, annotationsIn } from '../annotated/annotation.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { itemsOf } from '../read-options.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

interface Profile {
  /** `@Profile("dev")` */
  readonly name: string;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

/** The annotation of a handler or its class by which it is there only where developers work. */
export function profiledFor(resolver: Resolver, { file, fn }: FunctionPlace): Profile | undefined {
  const scope = resolver.scopes.get(file);
  const cls = scope?.classAround(fn);
  if (scope === undefined || cls === undefined) return undefined;
  const around = scope.outline.classes[cls];
  const decorators = [...(around?.decorators ?? []), ...(scope.outline.functions[fn]?.decorators ?? [])];
  if (!decorators.some(({ name }) => kinds.has(name.replace(/^.*\./, '')))) return undefined;
  for (const annotation of annotationsIn(resolver, { file, fn: around?.fn ?? 0 }, decorators)) {
    const names = kinds.has(annotation.name) ? profilesOf(resolver, annotation) : [];
    const negated = annotation.name === 'UnlessBuildProfile';
    if (names.length === 0 || !names.every((name) => isOfDevelopers(name, negated))) continue;
    const { at, end } = annotation;
    return { name: `@${annotation.name}(${names.map((name) => JSON.stringify(name)).join(', ')})`, file, at, end };
  }
  return undefined;
}

/** Of Spring, Quarkus and Micronaut. */
const kinds = new Set(['Profile', 'IfBuildProfile', 'UnlessBuildProfile', 'Requires']);

/** All that it names; none where one of them is not known. */
function profilesOf(resolver: Resolver, { name, args, context }: Annotation): readonly string[] {
  const values = args.flatMap((argument) => {
    if (argument.kind !== 'object') return name === 'Requires' ? [] : [argument];
    const keys = name === 'Requires' ? ['env'] : ['value', 'anyOf'];
    return argument.entries.flatMap(({ key, value }) => (keys.includes(key) ? [value] : []));
  });
  const texts = values.flatMap((value) =>
    itemsOf(resolver, context, value).map((item) => resolveText(resolver, item.context, item.value)?.text),
  );
  return texts.every((text) => text !== undefined) ? texts : [];
}

function isOfDevelopers(name: string, negated: boolean): boolean {
  const isNot = name.startsWith('!') !== negated;
  const plain = name.replace(/^!\s*/, '');
  return isNot ? /^prod(?:uction)?$/i.test(plain) : /^(?:dev|develop|development|local|test|debug)$/i.test(plain);
}
