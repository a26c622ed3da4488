import { wordsOf } from '../../model/words.ts';

/** How a query library changes a row by its key and whom it belongs to, ready to type. */
export function ownRowsInLibrary(library: string, verb: 'update' | 'delete', key: string, owner: string): string {
  const way = Object.hasOwn(ways, library) ? ways[library] : undefined;
  return way?.(verb, key, owner) ?? `… WHERE ${key} = $1 AND ${owner} = $2`;
}

type Way = (verb: 'update' | 'delete', key: string, owner: string) => string;

const inObject =
  (update: string, remove: string): Way =>
  (verb, key, owner) =>
    `${verb === 'update' ? update : remove}({ where: { ${key}, ${owner} }, … })`;

const ways: Readonly<Record<string, Way>> = {
  prisma: inObject('updateMany', 'deleteMany'),
  sequelize: (verb, key, owner) =>
    verb === 'update' ? `update(…, { where: { ${key}, ${owner} } })` : `destroy({ where: { ${key}, ${owner} } })`,
  typeorm: (verb, key, owner) =>
    verb === 'update' ? `update({ ${key}, ${owner} }, …)` : `delete({ ${key}, ${owner} })`,
  knex: (_, key, owner) => `.where({ ${key}, ${owner} })`,
  mongoose: (verb, key, owner) => `${verb}One({ ${key}, ${owner} }${verb === 'update' ? ', …' : ''})`,
  'spring-data': (verb, key, owner) =>
    verb === 'update' ? `findBy${pascal(key)}And${pascal(owner)}(…)` : `deleteBy${pascal(key)}And${pascal(owner)}(…)`,
  eloquent: (_, key, owner) => `->where('${key}', $${key})->where('${owner}', $request->user()->id)`,
  django: (_, key, owner) => `.filter(${key}=${key}, ${owner}=request.user.pk)`,
  gorm: (_, key, owner) => `.Where("${key} = ? AND ${owner} = ?", ${key}, caller)`,
  'ef-core': (_, key, owner) => `.Where(row => row.${pascal(key)} == id && row.${pascal(owner)} == caller)`,
  'active-record': (_, key, owner) => `.find_by!(${key}: params[:${key}], ${owner}: current_user.id)`,
};

function pascal(column: string): string {
  return wordsOf(column)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
