import type { HttpMethod } from '../../model/endpoint.ts';

/** Sails: https://sailsjs.com/documentation/concepts/routes/custom-routes. */
export const sails = {
  id: 'sails',
  title: 'Sails',
  /** The file whose export of that name is the table. */
  table: { file: /(?:^|\/)config\/routes\.[cm]?[jt]s$/, name: 'routes' },
  controllers: 'api/controllers/',
  /** `'PUT /orders/:id'` */
  address: /^(?:([A-Za-z]+)\s+)?(\/\S*)$/,
  /** Name of the function of a file that is one action. */
  action: 'fn',
  all: ['ALL'] as readonly string[],
  any: 'ANY' as HttpMethod,
} as const;
