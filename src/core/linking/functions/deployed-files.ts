import type { FileFacts } from '../../extractors/extractor.ts';
import type { FunctionsFact } from '../../extractors/fact.ts';
import { joinPath } from '../../model/workspace-path.ts';
import { terraformFacts } from '../terraform/terraform-facts.ts';
import { codeFiles } from './code-files.ts';

/** Files that a deployment calls functions of: nothing in them says that anybody does. */
export function deployedFiles(
  facts: ReadonlyMap<string, FileFacts>,
  paths: ReadonlyMap<string, unknown>,
): readonly string[] {
  const evidence = (file: string) => ({ file, line: 1, endLine: 1, text: '' });
  const written = [...facts.values()].flatMap((each) => each.facts);
  const planned = terraformFacts({ files: facts, paths, evidence }).map(({ fact }) => fact);
  return [...written, ...planned].flatMap((fact) => (fact.kind === 'functions' ? filesOf(fact, paths) : []));
}

function filesOf({ folder, functions }: FunctionsFact, paths: ReadonlyMap<string, unknown>): readonly string[] {
  return functions.flatMap(({ handler }) => {
    const stem = joinPath(folder, handler.slice(0, handler.lastIndexOf('.')));
    return codeFiles(stem).find((file) => paths.has(file)) ?? [];
  });
}
