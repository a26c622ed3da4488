import { entryOf, objectsOf, type PlacedValue } from '../read-options.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { classBase } from './class-base.ts';
import type { ClientCall } from './client-call.ts';
import type { InstanceSettings } from './instance-options.ts';
import { type Options, optionOf } from './request-options.ts';

/** The whole URL of a request: its own, below the base that its options or its instance give. */
export function requestUrl(
  resolver: Resolver,
  request: ClientCall,
  options: Options | undefined,
  instance: InstanceSettings | undefined,
  /** A base that is assigned after the instance was made. */
  defaults: PlacedValue | undefined,
): ResolvedText | undefined {
  const { vocabulary } = request;
  const own = ownUrl(resolver, request, options);
  if (own !== undefined && isAbsolute(own)) return own;
  const written =
    textOf(resolver, optionOf(resolver, options, vocabulary.options.base)) ??
    textOf(resolver, instance?.base) ??
    textOf(resolver, optionOf(resolver, instance?.options, vocabulary.options.base)) ??
    textOf(resolver, defaults) ??
    textOf(resolver, classBase(resolver, request));
  const form = vocabulary.instances[request.instance?.maker.join('.') ?? ''];
  const base =
    form?.host === true && written !== undefined && !isAbsolute(written)
      ? { ...written, text: `http://${written.text}` }
      : written;
  const spelled = spelledAddress(resolver, request, options);
  if (spelled !== undefined) return spelled;
  return base === undefined ? own : joined(base, own);
}

function ownUrl(resolver: Resolver, request: ClientCall, options: Options | undefined): ResolvedText | undefined {
  const { form, call, context, vocabulary } = request;
  const value = typeof form.url === 'number' ? call.args[form.url] : undefined;
  if (value !== undefined && objectsOf(resolver, context, value).length === 0) {
    const made = requestObjectUrl(resolver, request);
    return made ?? resolveText(resolver, context, value);
  }
  const keys = [...vocabulary.options.url, ...vocabulary.options.path];
  return textOf(resolver, optionOf(resolver, options, keys));
}

/** `fetch(new Request(url))` */
function requestObjectUrl(resolver: Resolver, request: ClientCall): ResolvedText | undefined {
  const { form, call, context } = request;
  const value = typeof form.url === 'number' ? call.args[form.url] : undefined;
  if (value === undefined || value.kind === 'text' || value.kind === 'template') return undefined;
  for (const definition of resolver.value(context, value)) {
    if (definition.kind !== 'made' || definition.maker.join('.') !== 'Request' || definition.origin === undefined)
      continue;
    const made = resolver.scopes.get(definition.origin.file)?.outline.calls[definition.origin.call];
    const [url] = made?.args ?? [];
    if (made !== undefined && url !== undefined)
      return resolveText(resolver, { file: definition.origin.file, fn: made.fn }, url);
  }
  return undefined;
}

/** `{ hostname: 'orders', port: 3000, path: '/orders' }` */
function spelledAddress(
  resolver: Resolver,
  request: ClientCall,
  options: Options | undefined,
): ResolvedText | undefined {
  const { vocabulary, module } = request;
  const host = textOf(resolver, optionOf(resolver, options, vocabulary.options.host));
  if (host === undefined) return undefined;
  const port = textOf(resolver, optionOf(resolver, options, vocabulary.options.port));
  const path = textOf(resolver, optionOf(resolver, options, vocabulary.options.path));
  const scheme = schemeOf(resolver, options) ?? vocabulary.schemes[module] ?? 'http:';
  return {
    text: `${scheme}//${host.text}${port === undefined ? '' : `:${port.text}`}${path?.text ?? '/'}`,
    variables: [host, port, path].flatMap((part) => part?.variables ?? []),
  };
}

function schemeOf(resolver: Resolver, options: Options | undefined): string | undefined {
  const protocol = options === undefined ? undefined : entryOf(resolver, options.context, options.value, 'protocol');
  return textOf(resolver, protocol)?.text;
}

export function textOf(resolver: Resolver, placed: PlacedValue | undefined): ResolvedText | undefined {
  return placed === undefined ? undefined : resolveText(resolver, placed.context, placed.value);
}

function isAbsolute(url: ResolvedText): boolean {
  return /^([a-z][a-z+.-]*:)?\/\//i.test(url.text);
}

function joined(base: ResolvedText, path: ResolvedText | undefined): ResolvedText {
  if (path === undefined || path.text === '') return base;
  return {
    text: `${base.text.replace(/\/+$/, '')}/${path.text.replace(/^\/+/, '')}`,
    variables: [...base.variables, ...path.variables],
  };
}
