import { parse } from 'smol-toml';

export type TomlTable = Readonly<Record<string, unknown>>;

/** The table of a TOML text; what is wrong with it, where it cannot be read: the parser says so by an exception. */
export function readToml(text: string): TomlTable | string {
  try {
    return parse(text);
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}
