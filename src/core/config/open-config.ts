import type { Workspace } from '../engine.ts';
import { rules } from '../rules/registry.ts';
import { type Config, configFiles, defaultConfig } from './config.ts';
import { fits } from './name-pattern.ts';
import { readConfig } from './read-config.ts';

interface OpenedConfig {
  readonly config: Config;
  /** Where it stands; empty where there is none. */
  readonly file: string;
  readonly workspace: Workspace;
}

/** The configuration of a workspace, and the workspace as it wants to be read: with what is wrong, without what is ignored. */
export function openConfig(workspace: Workspace): OpenedConfig {
  const file = configFiles.flatMap((name) => workspace.files.find(({ path }) => path === name) ?? [])[0];
  if (file === undefined) return { config: defaultConfig, file: '', workspace };
  const text = file.read();
  if (!text.ok) return { config: defaultConfig, file: '', workspace: withProblems(workspace, file.path, text.reason) };
  const { config, problems } = readConfig(
    file.path,
    text.text,
    rules.map((rule) => rule.id),
  );
  const files = workspace.files.filter(({ path }) => !config.ignore.some((pattern) => fits(pattern, path)));
  return {
    config,
    file: file.path,
    workspace: { ...workspace, files, problems: [...workspace.problems, ...problems] },
  };
}

function withProblems(workspace: Workspace, file: string, message: string): Workspace {
  return { ...workspace, problems: [...workspace.problems, { file, line: 1, message }] };
}
