import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';
import type { ResourceDeed } from '../shapes/path-table-vocabulary.ts';

interface RestAction {
  readonly name: string;
  readonly methods: readonly HttpMethod[];
  readonly path: string;
  readonly does: ResourceDeed;
}

/** Yii 2: https://www.yiiframework.com/doc/guide/2.0/en/runtime-routing. */
export const yii = {
  id: 'yii',
  title: 'Yii',
  controllers: ['yii\\web\\Controller', 'yii\\rest\\Controller', 'yii\\rest\\ActiveController'],
  suffix: 'Controller',
  prefix: 'action',
  /** What an address without a controller, or a controller without an action, means. */
  defaults: { controller: 'site', action: 'index' },
  component: 'urlManager',
  rules: 'rules',
  strict: 'enableStrictParsing',
  rest: 'UrlRule',
  /** Field of an active controller with the class of its rows. */
  model: 'modelClass',
  restActions: [
    { name: 'index', does: 'list', methods: ['GET'], path: '' },
    { name: 'create', does: 'create', methods: ['POST'], path: '' },
    { name: 'view', does: 'show', methods: ['GET'], path: '/:id' },
    { name: 'update', does: 'change', methods: ['PUT', 'PATCH'], path: '/:id' },
    { name: 'delete', does: 'delete', methods: ['DELETE'], path: '/:id' },
  ] satisfies readonly RestAction[],
  behaviors: 'behaviors',
  verbs: 'VerbFilter',
  access: 'AccessControl',
  /** Filters that ask who is calling, or how often. */
  filters: {
    HttpBearerAuth: 'authentication',
    HttpBasicAuth: 'authentication',
    HttpHeaderAuth: 'authentication',
    QueryParamAuth: 'authentication',
    CompositeAuth: 'authentication',
    JwtHttpBearerAuth: 'authentication',
    RateLimiter: 'rate-limit',
  } satisfies Readonly<Record<string, GuardKind>>,
} as const;
