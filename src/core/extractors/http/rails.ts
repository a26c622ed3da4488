import type { GuardKind, HttpMethod } from '../../model/endpoint.ts';

/** An action that `resources` makes a route for. */
interface ResourceAction {
  readonly name: string;
  readonly methods: readonly HttpMethod[];
  readonly at: 'collection' | 'member' | 'new' | 'edit';
}

/** What Rails calls things in its routes and controllers. */
export const rails = {
  id: 'rails',
  title: 'Ruby on Rails',
  verbs: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', head: 'HEAD', options: 'OPTIONS' },
  /** In the order in which Rails lists them. Both methods of an update reach the same action. */
  actions: [
    { name: 'index', methods: ['GET'], at: 'collection' },
    { name: 'create', methods: ['POST'], at: 'collection' },
    { name: 'new', methods: ['GET'], at: 'new' },
    { name: 'edit', methods: ['GET'], at: 'edit' },
    { name: 'show', methods: ['GET'], at: 'member' },
    { name: 'update', methods: ['PATCH', 'PUT'], at: 'member' },
    { name: 'destroy', methods: ['DELETE'], at: 'member' },
  ] satisfies readonly ResourceAction[] as readonly ResourceAction[],
  /** Words of a route's options; what else stands among them is a path with its target. */
  options: new Set(
    [
      'to as via on controller action only except defaults constraints format path module param shallow shallow_path',
      'shallow_prefix path_names concerns anchor at host protocol subdomain internal id via_redirect shallow_nesting',
      'trailing_slash domain port script_name locale name redirect path_prefix',
    ].flatMap((line) => line.split(' ')),
  ) as ReadonlySet<string>,
  /** Classes that answer nothing by themselves. */
  plainControllers: /^(?:Base|API|Metal|ApplicationController)$/,
  callbacks: {
    before_action: 'append',
    prepend_before_action: 'prepend',
    append_before_action: 'append',
    before_filter: 'append',
  },
  skipping: new Set(['skip_before_action', 'skip_before_filter', 'skip_action_callback']) as ReadonlySet<string>,
  /** Macros of a controller that guard its actions. */
  guards: {
    http_basic_authenticate_with: 'authentication',
    doorkeeper_for: 'authorization',
    authorize_resource: 'authorization',
    load_and_authorize_resource: 'authorization',
    authenticate_with: 'authentication',
    rate_limit: 'rate-limit',
  } satisfies Record<string, GuardKind> as Readonly<Record<string, GuardKind>>,
  /** Macros that take a callback away, and which. */
  exceptions: {
    allow_unauthenticated_access: 'require_authentication',
    skip_authorize_resource: 'authorize_resource',
    skip_load_and_authorize_resource: 'load_and_authorize_resource',
  } as Readonly<Record<string, string>>,
  /** Helpers that refuse by themselves, in a callback or within an action. */
  refusing: {
    authorize: 'authorization',
    'authorize!': 'authorization',
    policy_scope: 'authorization',
    'doorkeeper_authorize!': 'authorization',
    authenticate_or_request_with_http_basic: 'authentication',
    authenticate_or_request_with_http_token: 'authentication',
    authenticate_with_http_token: 'authentication',
    authenticate_with_http_digest: 'authentication',
    request_http_token_authentication: 'authentication',
    request_http_basic_authentication: 'authentication',
    'require_login!': 'authentication',
    require_login: 'authentication',
  } satisfies Record<string, GuardKind> as Readonly<Record<string, GuardKind>>,
  /** What answers in place of the action. */
  answering: new Set([
    'head',
    'render',
    'redirect_to',
    'redirect_back',
    'redirect_back_or_to',
    'send_file',
    'send_data',
    'halt',
    'error!',
  ]) as ReadonlySet<string>,
} as const;

/** Routes that `devise_for` makes, by the modules of the model. */
export const deviseRoutes: readonly {
  readonly controller: string;
  readonly action: string;
  readonly methods: readonly HttpMethod[];
  readonly path: string;
  /** Key of `path_names`, with the word that it replaces. */
  readonly word?: string;
}[] = [
  { controller: 'sessions', action: 'new', methods: ['GET'], path: 'sign_in', word: 'sign_in' },
  { controller: 'sessions', action: 'create', methods: ['POST'], path: 'sign_in', word: 'sign_in' },
  { controller: 'sessions', action: 'destroy', methods: ['DELETE'], path: 'sign_out', word: 'sign_out' },
  { controller: 'passwords', action: 'new', methods: ['GET'], path: 'password/new', word: 'password' },
  { controller: 'passwords', action: 'edit', methods: ['GET'], path: 'password/edit', word: 'password' },
  { controller: 'passwords', action: 'update', methods: ['PATCH', 'PUT'], path: 'password', word: 'password' },
  { controller: 'passwords', action: 'create', methods: ['POST'], path: 'password', word: 'password' },
  { controller: 'registrations', action: 'cancel', methods: ['GET'], path: 'cancel', word: 'cancel' },
  { controller: 'registrations', action: 'new', methods: ['GET'], path: 'sign_up', word: 'sign_up' },
  { controller: 'registrations', action: 'edit', methods: ['GET'], path: 'edit', word: 'edit' },
  { controller: 'registrations', action: 'update', methods: ['PATCH', 'PUT'], path: '' },
  { controller: 'registrations', action: 'destroy', methods: ['DELETE'], path: '' },
  { controller: 'registrations', action: 'create', methods: ['POST'], path: '' },
  { controller: 'confirmations', action: 'new', methods: ['GET'], path: 'confirmation/new', word: 'confirmation' },
  { controller: 'confirmations', action: 'show', methods: ['GET'], path: 'confirmation', word: 'confirmation' },
  { controller: 'confirmations', action: 'create', methods: ['POST'], path: 'confirmation', word: 'confirmation' },
  { controller: 'unlocks', action: 'new', methods: ['GET'], path: 'unlock/new', word: 'unlock' },
  { controller: 'unlocks', action: 'show', methods: ['GET'], path: 'unlock', word: 'unlock' },
  { controller: 'unlocks', action: 'create', methods: ['POST'], path: 'unlock', word: 'unlock' },
];

/** Module of a model → the controller whose routes it brings. */
export const deviseModules: Readonly<Record<string, string>> = {
  database_authenticatable: 'sessions',
  recoverable: 'passwords',
  registerable: 'registrations',
  confirmable: 'confirmations',
  lockable: 'unlocks',
};
