import type { Response } from '../../model/endpoint.ts';
import { reasonOf } from '../../model/http-status.ts';
import { defined, type Json } from '../../model/json-schema.ts';
import { wordsOf } from '../../model/words.ts';
import type { PartBook } from './part-book.ts';
import type { SchemaBook } from './schema-book.ts';

export function responsesOf(responses: readonly Response[], book: SchemaBook, parts: PartBook): Json {
  const standard = responses.filter(({ status }) => status >= 100 && status <= 599);
  if (standard.length === 0) return { default: { description: 'Not declared in the code.' } };
  const byStatus = [...standard].sort((a, b) => a.status - b.status || Number(known(b)) - Number(known(a)));
  const entries = byStatus.filter((each, index) => each.status !== byStatus[index - 1]?.status);
  return Object.fromEntries(entries.map((response) => [String(response.status), shared(response, book, parts)]));
}

function known({ shape }: Response): boolean {
  return shape !== undefined && shape.type !== 'unknown';
}

/** An error that carries an example was written for all routes at once. */
function shared(response: Response, book: SchemaBook, parts: PartBook): Json {
  const part = responseOf(response, book, parts);
  if (response.status < 400 || response.example === undefined) return part;
  return parts.share('responses', wordsOf(reasonOf(response.status)).map(capital).join(''), part);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function responseOf(response: Response, book: SchemaBook, parts: PartBook): Json {
  const description = response.description ?? (reasonOf(response.status) || `Status ${response.status}`);
  const headers = headersOf(response, book, parts);
  if (response.shape === undefined || !known(response)) return defined({ description, headers });
  const type = response.contentType ?? 'application/json';
  const media = defined({ schema: book.schemaOf(response.shape), example: response.example });
  return defined({ description, headers, content: { [type]: media } });
}

function headersOf({ headers }: Response, book: SchemaBook, parts: PartBook): Json | undefined {
  if (headers === undefined || headers.length === 0) return undefined;
  return Object.fromEntries(
    headers.map(({ name, description, shape }) => [
      name,
      parts.share('headers', name, { description, schema: book.schemaOf(shape) }),
    ]),
  );
}
