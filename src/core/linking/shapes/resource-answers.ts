import type { Response } from '../../model/endpoint.ts';
import type { Shape, ShapeField } from '../../model/shape.ts';
import type { ListedPages, Route } from '../http/route.ts';
import { arrayOf, objectOf, scalar } from './make-shape.ts';

/** What a request may ask of a list that is given page by page. */
export function pageFields({ resource }: Route): readonly ShapeField[] {
  const pages = resource?.listed?.pages;
  if (pages === undefined) return [];
  const { place, size, usual, most } = pages;
  const asked = (name: string, shape: Shape): ShapeField => ({ name, shape, required: false });
  return [
    asked(place, place === 'cursor' ? scalar('string') : scalar('integer')),
    ...(size === undefined ? [] : [asked(size, { ...scalar('integer'), default: usual, maximum: most })]),
  ];
}

/** What a framework answers by itself: `{ count, next, previous, results }` for a page of REST framework. */
export function resourceResponses({ resource }: Route): readonly Response[] {
  const pages = resource?.listed?.pages;
  if (pages !== undefined) return [{ status: 200, shape: envelope(pages) }];
  return resource?.status === undefined ? [] : [{ status: resource.status }];
}

function envelope({ counts, place }: ListedPages): Shape {
  const field = (name: string, shape: Shape): ShapeField => ({ name, shape, required: true });
  const link = { ...scalar('string', 'uri'), example: `https://example.com/?${place}=${place === 'page' ? 2 : 'x'}` };
  return objectOf([
    ...(counts ? [field('count', { ...scalar('integer'), example: 42 })] : []),
    field('next', { ...link, nullable: true }),
    field('previous', scalar('null')),
    field('results', arrayOf({ type: 'unknown' })),
  ]);
}
