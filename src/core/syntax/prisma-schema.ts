/** A Prisma schema file as it is written. Names of other files' models are as good as any. */
export interface PrismaSchema {
  readonly models: readonly PrismaModel[];
  readonly enums: readonly PrismaModel[];
  readonly datasources: readonly PrismaModel[];
  readonly problems: readonly PrismaProblem[];
}

/** A block: a model, a view, a composite type; the values of an enum are its fields. */
export interface PrismaModel extends PrismaPlace {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly PrismaField[];
  /** Of the block itself: `@@index([email])`. */
  readonly attributes: readonly PrismaAttribute[];
  readonly comment?: string | undefined;
}

export interface PrismaField extends PrismaPlace {
  readonly name: string;
  /** Empty for the value of an enum. `Unsupported("tsvector")` gives the inner name. */
  readonly type: string;
  readonly many: boolean;
  readonly optional: boolean;
  readonly attributes: readonly PrismaAttribute[];
  /** What an assignment gives: `provider = "postgresql"`. */
  readonly value?: PrismaValue | undefined;
  readonly comment?: string | undefined;
}

export interface PrismaAttribute extends PrismaPlace {
  /** Without `@`: `id`, `db.VarChar`. */
  readonly name: string;
  readonly args: readonly PrismaArgument[];
}

export interface PrismaArgument {
  /** Absent for a positional argument. */
  readonly name?: string | undefined;
  readonly value: PrismaValue;
}

export type PrismaValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A name, a number or a truth value. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly PrismaArgument[] }
  | { readonly kind: 'list'; readonly items: readonly PrismaValue[] };

interface PrismaPlace {
  readonly at: number;
  readonly end: number;
}

export interface PrismaProblem {
  readonly at: number;
  readonly message: string;
}
