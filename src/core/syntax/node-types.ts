import type { Language as Grammar } from 'web-tree-sitter';
import type { LightNode } from './light-tree.ts';

/** What an adapter looks at in the trees of one grammar, by the grammar's names. */
export interface Selection {
  /** Kept, but not entered: only their text matters. */
  readonly leaves: readonly string[];
  /** Left out with all that is in them. */
  readonly skipped: readonly string[];
  /** Unnamed tokens that carry meaning: `async`, `+`. All others are left out. */
  readonly tokens: readonly string[];
  /** Types whose children are told apart without field names: saves a question per child. */
  readonly fieldless: readonly string[];
  readonly comments: readonly string[];
  /** Puts right what the grammar is known to read wrongly, once all children of the node are read. */
  readonly repairs: Readonly<Record<string, (node: LightNode) => LightNode>>;
}

/** A selection by the numbers of a loaded grammar. */
export interface NodeTypes {
  readonly names: readonly string[];
  readonly modes: Uint8Array;
  readonly fields: readonly (string | undefined)[];
  readonly repairs: Selection['repairs'];
}

/** Bits of a mode; 0 leaves the node out. */
export const KEPT = 1;
export const ENTERED = 2;
export const FIELDLESS = 4;
export const COMMENT = 8;
export const REPAIRED = 16;

export function nodeTypesOf(grammar: Grammar, selection: Selection): NodeTypes {
  const names: string[] = [];
  const modes = new Uint8Array(grammar.nodeTypeCount);
  const modeOf = modeByName(selection);
  for (let id = 0; id < grammar.nodeTypeCount; id++) {
    const name = grammar.nodeTypeForId(id) ?? '';
    names.push(name);
    modes[id] = grammar.nodeTypeIsNamed(id) ? modeOf(name) : selection.tokens.includes(name) ? KEPT : 0;
  }
  const fields = grammar.fields.map((field) => field ?? undefined);
  return { names, modes, fields, repairs: selection.repairs };
}

function modeByName(selection: Selection): (name: string) => number {
  const sets = {
    leaves: new Set(selection.leaves),
    skipped: new Set(selection.skipped),
    fieldless: new Set(selection.fieldless),
    comments: new Set(selection.comments),
  };
  return (name) => {
    if (sets.comments.has(name)) return COMMENT;
    if (sets.skipped.has(name)) return 0;
    if (sets.leaves.has(name)) return KEPT;
    const fieldless = sets.fieldless.has(name) ? FIELDLESS : 0;
    return KEPT | ENTERED | fieldless | (name in selection.repairs ? REPAIRED : 0);
  };
}
