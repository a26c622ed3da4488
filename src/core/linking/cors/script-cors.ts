import type { CallOutline, Value } from '../../syntax/outline.ts';
import { entryOf } from '../read-options.ts';
import { isScript } from '../script-languages.ts';
import { corsPolicyIn } from './cors-policy.ts';
import type { CorsReader, CorsUse } from './cors-use.ts';

/** `Hapi.server({ routes: { cors: true } })`, Adonis' `config/cors.ts`, rules of Nitro's routes. */
export const scriptCors: CorsReader = (resolver, scope) => {
  const { file, outline } = scope;
  if (!isScript(outline.language)) return [];
  const imported = (module: RegExp): boolean =>
    outline.imports.some(({ from }) => module.test(from)) ||
    outline.bindings.some(({ value }) => requires(value, module));
  return outline.calls.flatMap((call): readonly CorsUse[] => {
    const context = { file, fn: call.fn };
    const place = { file, at: call.start, end: call.end };
    const [options] = call.args;
    if (options === undefined) return [];
    if ((call.name === 'server' || call.name === 'Server') && imported(/^@?hapi(?:\/hapi)?$/)) {
      const routes = entryOf(resolver, context, options, 'routes');
      const cors = routes && entryOf(resolver, routes.context, routes.value, 'cors');
      if (cors === undefined || isOff(cors.value)) return [];
      return [{ name: 'routes.cors', policy: corsPolicyIn(resolver, cors), ...place }];
    }
    if (call.name === 'defineConfig' && imported(/^@adonisjs\/cors$/)) {
      const enabled = entryOf(resolver, context, options, 'enabled')?.value;
      if (isOff(enabled)) return [];
      return [{ name: 'config/cors', policy: corsPolicyIn(resolver, { context, value: options }), ...place }];
    }
    return configNames.has(call.name) ? nitroUses(call, place) : [];
  });
};

const configNames: ReadonlySet<string> = new Set(['defineNuxtConfig', 'defineNitroConfig']);

function isOff(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.text === 'false';
}

function requires(value: Value, module: RegExp): boolean {
  return value.kind === 'require' && module.test(value.from);
}

/** `routeRules: { '/api/**': { cors: true } }`: a star for every origin. */
function nitroUses(call: CallOutline, place: Pick<CorsUse, 'file' | 'at' | 'end'>): readonly CorsUse[] {
  const [options] = call.args;
  const nested = entryIn(entryIn(options, 'nitro'), 'routeRules');
  const rules = entryIn(options, 'routeRules') ?? nested;
  if (rules?.kind !== 'object') return [];
  const patterns = rules.entries.flatMap(({ key, value }) => {
    const cors = entryIn(value, 'cors');
    return cors?.kind === 'literal' && cors.text === 'true' ? [key] : [];
  });
  return patterns.length === 0
    ? []
    : [{ name: 'routeRules.cors', policy: { origins: 'any', credentials: false }, patterns, ...place }];
}

function entryIn(value: Value | undefined, key: string): Value | undefined {
  return value?.kind === 'object' ? value.entries.findLast((entry) => entry.key === key)?.value : undefined;
}
