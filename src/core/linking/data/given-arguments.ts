import type { CallOutline, FunctionOutline, ParameterOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import type { Resolver } from '../resolver.ts';

/** What a call gives to a parameter of a function in Python, by place or by name. */
export function argumentAt(call: CallOutline, fn: FunctionOutline | undefined, index: number): Value | undefined {
  const keywords = call.args.at(-1);
  if (keywords?.kind !== 'object' || keywords.keywords !== true) return call.args[index];
  const name = fn?.parameters[index]?.name;
  const named = keywords.entries.find(({ key }) => key === name)?.value;
  return named ?? (index < call.args.length - 1 ? call.args[index] : undefined);
}

/** The function that FastAPI asks for what a parameter is: `Depends(open_orders)`. */
export function dependency(resolver: Resolver, place: Context, parameter: ParameterOutline): Context | undefined {
  const [given] = dependsOn(resolver, place, parameter) ?? [];
  if (given === undefined) return undefined;
  const found = resolver.value({ file: place.file, fn: 0 }, given).find(({ kind }) => kind === 'function');
  return found?.kind === 'function' ? { file: found.file, fn: found.fn } : undefined;
}

function dependsOn(resolver: Resolver, place: Context, parameter: ParameterOutline): readonly Value[] | undefined {
  const annotated = parameter.decorators?.find(({ name }) => /(?:^|\.)Depends$/.test(name));
  if (annotated !== undefined) return annotated.args;
  if (parameter.default?.kind !== 'call') return undefined;
  const call = resolver.scopes.get(place.file)?.outline.calls[parameter.default.call];
  return call?.name === 'Depends' ? call.args : undefined;
}
