import type { LinkInput } from '../../link-input.ts';

/** A setting of Symfony with the file that holds it. */
export interface SymfonySetting {
  /** `security-file.security.access_control[0].path` */
  readonly key: string;
  readonly value: string;
  /** Folder of the application. */
  readonly folder: string;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

export function settingsIn(input: LinkInput): readonly SymfonySetting[] {
  return [...input.files].flatMap(([file, { facts, role }]) =>
    role !== 'system'
      ? []
      : facts.flatMap((fact) =>
          fact.kind === 'settings'
            ? fact.settings
                .filter(({ key }) => /^(?:security|routes)-file\./.test(key))
                .map((setting) => ({ ...setting, folder: fact.folder, file }))
            : [],
        ),
  );
}
