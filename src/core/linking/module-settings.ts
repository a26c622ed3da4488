import { folderOf } from '../model/workspace-path.ts';
import { filesWith } from './files-with.ts';
import type { LinkInput } from './link-input.ts';
import { projectDependencies } from './project-dependencies.ts';
import { type ServedSettings, withServedSettings } from './spring/served-settings.ts';

/** A setting with the file that holds it. */
export interface PlacedSetting {
  readonly key: string;
  readonly value: string;
  readonly file: string;
  readonly at: number;
  readonly end: number;
}

/** Settings of the module that a file belongs to. */
export interface ModuleSettings {
  /** All settings of the module around a file or folder, placeholders filled in, what the variables say first. */
  of(path: string, variables?: Variables): readonly PlacedSetting[];
  /** One by its name, however its words are joined: `context-path` is `contextPath`. */
  get(path: string, key: string): string | undefined;
  /** Names of what the project around a file depends on. */
  dependencies(path: string): readonly string[];
  /** Fills `${key:default}` in, from variables first; a hole where nothing is known. */
  fill(path: string, text: string, variables?: Variables): string;
}

export function moduleSettings(input: LinkInput): ModuleSettings {
  const { files } = input;
  // Kept as long as an island is, so of a state of the workspace it may hold on to no more than these files.
  const settings = known.get(files) ?? readModules({ files });
  known.set(files, settings);
  return settings;
}

const known = new WeakMap<LinkInput['files'], ModuleSettings>();

type Files = Pick<LinkInput, 'files'>;

function readModules(input: Files): ModuleSettings {
  const manifests = projectDependencies(input);
  const modulesWith = modulesByProfiles(input, manifests);
  const around = (path: string, variables?: Variables): readonly PlacedSetting[] => {
    const modules = modulesWith(startedWith(variables));
    for (let at = path; at !== ''; at = folderOf(at)) {
      const own = modules.get(at);
      if (own !== undefined) return own;
    }
    return modules.get('') ?? [];
  };
  const find = (path: string, key: string, variables?: Variables): string | undefined => {
    const wanted = relaxed(key);
    return around(path, variables).find((setting) => relaxed(setting.key) === wanted)?.value;
  };
  const fill = (path: string, text: string, variables: Variables = {}, depth = 0): string =>
    text.replace(placeholder, (_, key: string, fallback: string | undefined) => {
      const value = depth > maxDepth ? undefined : (valueIn(variables, key) ?? find(path, key, variables));
      return value === undefined ? (fallback ?? '{}') : fill(path, value, variables, depth + 1);
    });
  return {
    of: (path, variables) =>
      around(path, variables).map((setting) => ({ ...setting, value: fill(path, setting.value, variables) })),
    get: (path, key) => {
      const value = find(path, key);
      return value === undefined ? undefined : fill(path, value);
    },
    dependencies: (path) => dependenciesAround(manifests, folderOf(path)),
    fill,
  };
}

/** The profiles that whoever starts an application names. */
function startedWith(variables: Variables | undefined): string {
  const profiles = variables === undefined ? undefined : valueIn(variables, 'SPRING_PROFILES_ACTIVE');
  return profiles === undefined || profiles.includes('$') ? '' : profiles;
}

type Modules = ReadonlyMap<string, readonly PlacedSetting[]>;

/** The settings of all modules under some profiles, each made once; without any, what they themselves name. */
function modulesByProfiles(
  input: Files,
  manifests: ReadonlyMap<string, readonly string[]>,
): (profiles: string) => Modules {
  const usual = modulesIn(input, undefined);
  const served = servedIn(input);
  const made = new Map<string, Modules>();
  return (profiles) => {
    const known = made.get(profiles);
    if (known !== undefined) return known;
    const ofProfiles = new Map<string, Modules>();
    const under = (profile: string): Modules => {
      const modules = ofProfiles.get(profile) ?? modulesIn(input, profile);
      ofProfiles.set(profile, modules);
      return modules;
    };
    const own = new Map(
      [...usual].map(([folder, settings]) => {
        const active = (profiles === '' ? activeIn(settings) : profiles).split(',').map((each) => each.trim());
        const more = active
          .toReversed()
          .flatMap((profile) => (profile === '' ? [] : (under(profile).get(folder) ?? [])));
        return [folder, more.length === 0 ? settings : withoutOverridden([...more, ...settings])];
      }),
    );
    const modules = withServedSettings(own, served, (folder) => dependenciesAround(manifests, folder), profiles);
    made.set(profiles, modules);
    return modules;
  };
}

/** `${PROFILE:dev}` is `dev` unless somebody says otherwise. */
function activeIn(settings: readonly PlacedSetting[]): string {
  const value = settings.find(({ key }) => key === 'spring.profiles.active')?.value ?? '';
  const known = value.replace(/\$\{[^}:]*:([^}]*)\}/g, '$1');
  return known.includes('${') || known.includes('@') ? '' : known;
}

/** What a profile says of a key stands in the place of what is said for all. */
function withoutOverridden(settings: readonly PlacedSetting[]): readonly PlacedSetting[] {
  const seen = new Set<string>();
  return settings.filter(({ key }) => {
    const wanted = relaxed(key);
    const isFirst = !seen.has(wanted);
    seen.add(wanted);
    return isFirst;
  });
}

/** What the nearest manifest around a folder names. */
function dependenciesAround(manifests: ReadonlyMap<string, readonly string[]>, folder: string): readonly string[] {
  for (let at = folder; ; at = folderOf(at)) {
    const own = manifests.get(at);
    if (own !== undefined || at === '') return own ?? [];
  }
}

type Variables = Readonly<Record<string, string>>;

function valueIn(variables: Variables, key: string): string | undefined {
  return Object.hasOwn(variables, key) ? variables[key] : undefined;
}

const maxDepth = 8;
const placeholder = /\$\{([\w.\-[\]/"]+)(?::([^}]*))?\}/g;

function relaxed(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

function modulesIn(input: Files, profile: string | undefined): Modules {
  const modules = new Map<string, PlacedSetting[]>();
  for (const { file, role, facts } of filesWith(input.files, 'settings')) {
    if (role !== 'system') continue;
    for (const fact of facts) {
      if (fact.kind !== 'settings' || fact.servedTo !== undefined || fact.profile !== profile) continue;
      const own = fact.settings.map((setting) => ({ ...setting, file }));
      modules.set(fact.folder, [...(modules.get(fact.folder) ?? []), ...own]);
    }
  }
  return modules;
}

/** Files of a configuration server, each with the name that it is handed out under. */
function servedIn(input: Files): readonly ServedSettings[] {
  return filesWith(input.files, 'settings').flatMap(({ file, role, facts }) =>
    facts.flatMap((fact) =>
      role !== 'system' || fact.kind !== 'settings' || fact.servedTo === undefined
        ? []
        : { folder: fact.folder, name: fact.servedTo, settings: fact.settings.map((each) => ({ ...each, file })) },
    ),
  );
}
