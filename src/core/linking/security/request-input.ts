import {
  laravelOwn,
  picking,
  requestAnnotations,
  requestModules,
  requestNames,
  requestParts,
  requestTypes,
} from '../../extractors/security/request-words.ts';
import type { ParameterOutline, Value } from '../../syntax/outline.ts';
import type { Context, Definition, MadeDefinition, ParameterDefinition } from '../definition.ts';
import type { Resolver } from '../resolver.ts';
import type { Scope } from '../scope.ts';
import { rustInput } from './rust-input.ts';

/** A value that a caller from outside chooses. */
export interface RequestInput {
  /** As code says it: `req.query.name`, `params[:name]`. */
  readonly words: string;
  /** A part of the request as a whole, and not a field of it. */
  readonly whole: boolean;
  /** Its part is the body, or what frameworks mix the body into. */
  readonly body: boolean;
}

/** What of a request a value is, through names, helpers and destructuring; undefined where it is anything else as well. */
export function requestInput(resolver: Resolver, context: Context, value: Value): RequestInput | undefined {
  const bare = superglobal(value);
  if (bare !== undefined) return bare;
  const asked = askedByName(resolver, context, value) ?? rustInput(resolver, context, value);
  if (asked !== undefined) return asked;
  for (const definition of resolver.value(context, value)) {
    const found = inputOf(resolver, definition);
    if (found !== undefined) return asWritten(resolver, context, found);
  }
  return partialInput(resolver, context, value, 0);
}

const maxSteps = 3;

