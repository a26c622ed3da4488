import type { AttributeType, Load, Relation } from '../brief/brief.ts';

/** A brief as a form shows it: what is written, with the usual value where nothing is said. */
export interface BriefForm {
  readonly name: string;
  readonly goals: readonly string[];
  readonly auth: string;
  readonly database: string;
  readonly availability: string;
  readonly people: string;
  readonly tenant: string;
  readonly load: readonly FormLoad[];
  readonly resources: readonly FormResource[];
  /** Parts that only the text shows. */
  readonly also: readonly { readonly what: string; readonly amount: number; readonly line: number }[];
  readonly problems: readonly FormProblem[];
}

export type LoadKey = keyof Omit<Load, 'assumed'>;

export interface FormLoad {
  readonly key: LoadKey;
  readonly value: number;
  /** The brief does not say it. */
  readonly assumed: boolean;
}

export interface FormResource {
  readonly name: string;
  readonly line: number;
  readonly description: string;
  readonly rows: number;
  readonly rowsAssumed: boolean;
  readonly attributes: readonly FormAttribute[];
  readonly relations: readonly FormRelation[];
  readonly operations: readonly string[];
}

export interface FormAttribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  readonly values: readonly string[];
  readonly optional: boolean;
  readonly unique: boolean;
  readonly personal: boolean;
  readonly secret: boolean;
  readonly readOnly: boolean;
}

export interface FormRelation {
  readonly name: string;
  readonly to: string;
  readonly kind: Relation['kind'];
  readonly optional: boolean;
}

/** Something that is wrong in the brief, and the field that can mend it: `resources`, `order`, `attributes`, `total`. */
export interface FormProblem {
  readonly path: readonly string[];
  readonly line: number;
  readonly message: string;
}

/** What a person changed in the form. */
export type BriefEdit =
  /** Null takes the value away. */
  | {
      readonly kind: 'set';
      readonly path: readonly string[];
      readonly value: string | number | boolean | readonly string[] | null;
    }
  | { readonly kind: 'rename'; readonly path: readonly string[]; readonly name: string }
  | { readonly kind: 'addResource'; readonly name: string }
  | { readonly kind: 'attribute'; readonly resource: string; readonly attribute: FormAttribute }
  | { readonly kind: 'operations'; readonly resource: string; readonly names: readonly string[] }
  /** `was` is the relation that it replaces; without a relation that one is taken away. */
  | {
      readonly kind: 'relation';
      readonly resource: string;
      readonly was?: string | undefined;
      readonly relation?: FormRelation | undefined;
    };
