import type { Landscape, Place } from './landscape.ts';

/** What a change can bring that is worth a review of its own. */
export interface PlacedElement {
  readonly kind: 'endpoint' | 'table' | 'migration';
  readonly id: string;
  /** `POST /orders`, `orders`, `V7__add_coupons.sql`. */
  readonly name: string;
  readonly place: Place;
}

/**
 * Elements of a landscape that an earlier one has not. What only moved is not new: another file, or another name of its service,
 * gives an element another id, but the line that declares it stays.
 */
export function newElements(
  earlier: readonly PlacedElement[],
  later: readonly PlacedElement[],
): readonly PlacedElement[] {
  const known = new Set(earlier.map(({ id }) => id));
  const still = new Set(later.map(({ id }) => id));
  const moved = new Set(earlier.filter(({ id }) => !still.has(id)).map(declaration));
  return later.filter((element) => !known.has(element.id) && !moved.has(declaration(element)));
}

/** A table that is only asked stands nowhere as a table: it is new when something declares it. */
export function elementsOf({ endpoints, tables, migrations }: Landscape): readonly PlacedElement[] {
  const placed = (
    kind: PlacedElement['kind'],
    elements: readonly { readonly id: string; readonly name: string; readonly place?: Place | undefined }[],
  ) => elements.flatMap(({ id, name, place }) => (place === undefined ? [] : [{ kind, id, name, place }]));
  return [
    ...placed('endpoint', endpoints),
    ...placed(
      'table',
      tables.filter((table) => table.declared),
    ),
    ...placed('migration', migrations),
  ];
}

function declaration({ kind, name, place }: PlacedElement): string {
  return [kind, name, place.quote].join('\n');
}
