export default defineEventHandler((event) => ({ tent: getRouterParam(event, 'tent'), dry: true }));
