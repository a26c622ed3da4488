import { splitTop, type TypeName } from '../split-types.ts';

/** A pointer to a type is the type; what is a list, a map, a channel or a function is none with members. */
export function goTypeNames(text: string): readonly TypeName[] {
  const bare = text.trim().replace(/^\*+/, '');
  const match = /^([\w.]+)(?:\[([\s\S]*)\])?$/.exec(bare);
  if (match?.[1] === undefined) return [];
  return [{ head: match[1], args: match[2] === undefined ? [] : splitTop(match[2], ',') }];
}
