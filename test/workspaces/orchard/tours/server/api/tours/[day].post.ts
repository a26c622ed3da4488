export default defineEventHandler(async (event) => {
  const { guests } = await readBody(event);
  return { day: getRouterParam(event, 'day'), guests };
});
