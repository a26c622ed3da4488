import type { GuardUse, Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';

/** One field of a schema with the function that answers it. */
export interface AnsweredField {
  readonly framework: string;
  readonly type: string;
  readonly field: string;
  readonly handler: FunctionPlace;
  readonly guards: readonly GuardUse[];
  /** Where the field is said. */
  readonly file: string;
  readonly at: number;
  readonly end: number;
  /** Where the schema is served. */
  readonly base?: string | undefined;
}

/** All fields stand behind one path, told apart by what stands behind the `#`. */
export function graphqlRoute({ framework, type, field, handler, guards, file, at, end, base }: AnsweredField): Route {
  return {
    framework,
    method: 'POST',
    path: `${base ?? '/graphql'}#${type}.${field}`,
    protocol: 'graphql',
    file,
    at,
    end,
    context: handler,
    handlerFunction: handler,
    guards,
    passed: [],
  };
}
