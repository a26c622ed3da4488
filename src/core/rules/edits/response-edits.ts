import type { Block, DocumentOperation } from '../../model/contract-document.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { FileEdit } from '../../model/file-edit.ts';
import { firstLine, insertBefore, replaceIn } from './quoted-line.ts';

/** One more response of an operation, written as those that it has: before the first that comes later, else at the end. */
export function responseEdit(
  { firstResponse: first, laterResponse: later, lastResponse: last }: DocumentOperation,
  status: '429' | 'default',
  description: string,
): FileEdit | undefined {
  const line = first === undefined ? undefined : firstLine(first);
  if (first === undefined || line === undefined) return undefined;
  const isJson = first.file.endsWith('.json');
  const written = isJson ? jsonEntry(line, status, description) : yamlEntry(line, status, description);
  if (written === undefined) return undefined;
  const before = status === 'default' ? undefined : later;
  return before === undefined ? atEnd(last, written, isJson) : inFront(before, written, isJson);
}

function inFront(place: Evidence, written: string, isJson: boolean): FileEdit | undefined {
  const startsLine = /^['"]?\w+['"]?:/.test(firstLine(place) ?? '');
  return startsLine ? insertBefore(place, isJson ? `${written},` : written) : undefined;
}

/** In JSON a comma stands behind what was the last. */
function atEnd(block: Block | undefined, written: string, isJson: boolean): FileEdit | undefined {
  const line = block === undefined ? undefined : firstLine(block.last);
  if (block === undefined || line === undefined || line.endsWith(',')) return undefined;
  return replaceIn(block.last, line, `${line}${isJson ? ',' : ''}\n${block.indent}${written}`);
}

function jsonEntry(line: string, status: string, description: string): string | undefined {
  return /^"\w+":/.test(line) ? `"${status}": { "description": "${description}" }` : undefined;
}

function yamlEntry(line: string, status: string, description: string): string | undefined {
  const [, quote] = /^(['"]?)\w+\1:/.exec(line) ?? [];
  if (quote === undefined) return undefined;
  const key = /^\d/.test(status) ? `${quote}${status}${quote}` : status;
  return `${key}: { description: ${description} }`;
}
