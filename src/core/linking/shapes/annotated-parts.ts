import { annotatedMethods } from '../../extractors/http/annotated-methods.ts';
import type { AnnotatedMethodVocabulary } from '../../extractors/shapes/annotated-method-vocabulary.ts';
import type { ParameterPlace } from '../../model/endpoint.ts';
import { type Shape, unknownShape } from '../../model/shape.ts';
import type { ParameterOutline } from '../../syntax/outline.ts';
import { type Annotation, annotationsIn, argumentOf, isOf, textsOf } from '../annotated/annotation.ts';
import { hierarchyOf, methodsOf } from '../annotated/hierarchy.ts';
import { pathTemplate, templateParameters } from '../http/path-template.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { objectOf } from './make-shape.ts';
import type { PartName, RequestParts } from './request-part.ts';
import { merged } from './shape-of-type.ts';
import { typeShape } from './type-shape.ts';

/** What annotations of a method's parameters take from a request: `@RequestParam int page`, `@RequestBody Order order`. */
export function annotatedParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const vocabulary = annotatedMethods.find(({ id }) => id === route.framework);
  if (handler === undefined || vocabulary === undefined) return {};
  const parts: Partial<Record<PartName, Shape>> = {};
  const add = (part: PartName, shape: Shape): void => {
    const known = parts[part];
    parts[part] = known === undefined ? shape : merged([known, shape]);
  };
  const gathered = gatheredIn(resolver, vocabulary, handler);
  for (const taken of [...parametersOf(resolver, vocabulary, handler), ...gathered]) {
    const part = partOf(route, taken);
    if (part !== undefined) add(part, shapeOf(resolver, taken, part));
  }
  if (vocabulary.boundObjects === true && route.method === 'GET')
    for (const shape of boundObjects(resolver, handler)) add('query', shape);
  return parts;
}

/** `search(BerthFilter filter)`: what bears no annotation and is named for a search is filled from the query. */
function boundObjects(resolver: Resolver, handler: FunctionPlace): readonly Shape[] {
  const { parameters = [] } = resolver.scopes.get(handler.file)?.outline.functions[handler.fn] ?? {};
  return parameters
    .filter(({ decorators = [] }) => decorators.every(({ name }) => /(?:^|\.)(?:Valid|Validated)$/.test(name)))
    .filter(({ type = '' }) => searching.test(type))
    .flatMap(({ type = '' }) => {
      const isOwn = resolver.type(handler, type).some(({ kind }) => kind === 'instance');
      const shape = isOwn ? typeShape(resolver, handler, type) : unknownShape;
      return shape.type === 'object' ? [shape] : [];
    });
}

const searching = /(?:Query|Filters?|Criteria|Params|Parameters|Search\w*|Paging|PageRequest)$/;

interface Taken {
  readonly context: FunctionPlace;
  readonly parameter: ParameterOutline;
  readonly place: ParameterPlace;
  /** Absent for a parameter that is the body without saying so. */
  readonly annotation: Annotation | undefined;
  readonly name: string;
}

/** Parameters of the method, annotated there or where it is declared first. */
function parametersOf(
  resolver: Resolver,
  vocabulary: AnnotatedMethodVocabulary,
  handler: FunctionPlace,
): readonly Taken[] {
  const own = resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  return (own?.parameters ?? []).flatMap((parameter, index): readonly Taken[] => {
    for (const context of declarationsOf(resolver, handler)) {
      const written = resolver.scopes.get(context.file)?.outline.functions[context.fn]?.parameters[index];
      const annotations = annotationsIn(resolver, context, written?.decorators);
      const annotation = annotations.find(
        (each) => isOf(each, vocabulary.modules) && placeOf(vocabulary, each) !== undefined,
      );
      const place = annotation && placeOf(vocabulary, annotation);
      if (annotation !== undefined && place !== undefined) {
        const [named] = textsOf(resolver, argumentOf(annotation, vocabulary.nameKeys));
        if (named === undefined && isAllOf(place, parameter)) return [];
        return [{ context, parameter, place, annotation, name: named ?? parameter.name }];
      }
    }
    const bare =
      vocabulary.bareBody && (parameter.decorators ?? []).every(({ name }) => name === 'Valid' || name === 'NotNull');
    return bare ? [{ context: handler, parameter, place: 'body', annotation: undefined, name: parameter.name }] : [];
  });
}

