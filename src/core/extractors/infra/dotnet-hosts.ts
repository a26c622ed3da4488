/** Classes of .NET whose methods begin a program that serves or works until it is stopped. */
export const hostBuilders: Readonly<Record<string, readonly string[]>> = {
  WebApplication: ['CreateBuilder', 'CreateSlimBuilder', 'CreateEmptyBuilder', 'Create'],
  WebHost: ['CreateDefaultBuilder'],
  Host: ['CreateDefaultBuilder', 'CreateApplicationBuilder', 'CreateEmptyApplicationBuilder'],
};
