import type { HttpMethod } from '../../model/endpoint.ts';

/** Flask's extensions whose routes are methods of a class. */
export const flaskClasses = {
  id: 'flask',
  /** Packages whose classes expose methods by a decorator: `@expose('/list', methods=['GET'])`. */
  exposing: { modules: ['flask_appbuilder'], decorator: 'expose', base: 'route_base', resource: 'resource_name' },
  /** Prefix of a class that only names its resource. */
  resourcePrefix: '/api/v1/',
  /** Method that registers a class at paths: `api.add_resource(Order, '/orders/<id>')`. */
  adding: {
    modules: ['flask_restful', 'flask_restx', 'flask_restplus'],
    method: 'add_resource',
    /** The same above the class: `@api.resource('/orders')`. */
    decorator: 'resource',
    prefix: 'prefix',
  },
  verbs: { get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as Readonly<
    Record<string, HttpMethod>
  >,
};
