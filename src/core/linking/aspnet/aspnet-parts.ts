import {
  aspnetMinimal,
  aspnetMvc,
  bindings,
  carter,
  contextTypes,
  fastEndpoints,
  fileTypes,
  injectingAttributes,
  simpleTypes,
} from '../../extractors/http/aspnet.ts';
import type { ParameterPlace } from '../../model/endpoint.ts';
import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import type { Decorator, FieldOutline, ParameterOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { pathTemplate, templateParameters } from '../http/path-template.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { objectOf } from '../shapes/make-shape.ts';
import { valuesInside } from '../shapes/request-names.ts';
import type { PartName, RequestParts } from '../shapes/request-part.ts';
import { merged } from '../shapes/shape-of-type.ts';
import { typeShape } from '../shapes/type-shape.ts';
import { argumentOf, attributesOf, textOf } from './attributes.ts';
import { findControllers } from './controllers.ts';

/** Where the framework takes the parameters of a handler from: what attributes say, else its rules of inference. */
export function aspnetParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const outline = handler && resolver.scopes.get(handler.file)?.outline.functions[handler.fn];
  if (handler === undefined || outline === undefined || !frameworks.has(route.framework)) return {};
  const taking = new Taking(resolver, route, handler);
  for (const parameter of outline.parameters) taking.take(parameter);
  const scope = resolver.scopes.get(handler.file);
  if (scope !== undefined) for (const value of valuesInside(scope.outline, scope, handler.fn)) taking.read(value);
  return taking.parts;
}

const frameworks: ReadonlySet<string> = new Set([aspnetMvc.id, aspnetMinimal.id, carter.id, fastEndpoints.id]);

const collections: Readonly<Record<string, PartName>> = {
  Query: 'query',
  Headers: 'header',
  Cookies: 'cookie',
  Form: 'body',
};

type Declared = Pick<ParameterOutline, 'name' | 'type' | 'decorators' | 'optional' | 'default'>;

/** Gathers the parts of one request, parameter by parameter. */
class Taking {
  readonly parts: Partial<Record<PartName, Shape>> = {};
  private readonly resolver: Resolver;
  private readonly route: Route;
  private readonly context: Context;
  private readonly inPath: ReadonlyMap<string, string>;

  constructor(resolver: Resolver, route: Route, context: Context) {
    this.resolver = resolver;
    this.route = route;
    this.context = context;
    const names = templateParameters(pathTemplate(route.path));
    this.inPath = new Map(names.map((name) => [name.toLowerCase(), name]));
  }

  take(parameter: Declared): void {
    const { type, decorators } = parameter;
    const names = namesOf(decorators);
    if (names.some((name) => injectingAttributes.has(name))) return;
    if (names.includes('AsParameters')) {
      for (const member of this.membersOf(type)) this.take(member);
      return;
    }
    if (this.route.framework === fastEndpoints.id) {
      this.takeRequest(parameter);
      return;
    }
    const place = this.placeOf(parameter);
    if (place !== undefined) this.add(place, parameter);
  }

  /** `context.Request.Query["page"]` */
  read(value: Value): void {
    if (value.kind !== 'member' || value.of.kind !== 'name') return;
    const collection = /(?:^|\.)Request\.(Query|Headers|Cookies|Form)$/.exec(value.of.name)?.[1];
    const part = collection === undefined ? undefined : collections[collection];
    // What servers and guards read of every request says nothing of this one.
    if (part === 'header' && /^(?:authorization|cookie|host|user-agent|accept|content-|x-forwarded)/i.test(value.name))
      return;
    if (part === undefined) return;
    const field = objectOf([{ name: value.name, required: false, shape: { type: 'string' } }]);
    const known = this.parts[part];
    this.parts[part] = known === undefined ? field : merged([known, field]);
  }

  /** A request of FastEndpoints is filled from everywhere; what its path has is told by name. */
  private takeRequest(parameter: Declared): void {
    if (isHandedOver(this.resolver, this.context, parameter.type)) return;
    const byGet = this.route.method === 'GET' || this.route.method === 'DELETE';
    for (const member of this.membersOf(parameter.type)) {
      const place = boundPlace(member.decorators) ?? (this.inPath.has(member.name.toLowerCase()) ? 'path' : undefined);
      if (place !== undefined || byGet) this.add(place ?? 'query', member);
    }
    if (!byGet) this.add('body', parameter);
  }

  private placeOf(parameter: Declared): ParameterPlace | undefined {
    const { name, type, decorators } = parameter;
    const said = boundPlace(decorators);
    if (said !== undefined) return said;
    if (isHandedOver(this.resolver, this.context, type)) return undefined;
    if (this.inPath.has(name.toLowerCase())) return 'path';
    if (type !== undefined && isFile(type)) return 'form';
    if (type === undefined) return undefined;
    const simple = isSimple(this.resolver, this.context, type);
    if (this.route.framework !== aspnetMvc.id) return this.minimalPlace(type, simple);
    return simple ? this.simplePlace() : this.complexPlace();
  }

  private minimalPlace(type: string, simple: boolean): ParameterPlace | undefined {
    if (simple || isListOfSimple(this.resolver, this.context, type)) return 'query';
    return this.hasBody() || this.route.method === 'ANY' ? 'body' : undefined;
  }

  /** Controllers for browsers take simple values from forms as well. */
  private simplePlace(): ParameterPlace {
    return this.hasBody() && !this.isApi() && this.route.method !== 'DELETE' ? 'form' : 'query';
  }

