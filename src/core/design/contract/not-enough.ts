import { plural, singular } from '../../model/plural.ts';

/** `not enough stock is left`, `not enough seats are left`. */
export function notEnough(attribute: string): string {
  const last =
    attribute
      .split(/(?=[A-Z])|[_\s]/)
      .at(-1)
      ?.toLowerCase() ?? '';
  const isMany = singular(last) !== last && plural(singular(last)) === last;
  return `not enough ${attribute} ${isMany ? 'are' : 'is'} left`;
}
