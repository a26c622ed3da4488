import { django } from '../../extractors/http/django.ts';
import type { FunctionOutline, Outline } from '../../syntax/outline.ts';
import { oncePerOutline } from '../once-per-outline.ts';
import type { Resolver } from '../resolver.ts';
import type { FunctionPlace } from './handler-of.ts';

/** What a request asks of a class, as the tests of its methods name it. */
export interface AskedOf {
  readonly action?: string | undefined;
  readonly method?: string | undefined;
}

/** What a function does for this request, where it tells requests apart: `if self.action == 'list':`. */
export function variantOf(resolver: Resolver, place: FunctionPlace, asked: AskedOf): FunctionPlace {
  const outline = resolver.scopes.get(place.file)?.outline;
  const variants = outline === undefined ? undefined : variantsIn(outline).get(place.fn);
  if (outline === undefined || variants === undefined) return place;
  const fits = (fn: number, text: string | undefined): boolean => outline.functions[fn]?.variant?.text === text;
  const test = outline.functions[variants[0] ?? 0]?.variant?.name;
  const answer = test === 'self.action' ? asked.action : asked.method;
  if (answer === undefined) return place;
  const found = variants.find((fn) => fits(fn, answer)) ?? variants.find((fn) => fits(fn, ''));
  return found === undefined ? place : { file: place.file, fn: found };
}

const variantsIn = oncePerOutline(({ functions }: Outline) => {
  const byFunction = new Map<number, number[]>();
  functions.forEach(({ variant }, fn) => {
    if (variant !== undefined) byFunction.set(variant.of, [...(byFunction.get(variant.of) ?? []), fn]);
  });
  return byFunction;
});

/** What a method of a view answers, as far as its own name or reading says it. */
export function askedOf(outline: Outline | undefined, index: number): AskedOf {
  const fn = outline?.functions[index];
  if (outline === undefined || fn === undefined || fn.cls === undefined) return {};
  const { variant } = fn;
  // What all others ask is not one thing: methods of a base may tell some of them apart.
  if (variant?.text === '') return {};
  if (variant !== undefined)
    return variant.name === 'self.action' ? { action: variant.text } : { method: variant.text };
  if (Object.hasOwn(django.verbs, fn.name)) return { method: django.verbs[fn.name] };
  return isAction(fn) ? { action: fn.name } : {};
}

function isAction({ name, decorators }: FunctionOutline): boolean {
  const { actions, extra } = django.resources;
  return (
    Object.hasOwn(actions, name) || decorators?.some((each) => each.name.split('.').at(-1) === extra.name) === true
  );
}
