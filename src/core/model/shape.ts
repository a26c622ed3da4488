/** A field of an object shape. */
export interface ShapeField {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}

export type ScalarType = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'unknown';

export interface ObjectShape {
  readonly type: 'object';
  readonly name?: string | undefined;
  readonly fields: readonly ShapeField[];
  /** May also be null. */
  readonly nullable?: boolean | undefined;
  /** Takes no field beside its own. */
  readonly closed?: boolean | undefined;
}

export interface ArrayShape {
  readonly type: 'array';
  readonly items: Shape;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly nullable?: boolean | undefined;
}

export interface ScalarShape {
  readonly type: ScalarType;
  /** A JSON Schema format: `date-time`, `email`, `uuid`, `uri`. */
  readonly format?: string | undefined;
  readonly values?: readonly string[] | undefined;
  readonly example?: unknown;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** A regular expression of JSON Schema. */
  readonly pattern?: string | undefined;
  readonly description?: string | undefined;
  readonly default?: string | number | boolean | undefined;
  readonly nullable?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly writeOnly?: boolean | undefined;
}

/** The shape of a request or response body: what is known of it, `unknown` where nothing is. */
export type Shape = ObjectShape | ArrayShape | ScalarShape;

export const unknownShape: ScalarShape = { type: 'unknown' };
