import type { LightNode } from '../light-tree.ts';
import { type Reader, textOf } from '../reader.ts';

/** Directives stand before all other statements: `'use server'`. https://react.dev/reference/rsc/use-server */
export function beginsOnServer(reader: Reader, statements: readonly LightNode[]): boolean {
  for (const { type, children } of statements) {
    const [only] = children;
    if (type !== 'expression_statement' || only?.type !== 'string') return false;
    if (/^['"]use server['"]$/.test(textOf(reader, only))) return true;
  }
  return false;
}
