/** Routes that `app/routes.ts` lists: https://reactrouter.com/start/framework/routing. */
export const reactRouterConfig = {
  id: 'react-router-config',
  modules: ['@react-router/dev/routes', '@remix-run/route-config'],
} as const;
