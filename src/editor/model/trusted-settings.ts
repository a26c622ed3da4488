/** What the editor knows of a setting: which value stands where. */
export interface Inspected {
  readonly defaultValue?: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

export type TrustedSettings =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  /** Names of settings that the workspace tries to decide. */
  | { readonly ok: false; readonly refused: readonly string[] };

/**
 * Takes only what the person set for all workspaces. A repository that could name the server would be sent the key and
 * the code. The scope of the settings forbids it already; this holds where an editor does not keep to the scope.
 */
export function trustedSettings(
  names: readonly string[],
  inspect: (name: string) => Inspected | undefined,
): TrustedSettings {
  const inspected = names.map((name) => [name, inspect(name) ?? {}] as const);
  const refused = inspected.filter(
    ([, one]) => one.workspaceValue !== undefined || one.workspaceFolderValue !== undefined,
  );
  if (refused.length > 0) return { ok: false, refused: refused.map(([name]) => name) };
  return { ok: true, values: Object.fromEntries(inspected.map(([name, one]) => [name, one.globalValue])) };
}
