import type { Evidence } from '../../core/model/evidence.ts';
import type { SystemIndex } from '../../core/model/system-index.ts';
import type { FactKind, Lack } from './fact.ts';

/** A fact before ids are given out: its line is written once every id is known. */
export interface Draft {
  readonly kind: FactKind;
  readonly element: string;
  readonly service: string | undefined;
  readonly evidence: readonly Evidence[];
  /** Where else stands what its line says and cannot leave out: one that is kept back keeps back the whole. */
  readonly others?: readonly Evidence[] | undefined;
  readonly lacks?: readonly Lack[] | undefined;
  line(names: Names): string;
}

export interface Names {
  /** ` O33`, or nothing where the element has no fact. */
  ref(element: string | undefined): string;
  component(id: string | undefined): string;
  /** What is called so at this place, unless nothing of its file is sent. */
  standingAt(name: string, evidence: Evidence): string;
}

export type Drafter = (index: SystemIndex) => readonly Draft[];

/** Parts of a line; those that say nothing are left out. */
export function parts(...said: readonly (string | false | undefined)[]): string {
  return said.filter((part) => part !== false && part !== undefined && part !== '').join(' · ');
}
