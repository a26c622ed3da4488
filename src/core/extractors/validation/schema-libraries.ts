import type { SchemaVocabulary } from '../shapes/schema-vocabulary.ts';
import { joi } from './joi.ts';
import { yup } from './yup.ts';
import { zod } from './zod.ts';

/** Libraries of the shape "schema builder". */
export const schemaLibraries: readonly SchemaVocabulary[] = [zod, joi, yup];
