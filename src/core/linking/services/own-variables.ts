import type { Component } from '../../model/component.ts';
import { joinPath } from '../../model/workspace-path.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';

type Deployed = Pick<Component, 'root' | 'deployment'>;
type Values = Readonly<Record<string, string>>;

/** What a service is started with where no deployment says it: the files of variables in its folder. */
export function ownVariables(input: LinkInput): (component: Deployed | undefined) => Values {
  const files = new Map<string, Values>();
  for (const { file, facts, role } of filesWith(input.files, 'variables'))
    if (role === 'system') for (const fact of facts) if (fact.kind === 'variables') files.set(file, fact.values);
  return (component) => {
    const { root, deployment } = component ?? {};
    const beside = root === undefined ? [] : names.map((name) => files.get(joinPath(root, name)));
    const known = beside.find((values) => values !== undefined) ?? {};
    const said = Object.fromEntries(Object.entries(known).filter(([, value]) => !stands.test(value)));
    return { ...said, ...deployment?.environment };
  };
}

/** The file itself is often kept from others; an example beside it says what it holds. */
const names = ['.env', '.env.local', '.env.development', '.env.example', '.env.sample', '.env.dist', '.env.template'];

/** What stands for the value that everybody fills in. */
const stands = /\bexample\.(?:com|org|net)\b|[<{[]|your[-_]|change[-_]?me|xxx/i;
