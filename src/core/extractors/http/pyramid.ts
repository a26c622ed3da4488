/** Pyramid: https://docs.pylonsproject.org/projects/pyramid/en/latest/narr/urldispatch.html. */
export const pyramid = {
  id: 'pyramid',
  title: 'Pyramid',
  module: /^pyramid(?:\.|$)/,
  /** `config.add_route('order', '/orders/{id}')` gives a path its name. */
  naming: 'add_route',
  /** `config.include(module, route_prefix='/api')`, and the option of a name that stands for it. */
  including: 'include',
  prefix: 'route_prefix',
  /** `@view_config(route_name='order')` above a function or a method, with `@view_defaults` above its class. */
  decorator: 'view_config',
  defaults: 'view_defaults',
  /** `config.add_view(find, route_name='order')` */
  adding: 'add_view',
  name: 'route_name',
  method: 'request_method',
  permission: 'permission',
  /** Permission that everybody has. */
  open: 'NO_PERMISSION_REQUIRED',
} as const;
