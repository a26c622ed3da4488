import type { Evidence } from '../../model/evidence.ts';

type Json = Readonly<Record<string, unknown>>;

/** A place in a file, with a URI that is relative to the root of the workspace. */
export function sarifLocation({ file, line, endLine, text }: Evidence): Json {
  const snippet = text.trim() === '' ? {} : { snippet: { text } };
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file), uriBaseId: 'SRCROOT' },
      region: { startLine: line, endLine: Math.max(line, endLine), ...snippet },
    },
  };
}

/** Each name is encoded alone, so that a `#`, `?` or `%` in it stays a part of the path. */
export function relativeUri(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
