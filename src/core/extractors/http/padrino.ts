/** Padrino: https://padrinorb.com/guides/controllers/routing/. */
export const padrino = {
  id: 'padrino',
  title: 'Padrino',
  base: 'Padrino.Application',
  /** Open a controller of an application: `Shop::App.controllers :orders do`. */
  controllers: ['controllers', 'controller'],
  /** Options of controllers and actions: a whole path, the controller above, and what stands behind the path. */
  path: 'map',
  parent: 'parent',
  parts: 'with',
} as const;
