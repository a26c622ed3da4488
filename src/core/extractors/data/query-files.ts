/** Packages of Python that make methods of the named queries in files of SQL. */
export const queryFiles = {
  id: 'query-files',
  /** What reads the files, by package. */
  makers: {
    aiosql: ['from_path', 'from_str'],
    anosql: ['from_path', 'from_str', 'load_queries', 'load_queries_from_string'],
    pugsql: ['module'],
  } as Readonly<Record<string, readonly string[]>>,
  /** `find-dog` is called as `find_dog`. */
  idOf: (name: string): string => `query ${name.replaceAll('-', '_')}`,
};
