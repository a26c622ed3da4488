import type { CallOutline, FunctionOutline, Value } from '../../syntax/outline.ts';
import type { Context } from '../definition.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';

/** Where a value stands, and what the call that led there gave to the function around it. */
export interface Place extends Context {
  /** Calls that led here, the latest first. */
  readonly given?: GivenCall | undefined;
  /** What is added behind this position comes too late for whoever asks. */
  readonly before?: number | undefined;
  readonly branch?: number | undefined;
  /** A variable whose value is being put together, and means no more than it did before. */
  readonly own?: string | undefined;
}

export interface GivenCall {
  readonly file: string;
  readonly fn: number;
  readonly call: CallOutline;
  readonly from: Place;
}

/** The same place, as far as another function of it sees. */
export function inside(place: Place, fn: number): Place {
  return { file: place.file, fn, given: place.given };
}

/** What a call gave to a parameter; nothing where the parameter keeps its default. */
export function argumentOf(call: CallOutline, fn: FunctionOutline | undefined, index: number): Value | undefined {
  const keywords = call.args.at(-1);
  const parameter = fn?.parameters[index];
  if (keywords?.kind !== 'object' || keywords.keywords !== true) return call.args[index] ?? parameter?.default;
  const named = keywords.entries.find(({ key }) => key === parameter?.name)?.value;
  return named ?? (index < call.args.length - 1 ? call.args[index] : parameter?.default);
}

export interface GivenValue {
  readonly place: Place;
  readonly value: Value;
}

/** What a name was given by the call that led here; undefined where it is no parameter of a function that was called. */
export function givenFor(resolver: Resolver, place: Place, name: string): GivenValue | undefined {
  const functions = resolver.scopes.get(place.file)?.outline.functions ?? [];
  for (let fn = place.fn; fn > 0; fn = functions[fn]?.parent ?? 0) {
    const index = functions[fn]?.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
    if (index < 0) continue;
    for (let { given } = place; given !== undefined; given = given.from.given) {
      if (given.file !== place.file || given.fn !== fn) continue;
      const value = argumentOf(given.call, functions[fn], index);
      return value && { place: { ...given.from, before: given.call.start }, value };
    }
    return undefined;
  }
  return undefined;
}

/** A text as it is here: what a parameter was given, or what the workspace says. */
export function textAt(resolver: Resolver, place: Place, value: Value): string | undefined {
  const given = value.kind === 'name' ? givenFor(resolver, place, value.name) : undefined;
  if (given !== undefined) return textAt(resolver, given.place, given.value);
  const text = resolveText(resolver, place, value)?.text;
  return text?.includes('{}') === true ? undefined : text;
}
