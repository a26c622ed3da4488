import type { HttpMethod } from '../../model/endpoint.ts';
import type { CallOutline, Value } from '../../syntax/outline.ts';
import type { RouteScope } from './route-scope.ts';

/** A route as a route file says it; which controller answers is found afterwards. */
export interface RouteLine {
  readonly scope: RouteScope;
  readonly methods: readonly HttpMethod[];
  readonly path: string;
  /** `admin/orders`; absent where something else answers. */
  readonly controller?: string | undefined;
  readonly action?: string | undefined;
  /** A lambda or an application of its own. */
  readonly target?: Value | undefined;
  /** Made by `resources`: there only where the controller has the action. */
  readonly implied: boolean;
  readonly file: string;
  readonly fn: number;
  readonly call: CallOutline;
}
