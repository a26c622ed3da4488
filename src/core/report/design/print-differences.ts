import type { Difference } from '../../delta/difference.ts';
import { count } from '../../model/wording.ts';

const titles: Readonly<Record<Difference['kind'], string>> = {
  lacks: 'The code lacks',
  more: 'The code has more',
  otherwise: 'The code has otherwise',
};

/** What has to be built, asked about, or changed, until code and design say the same. */
export function printDifferences(differences: readonly Difference[], planned: number): string {
  if (differences.length === 0) return `The code is what the design says: ${count(planned, 'element')} compared.\n`;
  const parts = (['lacks', 'otherwise', 'more'] as const).flatMap((kind) => {
    const own = differences.filter((difference) => difference.kind === kind);
    if (own.length === 0) return [];
    return [`${titles[kind]} (${own.length})`, ...own.map(line), ''];
  });
  return `${parts.join('\n')}${count(differences.length, 'difference')}, ${count(planned, 'element')} of the design compared.\n`;
}

function line({ noun, name, message, place }: Difference): string {
  const where = place === undefined ? '' : `  ${place.file}:${place.line}`;
  return `  ${noun} ${name}: ${message}${where}`;
}
