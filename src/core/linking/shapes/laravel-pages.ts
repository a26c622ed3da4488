import type { Response } from '../../model/endpoint.ts';
import type { Shape, ShapeField } from '../../model/shape.ts';
import type { Value } from '../../syntax/outline.ts';
import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import type { Resolver } from '../resolver.ts';
import { arrayOf, objectOf, scalar } from './make-shape.ts';

const page = scalar('integer');
const rows: ShapeField = field('data', arrayOf({ type: 'unknown' }));
const link = (name: string, query: string): ShapeField =>
  field(name, { ...scalar('string', 'uri'), example: `https://example.com/?${query}`, nullable: true });

const simple: readonly ShapeField[] = [
  field('current_page', { ...page, example: 1 }),
  rows,
  link('next_page_url', 'page=2'),
  field('per_page', { ...page, example: 15 }),
  field('prev_page_url', scalar('null')),
];

/** What Laravel's pages are sent as, by the method that makes them. */
const pages: Readonly<Record<string, Shape>> = {
  simplePaginate: objectOf(simple),
  paginate: objectOf([
    ...simple,
    field('last_page', { ...page, example: 3 }),
    field('total', { ...page, example: 42 }),
  ]),
  cursorPaginate: objectOf([rows, field('next_cursor', scalar('string')), field('prev_cursor', scalar('null'))]),
};

function field(name: string, shape: Shape): ShapeField {
  return { name, shape, required: true };
}

/** `return Product::orderBy('name')->paginate(20);`: a page that a controller gives is sent with its place. */
export function laravelPages(
  resolver: Resolver,
  route: Route,
  handler: FunctionPlace | undefined,
): readonly Response[] {
  const outline = handler && resolver.scopes.get(handler.file)?.outline;
  if (handler === undefined || outline?.language !== 'php' || route.framework !== 'laravel') return [];
  const scope = resolver.scopes.get(handler.file);
  const given = (value: Value): Value => {
    const [binding, another] = value.kind === 'name' ? (scope?.bindings(handler.fn, value.name) ?? []) : [];
    return binding === undefined || another !== undefined ? value : binding.value;
  };
  return (outline.functions[handler.fn]?.returns ?? []).map(given).flatMap((value) => {
    const name = value.kind === 'call' ? (outline.calls[value.call]?.name ?? '') : '';
    return Object.hasOwn(pages, name) ? [{ status: 200, shape: pages[name] }] : [];
  });
}
