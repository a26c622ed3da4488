/** A name as PostgreSQL takes it: quoted only where it has to be. */
export function sqlName(name: string): string {
  // A name may hold anything but a zero byte; none is also no name.
  const clean = name.replaceAll('\u0000', '');
  if (/^[a-z_][a-z0-9_]*$/.test(clean) && !reserved.has(clean)) return clean;
  return `"${(clean === '' ? '_' : clean).replaceAll('"', '""')}"`;
}

export function sqlText(text: string): string {
  const clean = text.replaceAll('\u0000', '');
  return clean.includes('\\')
    ? `E'${clean.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
    : `'${clean.replaceAll("'", "''")}'`;
}

/** One line, whatever it holds: a comment must not become a statement. */
export function sqlComment(text: string): string {
  return `-- ${text.replace(/\s+/g, ' ').replaceAll('\u0000', '').trim()}`;
}

/** PostgreSQL's reserved words, and those that it reserves for types and functions. */
const reserved: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate
  collation column concurrently constraint create cross current_catalog current_date current_role current_schema
  current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for
  foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading
  left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing
  primary references returning right select session_user similar some symmetric system_user table tablesample then to
  trailing true union unique user using variadic verbose when where window with
  bigint bit boolean char character coalesce dec decimal exists extract float greatest grouping inout int integer
  interval json json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize
  json_table json_value least merge_action national nchar none normalize nullif numeric out overlay position precision
  real row setof smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement
  xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable`.split(/\s+/),
);
