import { folderOf } from '../../model/workspace-path.ts';
import type { PlacedSetting } from '../module-settings.ts';

/** A file that a configuration server hands out. */
export interface ServedSettings {
  readonly folder: string;
  /** `orders`, `orders-docker`, `application`, in small letters. */
  readonly name: string;
  readonly settings: readonly PlacedSetting[];
}

type Modules = ReadonlyMap<string, readonly PlacedSetting[]>;

/**
 * Gives applications that ask a configuration server what it keeps for them. What is served beats what an application
 * brings along, what is for it alone beats what is for all, and a profile beats what holds for every one.
 */
export function withServedSettings(
  modules: Modules,
  served: readonly ServedSettings[],
  dependenciesOf: (folder: string) => readonly string[],
  /** The profiles that applications are started with, where somebody says so. */
  started = '',
): Modules {
  if (served.length === 0) return modules;
  const completed = new Map(modules);
  for (const [folder, own] of modules) {
    if (!asksServer(own, dependenciesOf(folder))) continue;
    // An application says who it is before it asks.
    const more = servedTo(own, served, started).filter(
      (each) => each.key !== 'spring.application.name' && !own.some(({ file }) => file === each.file),
    );
    if (more.length > 0) completed.set(folder, [...more, ...own]);
  }
  return completed;
}

function asksServer(own: readonly PlacedSetting[], dependencies: readonly string[]): boolean {
  if (own.some(({ key }) => key.startsWith('spring.cloud.config.server.'))) return false;
  return (
    own.some(({ key, value }) => key.startsWith('spring.cloud.config.') || value.includes('configserver:')) ||
    dependencies.some((name) => /:spring-cloud-(?:starter-config|config-client)$/.test(name))
  );
}

function servedTo(
  own: readonly PlacedSetting[],
  served: readonly ServedSettings[],
  started: string,
): readonly PlacedSetting[] {
  const name = settingIn(own, 'spring.cloud.config.name') ?? settingIn(own, 'spring.application.name');
  if (name === undefined) return [];
  const profiles = [settingIn(own, 'spring.cloud.config.profile'), started || settingIn(own, 'spring.profiles.active')]
    .flatMap((list) => list?.split(',') ?? [])
    .map((profile) => profile.trim().toLowerCase());
  const withProfiles = (stem: string): readonly string[] => [...profiles.map((each) => `${stem}-${each}`), stem];
  const mine = withProfiles(name);
  const folder = folderWith(served, mine);
  if (folder === undefined) return [];
  const around = [folder, folderOf(folder)];
  const forAll = withProfiles('application');
  return [...mine.map((each) => [folder, each]), ...around.flatMap((at) => forAll.map((each) => [at, each]))].flatMap(
    ([at, each]) => served.find((file) => file.folder === at && file.name === each)?.settings ?? [],
  );
}

/** Where two folders keep files for one application, nothing here says which of them is served. */
function folderWith(served: readonly ServedSettings[], names: readonly string[]): string | undefined {
  const folders = new Set(served.filter(({ name }) => names.includes(name)).map(({ folder }) => folder));
  return folders.size === 1 ? [...folders][0] : undefined;
}

/** `${SERVICE_NAME:orders}` is `orders` unless somebody says otherwise. */
function settingIn(own: readonly PlacedSetting[], key: string): string | undefined {
  const value = own.find((setting) => setting.key === key)?.value.replace(/\$\{[^}:]*:([^}]*)\}/g, '$1');
  return value === undefined || value.includes('${') ? undefined : value.toLowerCase();
}
