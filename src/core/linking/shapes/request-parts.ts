import { type Shape, type ShapeField, unknownShape } from '../../model/shape.ts';
import { aspnetParts } from '../aspnet/aspnet-parts.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { rubyParts } from '../ruby/ruby-parts.ts';
import { annotatedParts } from './annotated-parts.ts';
import { boundParts } from './bound-parts.ts';
import { checkedParts } from './checked-parts.ts';
import { guardedParts } from './guarded-parts.ts';
import { ktorParts } from './ktor-parts.ts';
import { objectOf } from './make-shape.ts';
import { optionParts } from './option-parts.ts';
import { parameterParts } from './parameter-parts.ts';
import { phpParts } from './php-parts.ts';
import { pythonRequestParts } from './python-request-parts.ts';
import { readParts } from './read-parts.ts';
import { type PartName, partNames, type RequestParts } from './request-part.ts';
import { pageFields } from './resource-answers.ts';
import { rustParts } from './rust-parts.ts';
import { signatureParts } from './signature-parts.ts';
import { typedParts } from './typed-parts.ts';

type Source = (resolver: Resolver, route: Route, handler: FunctionPlace | undefined) => RequestParts;

/** In order of how much they bind: declared parameters, schemas, checks, types, and what the handler reads at last. */
const sources: readonly Source[] = [
  parameterParts,
  signatureParts,
  annotatedParts,
  aspnetParts,
  optionParts,
  guardedParts,
  checkedParts,
  typedParts,
  boundParts,
  rubyParts,
  phpParts,
  ktorParts,
  rustParts,
  pythonRequestParts,
  (_, { resource }) => (resource?.takes === undefined ? {} : { body: objectOf(resource.takes.map(plainField)) }),
  (resolver, _, handler) => (handler === undefined ? {} : readParts(resolver, handler)),
];

function plainField(name: string): ShapeField {
  return { name, required: false, shape: unknownShape };
}

/** Gathers what a request to a route is made of; the first source that knows a part decides it. */
export function requestParts(resolver: Resolver, route: Route, handler: FunctionPlace | undefined): RequestParts {
  const found = sources.map((source) => source(resolver, route, handler));
  const parts: Partial<Record<PartName, Shape>> = {};
  for (const name of partNames) {
    const shape = found
      .map((known) => known[name])
      .find((candidate) => candidate !== undefined && saysSomething(candidate));
    if (shape !== undefined) parts[name] = shape;
  }
  const paging = pageFields(route);
  const asked = parts.query?.type === 'object' ? parts.query.fields : [];
  if (paging.length > 0) parts.query = objectOf([...asked, ...paging]);
  return parts;
}

function saysSomething(shape: Shape): boolean {
  return shape.type === 'object' ? shape.fields.length > 0 : shape.type !== 'unknown';
}
