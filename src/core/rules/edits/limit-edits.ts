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

  function statementEdit(): FileEdit | undefined {
    const statement = place === undefined ? undefined : statementIn(place.text);
    if (place === undefined || statement === undefined) return undefined;
    const { text, quote } = statement;
    const [from] = /\bFROM\b[^\n]*$/i.exec(text) ?? [];
    if (from === undefined || unlimitable.test(text)) return undefined;
    return replaceIn(place, `${from}${quote}`, `${from.trimEnd()} LIMIT ${most}${quote}`);
  }
}

const unlimitable = /\b(?:limit|fetch|offset|for\s+(?:update|share)|union)\b|;|--/i;

/**
 * The one text in quotes that reads from a table. None where it holds quotes of its own or is joined with another text:
 * then its end may not be the end of the statement.
 */
function statementIn(text: string): { readonly text: string; readonly quote: string } | undefined {
  const [found, another] = [...text.matchAll(/("""|'''|['"`])([\s\S]*?)\1/g)].filter(([, , inner = '']) =>
    /\bFROM\b/i.test(inner),
  );
  if (found === undefined || another !== undefined) return undefined;
  const [whole, quote = '', inner = ''] = found;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + whole.length);
  const isJoined = /(?:[+.&%'"`]|\|\||<<)\s*$/.test(before) || /^\s*(?:[+.&%'"`\\]|\|\||<<)/.test(after);
  return isJoined || /['"`\\]/.test(inner) ? undefined : { text: inner, quote };
}
