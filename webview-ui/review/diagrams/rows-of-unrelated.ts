import { endsOf } from './most-connected.ts';

/** So many tables side by side are still seen at a glance. */
const shortRow = 4;

/** Tables are wider than they are tall, and so are windows. */
const wider = 1.5;

/**
 * The layout puts all tables without relations into one row, however long. Relations that are drawn for it alone make
 * several rows of them; they come last, so that `withoutHelpers` knows them by their number.
 */
export function withRowsOfUnrelated(text: string): string {
  const lines = text.split('\n');
  const related = new Set(lines.flatMap(endsOf));
  const unrelated = lines.flatMap((line) => /^ {2}(t\d+)\["/.exec(line)?.[1] ?? []).filter((id) => !related.has(id));
  if (unrelated.length <= shortRow) return text;
  const columns = Math.max(shortRow, Math.ceil(Math.sqrt(unrelated.length * wider)));
  const below = unrelated.slice(columns).map((id, position) => `  ${unrelated[position]} ||--|| ${id} : ""`);
  return [...lines, ...below].join('\n');
}

/** Takes the relations out of a drawing that only its layout needed. Mermaid numbers them in the order of the text. */
export function withoutHelpers(svg: string, text: string): string {
  const real = text.split('\n').filter((line) => endsOf(line).length > 0).length;
  return svg.replace(/<path [^>]*data-id="id_entity-[^"]*_(\d+)"[^>]*(?:\/>|><\/path>)/g, (path, number: string) =>
    Number(number) < real ? path : '',
  );
}
