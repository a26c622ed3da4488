import type { RepositoryVocabulary } from '../shapes/repository-vocabulary.ts';
import { mikroOrm } from './mikro-orm.ts';
import { typeormRepository } from './typeorm.ts';

/** Mappers of the shape "repository". */
export const repositoryMappers: readonly RepositoryVocabulary[] = [typeormRepository, mikroOrm];
