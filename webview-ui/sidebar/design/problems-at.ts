import type { FormProblem } from '../../../src/core/design/form/brief-form.ts';

/** What is wrong at a field or inside of it. */
export function problemsAt(problems: readonly FormProblem[], ...path: readonly string[]): readonly FormProblem[] {
  return problems.filter((problem) => path.every((key, position) => problem.path[position] === key));
}

/** What is wrong at a field that no field inside of it shows. */
export function problemsOf(
  problems: readonly FormProblem[],
  path: readonly string[],
  shownInside: readonly string[],
): readonly FormProblem[] {
  return problemsAt(problems, ...path).filter(({ path: own }) => !shownInside.includes(own[path.length] ?? ''));
}
