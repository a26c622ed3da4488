import type { Shape } from '../../model/shape.ts';

export const partNames = ['body', 'query', 'path', 'header', 'cookie'] as const;
export type PartName = (typeof partNames)[number];

/** What is known of each part of a request. */
export type RequestParts = Readonly<Partial<Record<PartName, Shape>>>;
