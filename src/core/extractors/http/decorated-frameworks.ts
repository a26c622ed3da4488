import type { DecoratedFunctionVocabulary } from '../shapes/decorated-function-vocabulary.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';

/** Frameworks of the shape "decorated function". */
export const decoratedFrameworks: readonly DecoratedFunctionVocabulary[] = [fastapi, flask];
