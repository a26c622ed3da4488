import type { PlacedElement } from '../core/review/landscape/new-elements.ts';

interface Target {
  readonly folder: string;
  readonly element: PlacedElement;
}

/** Arguments of commands come from anywhere: keybindings, links, other extensions. */
export function isPlacedElement(value: unknown): value is Target {
  const { folder, element } = fields(value);
  const { id, name, place } = fields(element);
  const isText = (text: unknown) => typeof text === 'string';
  return [folder, id, name, fields(place)['file']].every(isText);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
