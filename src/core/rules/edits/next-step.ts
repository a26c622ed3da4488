import type { Migration } from '../../model/migration.ts';
import { folderOf } from '../../model/workspace-path.ts';

/** Where the next step of a history stands. */
export interface NextStep {
  readonly file: string;
  /** The way back, where the tool keeps it in a file of its own. */
  readonly back?: string | undefined;
}

/**
 * The file that comes after a migration, named as the workspace names its migrations. No clock is asked: what is
 * counted goes on by one, and a moment by one second, so that it sorts behind the latest and the same tree gives the
 * same name. Undefined where the name tells no order.
 */
export function nextStep({ file, tool }: Pick<Migration, 'file' | 'tool'>, slug: string): NextStep | undefined {
  const folder = tool === 'prisma' ? folderOf(folderOf(file)) : folderOf(file);
  const name = tool === 'prisma' ? (folderOf(file).split('/').at(-1) ?? '') : (file.split('/').at(-1) ?? '');
  const inside = folder === '' ? '' : `${folder}/`;
  const [, version = '', separator = '', rest = ''] = naming(tool).exec(name) ?? [];
  if (version === '') return undefined;
  const next = `${after(version)}${separator}${cased(slug, rest)}`;
  switch (tool) {
    case 'prisma':
      return { file: `${inside}${next}/migration.sql` };
    case 'golang-migrate':
      return { file: `${inside}${next}.up.sql`, back: `${inside}${next}.down.sql` };
    case 'flyway':
      return { file: `${inside}${name[0] ?? 'V'}${next}.sql` };
    case 'sql':
      return { file: `${inside}${next}.sql` };
    default:
      return undefined;
  }
}

/** The file of a step that is code, behind another: `20240105_init.ts`, `2026_02_01_100000_add_programs.php`. */
export function namedAfter(file: string, slug: string): string | undefined {
  const inside = file.slice(0, file.lastIndexOf('/') + 1);
  const [, version = '', separator = '', rest = '', ending = ''] =
    /^(\d{4}_\d{2}_\d{2}_\d{6}|\d+)([_.-])(.*)(\.\w+)$/.exec(file.slice(inside.length)) ?? [];
  return version === '' ? undefined : `${inside}${after(version)}${separator}${cased(slug, rest)}${ending}`;
}

function naming(tool: string): RegExp {
  return tool === 'flyway' ? /^V(\d[\d._]*?)(__)(.*)\.sql$/i : /^(\d+)([_.-])(.*?)(?:(?:\.up)?\.sql)?$/i;
}

/** `create-users.sql` goes on with dashes, `create_users.sql` with underscores. */
function cased(slug: string, before: string): string {
  return before.includes('-') && !before.includes('_') ? slug.replaceAll('_', '-') : slug;
}

/** The folder of a history, and the number or moment in front of a step's name. */
const stepVersion = /^((?:.*\/)?V?)(\d{4}_\d{2}_\d{2}_\d{6}|\d[\d.]*)(?=[_.-])/i;

/** What tells the steps of one history apart. */
export function versionIn(file: string): string {
  return stepVersion.exec(file)?.[0] ?? file;
}

/** The same step one place later, for a history that has got another one meanwhile. */
export function laterName(file: string): string {
  return file.replace(stepVersion, (_, before: string, version: string) => `${before}${after(version)}`);
}

/** `007` → `008`, `1.4` → `1.5`, `20250131235959` → `20250201000000`, also with underscores between the parts. */
function after(version: string): string {
  const parts = /^(\d{4})_(\d{2})_(\d{2})_(\d{6})$/.exec(version);
  if (parts !== null)
    return laterBySecond(parts.slice(1).join('')).replace(
      /^(\d{4})(\d{2})(\d{2})/,
      (_, ...at) => `${at.slice(0, 3).join('_')}_`,
    );
  const last = /(\d+)$/.exec(version)?.[1] ?? version;
  const before = version.slice(0, version.length - last.length);
  if (/^(?:19|20)\d{12}$/.test(last)) return `${before}${laterBySecond(last)}`;
  const next = String(BigInt(last) + 1n);
  return `${before}${next.padStart(last.length, '0')}`;
}

const dayLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Carries from seconds up to the year, as an odometer does. */
function laterBySecond(stamp: string): string {
  const part = (from: number, to: number): number => Number(stamp.slice(from, to));
  const [year, month] = [part(0, 4), part(4, 6)];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = (dayLengths[month - 1] ?? 31) + (month === 2 && isLeap ? 1 : 0);
  // What each counts from, and where it begins again.
  const wheels = [
    { value: part(12, 14), first: 0, last: 59 },
    { value: part(10, 12), first: 0, last: 59 },
    { value: part(8, 10), first: 0, last: 23 },
    { value: part(6, 8), first: 1, last: days },
    { value: month, first: 1, last: 12 },
  ];
  let carry = 1;
  const turned = wheels.map(({ value, first, last }) => {
    const next = value + carry;
    carry = next > last ? 1 : 0;
    return String(next > last ? first : next).padStart(2, '0');
  });
  return [String(year + carry), ...turned.reverse()].join('');
}
