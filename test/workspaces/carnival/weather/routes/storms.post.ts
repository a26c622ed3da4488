const warn = async (event) => {
  const storm = await readBody(event);
  return { warned: storm.level };
};

export default defineEventHandler(warn);
