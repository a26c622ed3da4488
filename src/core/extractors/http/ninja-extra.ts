import { verbMethods } from '../shapes/verb-methods.ts';

/** Django Ninja Extra: https://eadwincode.github.io/django-ninja-extra/api_controller. */
export const ninjaExtra = {
  id: 'django-ninja',
  modules: ['ninja_extra'],
  controller: 'api_controller',
  /** Decorators of methods: `@http_get('/')`, `@route.get('/')`. */
  verbs: Object.fromEntries(
    Object.entries(verbMethods).flatMap(([name, verb]) => [
      [`http_${name}`, verb],
      [`route.${name}`, verb],
    ]),
  ),
  register: 'register_controllers',
  guards: { auth: 'authentication', permissions: 'authorization', throttle: 'rate-limit' },
  parameter: /\{\w+:(\w+)\}/g,
} as const;
