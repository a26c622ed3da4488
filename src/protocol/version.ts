import * as z from 'zod/mini';

/** Raised with every change that an older page or extension would misread. */
export const protocolVersion = 1;

export const versionSchema = z.literal(protocolVersion);