/** `order: Partial<Order>`: what arrives is no order yet, but as much of one as a caller sends. */
function partialInput(
  resolver: Resolver,
  { file, fn }: Context,
  value: Value,
  depth: number,
): RequestInput | undefined {
  const parameters = resolver.scopes.get(file)?.outline.functions[fn]?.parameters ?? [];
  const index = value.kind === 'name' ? parameters.findIndex(({ name }) => name === value.name) : -1;
  const parameter = parameters[index];
  if (parameter === undefined || depth > maxSteps || !/^(?:Deep)?Partial</.test(parameter.type ?? '')) return undefined;
  const declared = declaredInput(parameter, []);
  if (declared !== undefined) return declared;
  for (const site of resolver.callSites({ kind: 'function', file, fn })) {
    const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
    const argument = call?.args[index];
    const found = call && argument && partialInput(resolver, { file: site.file, fn: call.fn }, argument, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** PHP asks members by an arrow: `$request->input('q')`. */
function asWritten({ scopes }: Resolver, { file }: Context, input: RequestInput): RequestInput {
  if (scopes.get(file)?.outline.language !== 'php') return input;
  const [, path = '', rest = ''] = /^([^(]*)(.*)$/s.exec(input.words) ?? [];
  return { ...input, words: path.replaceAll('.', '->') + rest };
}

function inputOf(resolver: Resolver, definition: Definition): RequestInput | undefined {
  switch (definition.kind) {
    case 'parameter':
      return parameterInput(resolver, definition);
    case 'external':
      return definition.module === 'global' ? undefined : memberInput(definition.module, definition.path);
    case 'made':
      return isConverted(resolver, definition)
        ? undefined
        : (madeInput(resolver, definition) ?? typedInput(resolver, definition));
    default:
      return undefined;
  }
}

/** `$_GET['page']`: PHP has the request in variables that are everywhere. */
function superglobal(value: Value): RequestInput | undefined {
  if (value.kind !== 'name') return undefined;
  const match = /^\$_(GET|POST|REQUEST|COOKIE)(?:\.(.+))?$/.exec(value.name);
  if (match === null) return undefined;
  const [, part = '', field] = match;
  return {
    words: `$_${part}${field === undefined ? '' : `['${field}']`}`,
    whole: field === undefined,
    body: part === 'POST',
  };
}

/** `request.GET.get('q')` and `this.request.args['q']` of Python's views, which no import explains. */
function askedByName(resolver: Resolver, { file }: Context, value: Value): RequestInput | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  if (outline?.language !== 'python') return undefined;
  const call = value.kind === 'call' ? outline.calls[value.call] : undefined;
  if (call !== undefined && (call.args.length > 2 || call.args.some(({ kind }) => kind === 'object'))) return undefined;
  const on = call?.on?.kind === 'name' ? call.on.name : value.kind === 'name' ? value.name : '';
  const path = (call === undefined ? on : `${on}.${call.name}`).replace(/^this\./, '').split('.');
  return /^req(?:uest)?$/.test(path[0] ?? '') && path.length > 1 ? partIn(path) : undefined;
}

/** Conversions that a call is told: `request.args.get('page', type=int)`. */
function isConverted(resolver: Resolver, { call: site }: MadeDefinition): boolean {
  const call = site === undefined ? undefined : resolver.scopes.get(site.file)?.outline.calls[site.call];
  return call?.args.some((argument) => argument.kind === 'object' && argument.keywords === true) === true;
}

/** A parameter of which the type is known, in languages that say it: `@RequestParam String name`. */
function typedInput(resolver: Resolver, { parameter, members }: MadeDefinition): RequestInput | undefined {
  return parameter === undefined ? undefined : parameterInput(resolver, { kind: 'parameter', ...parameter, members });
}

function madeInput(resolver: Resolver, made: MadeDefinition): RequestInput | undefined {
  const found = memberInput(made.module, [...made.maker, ...made.members]);
  const site = found === undefined ? undefined : made.call;
  const call = site === undefined ? undefined : resolver.scopes.get(site.file)?.outline.calls[site.call];
  const [first] = call?.args ?? [];
  if (found === undefined) return undefined;
  const words = found.words.replace(/^\w+/, (root) => parameterName(resolver, made) ?? root);
  return { ...found, words: first?.kind === 'text' ? `${words}('${first.text}')` : words };
}

function parameterName(resolver: Resolver, { parameter }: MadeDefinition): string | undefined {
  const outline = parameter === undefined ? undefined : resolver.scopes.get(parameter.file)?.outline;
  return outline?.functions[parameter?.fn ?? -1]?.parameters[parameter?.index ?? -1]?.name;
}

function memberInput(module: string, path: readonly string[]): RequestInput | undefined {
  if (/^github\.com\/gorilla\/mux$/.test(module) && path[0] === 'Vars') return inputAt(path, 1, false, 1);
  if (module === 'github.com/go-chi/chi' || module.startsWith('github.com/go-chi/chi/'))
    return path[0] === 'URLParam' ? inputAt(path, 0, false) : undefined;
  // A base of the workspace's own leads further, to `ActionController::API`.
  const own = module === 'ActionController' && /^(?:API|Base)$/.test(path[0] ?? '') ? path.slice(1) : path;
  const root = requestModules.find(([form]) => form.test(module))?.[1];
  if (root === undefined || !root.test(own[0] ?? '')) return undefined;
  if (own[0] === 'params()') return railsParameter(own);
  return partIn(path) ?? (module.startsWith('Illuminate') ? laravelField(path) : undefined);
}

/** `params[:name]`; what `permit` let through is chosen by the code. */
function railsParameter(path: readonly string[]): RequestInput | undefined {
  const below = path.slice(1).filter((member) => !/^(?:fetch|require|dig)\(\)$/.test(member));
  const called = below.find((member) => member.endsWith('()'));
  if (called !== undefined && !/^(?:permit!|to_unsafe_h)\(\)$/.test(called)) return undefined;
  const field = below.filter((member) => !member.endsWith('()'));
  return { words: `params${field.map((name) => `[:${name}]`).join('')}`, whole: called !== undefined, body: true };
}

/** `$request->name` is the field `name`, unless Laravel means something of its own. */
function laravelField([root, name, ...rest]: readonly string[]): RequestInput | undefined {
  if (name === undefined || rest.length > 0 || !/^[a-z_]\w*$/.test(name) || laravelOwn.has(name)) return undefined;
  return { words: `${root}.${name}`, whole: false, body: true };
}

/** The root stands first: `request`, `Context`, the name of a parameter. */
function partIn(path: readonly string[]): RequestInput | undefined {
  for (let at = 1; at < path.length; at++) {
    const name = path[at] ?? '';
    const part = Object.hasOwn(requestParts, name) ? requestParts[name] : undefined;
    if (part === undefined) return undefined;
    if (part === 'lead') continue;
    const isField = part === 'field' || part === 'body-field';
    return inputAt(path, at, part === 'body' || part === 'body-field', isField ? 1 : 0);
  }
  return undefined;
}

function inputAt(path: readonly string[], at: number, body: boolean, fields = 0): RequestInput | undefined {
  const below = path.slice(at + 1).map((member) => (member === 'get' ? 'get()' : member));
  if (below.some((member) => member.endsWith('()') && !picking.test(member))) return undefined;
  const words = path.map((member) => member.replace('()', '')).join('.');
  return { words, whole: fields + below.length === 0, body };
}

function parameterInput(resolver: Resolver, definition: ParameterDefinition): RequestInput | undefined {
  const scope = resolver.scopes.get(definition.file);
  const fn = scope?.outline.functions[definition.fn];
  const parameter = fn?.parameters[definition.index];
  if (scope === undefined || fn === undefined || parameter === undefined) return undefined;
  const declared = declaredInput(parameter, definition.members);
  if (declared !== undefined) return declared;
  if (definition.members.length === 0) return routeArgument(scope, definition.fn, parameter);
  const isRequest = requestNames.test(parameter.name) || requestTypes.test(parameter.type ?? '');
  return isRequest ? partIn([parameter.name === '{}' ? 'req' : parameter.name, ...definition.members]) : undefined;
}

function declaredInput(parameter: ParameterOutline, members: readonly string[]): RequestInput | undefined {
  const named = parameter.decorators?.find(({ name }) => requestAnnotations.test(name.split('.').at(-1) ?? ''));
  if (named === undefined || members.some((member) => member.endsWith('()'))) return undefined;
  const words = [parameter.name, ...members].join('.');
  const body = /Body|Form/.test(named.name);
  const picks =
    named.args?.some(({ kind }) => kind === 'text') === true || !/^(?:Body|Query|Param|Headers)$/.test(named.name);
  if (body && members.length === 0 && !(picks && isText(parameter.type))) return { words, whole: true, body };
  return members.length > 0 || isText(parameter.type) ? { words, whole: false, body } : undefined;
}

function isText(type: string | undefined): boolean {
  return /^(?:string|String|str|any|unknown|java\.lang\.String|(?:str|string|String) ?(?:\| ?(?:None|null|undefined)|\?)|Optional\[str\])$/.test(
    type ?? 'any',
  );
}

/** A text that a decorated handler takes from the path or the query: `@router.get('/{name}') def show(name: str)`. */
function routeArgument(
  scope: Scope,
  fn: number,
  { name, type, default: fallback }: ParameterOutline,
): RequestInput | undefined {
  const outline = scope.outline.functions[fn];
  if (scope.outline.language !== 'python' && scope.outline.language !== 'csharp') return undefined;
  if (fallback?.kind === 'call' || name === 'this' || !isText(type)) return undefined;
  const routed = outline?.decorators?.some(
    ({ name: full, args }) =>
      /(?:^|\.)(?:get|post|put|patch|delete|route|api_route)$|^Http(?:Get|Post|Put|Patch|Delete)$/.test(full) &&
      args !== undefined,
  );
  return routed === true ? { words: name, whole: false, body: false } : undefined;
}
