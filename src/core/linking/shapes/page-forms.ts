import type { Shape, ShapeField } from '../../model/shape.ts';
import { objectOf, scalar } from './make-shape.ts';

/** What a library's type of a page is sent as. */
export interface PageForm {
  readonly module: string;
  readonly name: string;
  around(rows: Shape): Shape;
}

const spring = 'org.springframework.data';

export const pageForms: readonly PageForm[] = [
  {
    module: spring,
    name: 'Page',
    around: (rows) => of('content', rows, { number: 0, size: 20, totalElements: 1, totalPages: 1 }),
  },
  { module: spring, name: 'Slice', around: (rows) => of('content', rows, { number: 0, size: 20 }) },
  {
    module: spring,
    name: 'PagedModel',
    around: (rows) => {
      const page = counts({ size: 20, number: 0, totalElements: 1, totalPages: 1 });
      return objectOf([field('content', rows), field('page', objectOf(page))]);
    },
  },
  {
    module: 'fastapi_pagination',
    name: 'Page',
    around: (rows) => of('items', rows, { total: 1, page: 1, size: 50, pages: 1 }),
  },
];

export const pageNames: ReadonlySet<string> = new Set(pageForms.map(({ name }) => name));

function of(name: string, rows: Shape, more: Readonly<Record<string, number>>): Shape {
  return objectOf([field(name, rows), ...counts(more)]);
}

function counts(values: Readonly<Record<string, number>>): readonly ShapeField[] {
  return Object.entries(values).map(([name, example]) => field(name, { ...scalar('integer'), example }));
}

function field(name: string, shape: Shape): ShapeField {
  return { name, shape, required: true };
}
