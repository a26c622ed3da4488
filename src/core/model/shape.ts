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
}

export interface ArrayShape {
  readonly type: 'array';
  readonly items: Shape;
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
}

/** The shape of a request or response body: what is known of it, `unknown` where nothing is. */
export type Shape = ObjectShape | ArrayShape | ScalarShape;

export const unknownShape: ScalarShape = { type: 'unknown' };
