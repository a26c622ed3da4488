/** Files that a function's code may stand in, by its path without an ending. */
export function codeFiles(stem: string): readonly string[] {
  return endings.map((ending) => stem + ending);
}

/** What stands for the handler of a program that hands its function over itself: `lambda.Start(handle)`. */
export const startedProgram = 'lambda.Start';

const endings = ['.ts', '.js', '.mjs', '.cjs', '.tsx', '.mts', '/index.ts', '/index.js', '.py'];
