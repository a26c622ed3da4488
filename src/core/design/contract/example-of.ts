import { exampleText } from '../../model/example-text.ts';
import type { ScalarShape } from '../../model/shape.ts';
import { wordsOf } from '../../model/words.ts';
import { canonical, spoken } from '../names/identifier.ts';

/** The moment at which every example happens. */
export const moment = '2026-03-14T09:26:53Z';

/** An end lies behind the start that every other example is. */
export function exampleMoment(name: string): string {
  const isLater = wordsOf(name).some((word) => laterWords.has(word));
  return isLater ? '2026-03-15T10:26:53Z' : moment;
}

const laterWords = new Set(
  'end ends ended until till to finish finishes finished expire expires expiry due deadline'.split(' '),
);

/** The same id wherever the same resource is meant; a version 7 of the moment above. */
export function exampleId(resource: string): string {
  const sum = (seed: number): string => {
    const hash = [...canonical(resource)].reduce(
      (all, letter) => Math.imul(all ^ letter.charCodeAt(0), 0x01000193),
      seed,
    );
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  const [a, b] = [sum(0x811c9dc5), sum(0x9e3779b9)];
  return `019cebc4-4d48-7${a.slice(0, 3)}-8${a.slice(3, 6)}-${b}${a.slice(4)}`;
}

/** A text that could stand here: a person is called Ada, a thing after what it is. */
export function exampleTextOf(name: string, resource: string, shape: ScalarShape, personal = false): string {
  return exampleText(name, shape, personal ? ['person'] : wordsOf(spoken(resource)));
}
