import type { DocumentOperation } from '../../model/contract-document.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import { firstLine, insertBefore } from './quoted-line.ts';

/** One more response of an operation, written as those that it has. */
export function responseEdit(
  { firstResponse: place }: DocumentOperation,
  status: string,
  description: string,
): FileEdit | undefined {
  const line = place === undefined ? undefined : firstLine(place);
  if (place === undefined || line === undefined) return undefined;
  if (place.file.endsWith('.json'))
    return /^"\w+":/.test(line) ? insertBefore(place, `"${status}": { "description": "${description}" },`) : undefined;
  const [, quote] = /^(['"]?)\w+\1:/.exec(line) ?? [];
  if (quote === undefined) return undefined;
  const key = /^\d/.test(status) ? `${quote}${status}${quote}` : status;
  return insertBefore(place, `${key}: { description: ${description} }`);
}
