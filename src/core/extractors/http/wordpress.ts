import type { HttpMethod } from '../../model/endpoint.ts';

/** What plugins and themes register: https://developer.wordpress.org/rest-api/extending-the-rest-api/adding-custom-endpoints/. */
export const wordpress = {
  id: 'wordpress',
  title: 'WordPress REST API',
  register: 'register_rest_route',
  base: '/wp-json',
  /** Constants of `WP_REST_Server`. */
  methods: {
    READABLE: ['GET'],
    CREATABLE: ['POST'],
    EDITABLE: ['POST', 'PUT', 'PATCH'],
    DELETABLE: ['DELETE'],
    ALLMETHODS: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  } satisfies Readonly<Record<string, readonly HttpMethod[]>> as Readonly<Record<string, readonly HttpMethod[]>>,
  callback: 'callback',
  permission: 'permission_callback',
  /** Function that lets everybody pass. */
  open: '__return_true',
} as const;
