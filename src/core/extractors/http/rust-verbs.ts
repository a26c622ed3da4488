import type { HttpMethod } from '../../model/endpoint.ts';
import { verbMethods } from '../shapes/verb-methods.ts';

export const rustVerbs: Readonly<Record<string, HttpMethod>> = {
  ...verbMethods,
  trace: 'TRACE',
};
