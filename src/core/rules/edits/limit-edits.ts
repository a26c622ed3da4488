import type { DataAccess } from '../../model/data-access.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import { allOf, firstLine, insertAfter, replaceIn } from './quoted-line.ts';

/** As many rows as a page may have where nobody says otherwise. */
const most = 100;

/** A maximum for a query that has none, where the quote shows all that the edit changes. */
export function limitEdits({ library, evidence: [place] }: DataAccess): readonly FileEdit[] | undefined {
  if (place === undefined) return undefined;
  if (library === 'prisma') return optionEdits('findMany');
  if (library === 'typeorm') return optionEdits('find');
  return library === 'sql' ? allOf([statementEdit()]) : undefined;

  function optionEdits(method: string): readonly FileEdit[] | undefined {
    if (place === undefined) return undefined;
    if (place.text.includes(`.${method}()`))
      return allOf([replaceIn(place, `.${method}()`, `.${method}({ take: ${most} })`)]);
    const line = firstLine(place) ?? '';
    if (line.endsWith(`.${method}({`)) return allOf([insertAfter(place, `  take: ${most},`)]);
    return allOf([replaceIn(place, `.${method}({ `, `.${method}({ take: ${most}, `)]);
  }

  /** A statement that ends with its text, in quotes of one kind. */
  function statementEdit(): FileEdit | undefined {
    if (place === undefined) return undefined;
    const [found, another] = [...place.text.matchAll(/\bFROM\b([^'"`\n;]*)(['"`])/gi)];
    if (
      found === undefined ||
      another !== undefined ||
      /\b(?:limit|fetch|offset|for\s+(?:update|share)|union)\b/i.test(place.text)
    )
      return undefined;
    const [whole, , quote = ''] = found;
    return replaceIn(place, whole, `${whole.slice(0, -1).trimEnd()} LIMIT ${most}${quote}`);
  }
}
