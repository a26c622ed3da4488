const development = /(?:^|[./_-])(?:dev|devcontainer|development|local|test|ci|override|example)(?:[./_-]|$)/i;

/** A file for development alone may open what it likes, debug, and hold the passwords of development. */
export function isForDevelopment(file: string): boolean {
  return development.test(file);
}
