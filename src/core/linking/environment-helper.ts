import { calleesOf } from './call-sites.ts';
import type { Resolver } from './resolver.ts';

const named =
  /^(?:must)?(?:get|lookup|read)?_?env(?:ironment)?(?:var|string|or(?:default|else)?|with(?:default|fallback))?$/i;

/**
 * The variable that a helper of the workspace is asked for: `getEnv("ORDERS_URL")` by its name, `required("ORDERS_URL")` of
 * Rust and Go by its body. A helper of many callers would otherwise answer with what another of them asks for.
 */
export function variableAsked(resolver: Resolver, file: string, index: number): string | undefined {
  const outline = resolver.scopes.get(file)?.outline;
  const call = outline?.calls[index];
  const [key] = call?.args ?? [];
  if (call === undefined || key?.kind !== 'text') return undefined;
  if (call.on === undefined && named.test(call.name)) return key.text;
  if ((outline?.language !== 'rust' && outline?.language !== 'go') || !/^[A-Z][A-Z0-9_]+$/.test(key.text))
    return undefined;
  const reads = calleesOf(resolver, file, index).some(
    (callee) => callee.kind === 'function' && readsVariable(resolver, callee.file, callee.fn),
  );
  return reads ? key.text : undefined;
}

const readers: ReadonlySet<string> = new Set(['var', 'var_os', 'Getenv', 'LookupEnv']);

/** `std::env::var(name)` of the function's own first parameter. */
function readsVariable(resolver: Resolver, file: string, fn: number): boolean {
  const scope = resolver.scopes.get(file);
  const first = scope?.outline.functions[fn]?.parameters[0]?.name;
  return (scope?.callsWithin(fn) ?? []).some((index) => {
    const { name = '', on, args } = scope?.outline.calls[index] ?? {};
    const [asked] = args ?? [];
    return readers.has(name) && on?.kind === 'name' && asked?.kind === 'name' && asked.name === first;
  });
}
