import type { Evidence } from '../../../src/core/model/evidence.ts';

export function quote(place: string, text: string): Evidence {
  const at = place.lastIndexOf(':');
  const line = Number(place.slice(at + 1));
  return { file: place.slice(0, at), line, endLine: line + text.split('\n').length - 1, text };
}