/** `@RequestHeader HttpHeaders headers`: all that come, whatever they are called, and none that has to. */
function isAllOf(place: ParameterPlace, { type = '' }: ParameterOutline): boolean {
  return (place === 'header' || place === 'query') && wholeMaps.test(type);
}

const wholeMaps = /^(?:[a-z]\w*\.)*(?:HttpHeaders|IncomingHttpHeaders|(?:MultiValue)?Map|Record)\b/;

/** `@BeanParam Paging paging`: each field of the class says where it comes from. */
function gatheredIn(
  resolver: Resolver,
  vocabulary: AnnotatedMethodVocabulary,
  handler: FunctionPlace,
): readonly Taken[] {
  const { parameters = [] } = resolver.scopes.get(handler.file)?.outline.functions[handler.fn] ?? {};
  return parameters
    .filter(({ decorators = [] }) => decorators.some(({ name }) => gathering.has(name.replace(/^.*\./, ''))))
    .flatMap(({ type = '' }) => resolver.type(handler, type))
    .flatMap((found) => {
      const outline = found.kind === 'instance' ? resolver.scopes.get(found.file)?.outline : undefined;
      if (found.kind !== 'instance' || outline === undefined) return [];
      const context = { file: found.file, fn: outline.classes[found.cls]?.fn ?? 0 };
      return (outline.classes[found.cls]?.fields ?? []).flatMap((field): readonly Taken[] => {
        const annotations = annotationsIn(resolver, context, field.decorators);
        const annotation = annotations.find((each) => placeOf(vocabulary, each) !== undefined);
        const place = annotation && placeOf(vocabulary, annotation);
        if (annotation === undefined || place === undefined || gathering.has(annotation.name)) return [];
        const [named] = textsOf(resolver, argumentOf(annotation, vocabulary.nameKeys));
        return [{ context, parameter: field, place, annotation, name: named ?? field.name }];
      });
    });
}

const gathering = new Set(['BeanParam', 'RequestBean']);

function placeOf({ parameters }: AnnotatedMethodVocabulary, annotation: Annotation): ParameterPlace | undefined {
  const key = [annotation.name, annotation.written.split('.').slice(0, 2).join('.')].find((each) =>
    Object.hasOwn(parameters, each),
  );
  return key === undefined ? undefined : parameters[key];
}

function declarationsOf(resolver: Resolver, handler: FunctionPlace): readonly FunctionPlace[] {
  const cls = resolver.scopes.get(handler.file)?.outline.functions[handler.fn]?.cls;
  if (cls === undefined) return [handler];
  const methods = methodsOf(resolver, hierarchyOf(resolver, { file: handler.file, cls }));
  return methods.find(([first]) => first.file === handler.file && first.fn === handler.fn) ?? [handler];
}

/** Names that the path does not have may be those of a wildcard: nothing is said of them. */
function partOf(route: Route, { place, name, annotation }: Taken): PartName | undefined {
  const inPath = templateParameters(pathTemplate(route.path)).includes(name);
  // One annotation may stand for both: what the path names is no query.
  if (place === 'path' || (place === 'query' && inPath)) return inPath ? 'path' : undefined;
  if (place === 'form') return 'body';
  return annotation !== undefined && unspoken.has(annotation.name) ? undefined : place;
}

/** What the framework hands over beside the request's own parts. */
const unspoken = new Set(['Context', 'Suspended', 'BeanParam']);

function shapeOf(resolver: Resolver, { context, parameter, annotation, name, place }: Taken, part: PartName): Shape {
  const shape = parameter.type === undefined ? unknownShape : typeShape(resolver, context, parameter.type);
  const whole = (part === 'body' && place !== 'form') || annotation?.name === 'ModelAttribute';
  if (whole) return shape;
  return objectOf([{ name, required: isRequired(annotation, parameter), shape }]);
}

function isRequired(annotation: Annotation | undefined, { type }: ParameterOutline): boolean {
  if (annotation === undefined || /^(?:java\.util\.)?Optional</.test(type ?? '')) return false;
  if (argumentOf(annotation, ['defaultValue']) !== undefined) return false;
  const required = argumentOf(annotation, ['required'])?.value;
  return !(required?.kind === 'literal' && required.text === 'false');
}
