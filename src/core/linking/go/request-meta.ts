import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import type { ClassOutline, Decorator, FieldOutline } from '../../syntax/outline.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';

/** What a request of GoFrame says of where it is sent to: `g.Meta` with the tags `path` and `method`. */
export interface RequestMeta {
  readonly path: string;
  readonly methods: readonly HttpMethod[];
  readonly at: number;
  readonly end: number;
}

export function metaOf({ fields }: ClassOutline): RequestMeta | undefined {
  const meta = fields.find(({ type }) => type === 'g.Meta' || type === 'gmeta.Meta');
  const path = meta && tagOf(meta, 'path');
  if (meta === undefined || path === undefined) return undefined;
  return { path, methods: methodsIn(tagOf(meta, 'method')), at: meta.at, end: meta.end };
}

/** The request that a method takes behind its context. */
export function requestMeta(resolver: Resolver, { file, fn }: FunctionPlace): RequestMeta | undefined {
  const type = resolver.scopes.get(file)?.outline.functions[fn]?.parameters[1]?.type;
  for (const definition of type === undefined ? [] : resolver.type({ file, fn }, type)) {
    const outline =
      definition.kind === 'instance'
        ? resolver.scopes.get(definition.file)?.outline.classes[definition.cls]
        : undefined;
    const meta = outline && metaOf(outline);
    if (meta !== undefined) return meta;
  }
  return undefined;
}

function tagOf({ decorators }: FieldOutline, name: string): string | undefined {
  const [value] = decorators?.find((decorator: Decorator) => decorator.name === name)?.args ?? [];
  return value?.kind === 'text' ? value.text : undefined;
}

/** Without a method a route takes every one. */
function methodsIn(text: string | undefined): readonly HttpMethod[] {
  const written = (text ?? 'all').split(',').map((each) => each.trim().toUpperCase());
  const known = httpMethods.filter((method) => written.includes(method));
  return known.length > 0 ? known : ['ANY'];
}