  private complexPlace(): ParameterPlace {
    if (!this.hasBody()) return 'query';
    return this.isApi() ? 'body' : 'form';
  }

  private hasBody(): boolean {
    return /^(?:POST|PUT|PATCH|QUERY)$/.test(this.route.method);
  }

  private isApi(): boolean {
    const { file, fn } = this.context;
    const cls = this.resolver.scopes.get(file)?.outline.functions[fn]?.cls;
    const controllers = findControllers(this.resolver);
    const own = controllers.find(({ hierarchy }) => hierarchy.some((each) => each.file === file && each.cls === cls));
    return own?.attributes.some(({ name }) => name === 'ApiController') === true;
  }

  private add(place: ParameterPlace, parameter: Declared): void {
    const part: PartName = place === 'form' ? 'body' : place;
    const { type } = parameter;
    const shape = type === undefined ? unknownShape : typeShape(this.resolver, this.context, type);
    const isWhole = place === 'body' || (shape.type === 'object' && place !== 'header' && place !== 'path');
    const named = isWhole ? shape : objectOf([this.fieldOf(place, parameter, shape)]);
    const known = this.parts[part];
    this.parts[part] = known === undefined ? named : merged([known, named]);
  }

  private fieldOf(place: ParameterPlace, parameter: Declared, shape: Shape): ShapeField {
    const { name, optional, decorators } = parameter;
    const said = attributesOf(this.context, decorators).find((each) => Object.hasOwn(bindings, each.name));
    const written = said && textOf(this.resolver, argumentOf(said, 'Name'));
    const called = written ?? (place === 'path' ? (this.inPath.get(name.toLowerCase()) ?? name) : name);
    return { name: called, required: optional !== true, shape };
  }

  /** Properties of a type of the workspace, without what the framework fills. */
  private membersOf(type: string | undefined): readonly Declared[] {
    if (type === undefined) return [];
    return this.resolver.type(this.context, type).flatMap((definition): readonly Declared[] => {
      if (definition.kind !== 'instance') return [];
      const fields: readonly FieldOutline[] =
        this.resolver.scopes.get(definition.file)?.outline.classes[definition.cls]?.fields ?? [];
      return fields.filter((field) => field.static !== true);
    });
  }
}

function namesOf(decorators: readonly Decorator[] | undefined): readonly string[] {
  return (decorators ?? []).map(({ name }) => name.slice(name.lastIndexOf('.') + 1));
}

function boundPlace(decorators: readonly Decorator[] | undefined): ParameterPlace | undefined {
  const name = namesOf(decorators).find((each) => Object.hasOwn(bindings, each));
  return name === undefined ? undefined : bindings[name];
}

/** What the framework hands over beside the request: its own types, and services, told by interfaces and by what they are. */
function isHandedOver(resolver: Resolver, context: Context, type: string | undefined): boolean {
  const head = headOf(type);
  if (head === undefined) return false;
  if (contextTypes.has(head)) return true;
  return resolver.type(context, head).some((definition) => {
    if (definition.kind !== 'instance') return definition.kind === 'made' && isInterfaceName(head);
    const outline = resolver.scopes.get(definition.file)?.outline;
    const cls = outline?.classes[definition.cls];
    if (cls?.kind === 'interface' || isInterfaceName(head)) return true;
    // What has methods of its own and takes others in its constructor serves; data does not.
    return (
      cls?.bases.some((base) => /(?:^|\.)DbContext(?:<|$)|DbContext$/.test(base)) === true ||
      serves(resolver, definition)
    );
  });
}

function serves(resolver: Resolver, { file, cls }: { readonly file: string; readonly cls: number }): boolean {
  const outline = resolver.scopes.get(file)?.outline;
  const fields = outline?.classes[cls]?.fields ?? [];
  const methods = (outline?.functions ?? []).filter(
    (fn) => fn.cls === cls && fn.name !== 'constructor' && !fn.decorators?.some(({ name }) => name === 'property'),
  );
  const hasData = fields.some(({ name, static: shared }) => /^[A-Z]/.test(name) && shared !== true);
  return methods.length > 0 && !hasData;
}

/** Lists are interfaces too, and are data. */
function isInterfaceName(head: string): boolean {
  return (
    /^I[A-Z][a-z]/.test(head) &&
    !/^I(?:Enumerable|List|ReadOnlyList|Collection|ReadOnlyCollection|Dictionary|FormFile)/.test(head)
  );
}

function headOf(type: string | undefined): string | undefined {
  return type
    ?.replace(/[<[][\s\S]*$/, '')
    .split('.')
    .at(-1)
    ?.trim();
}

function isFile(type: string): boolean {
  return [...fileTypes].some((file) => type.includes(file));
}

function isSimple(resolver: Resolver, context: Context, type: string): boolean {
  if (simpleTypes.has(type.split('.').at(-1) ?? type)) return true;
  return resolver.type(context, type).some((definition) => {
    if (definition.kind !== 'instance') return false;
    const outline = resolver.scopes.get(definition.file)?.outline;
    if (outline?.classes[definition.cls]?.kind === 'enum') return true;
    // A type that reads itself from a text.
    return (
      outline?.functions.some(
        ({ cls, name }) => cls === definition.cls && (name === 'TryParse' || name === 'BindAsync'),
      ) === true
    );
  });
}

function isListOfSimple(resolver: Resolver, context: Context, type: string): boolean {
  const item = /^(.+)\[\]$/.exec(type)?.[1];
  return item !== undefined && isSimple(resolver, context, item);
}
