/** Guidelines that a team follows; without one the habits of its own workspace count. */
export const profileNames = ['zalando', 'google-aip', 'microsoft', 'none'] as const;
export type ProfileName = (typeof profileNames)[number];

export const pathStyles = ['kebab-case', 'snake_case', 'camelCase', 'PascalCase'] as const;
export type PathStyle = (typeof pathStyles)[number];

/** What a style rule holds an API to. What is absent follows the majority of the workspace. */
export interface Profile {
  /** Where the guideline says it. */
  readonly source?: string | undefined;
  readonly pathStyles?: readonly PathStyle[] | undefined;
  readonly pluralCollections?: true | undefined;
  /** The address carries no version: a media type does. */
  readonly unversionedPaths?: true | undefined;
  readonly createAnswers201?: true | undefined;
  readonly numberFormats?: true | undefined;
  /** Rules of style that say nothing. */
  readonly silent: readonly string[];
}

/** No guideline: what most of the workspace does is right. */
export const majority: Profile = { silent: [] };

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  zalando: {
    source: 'https://opensource.zalando.com/restful-api-guidelines/',
    pathStyles: ['kebab-case'],
    pluralCollections: true,
    unversionedPaths: true,
    createAnswers201: true,
    numberFormats: true,
    silent: ['missing-versioning', 'mixed-versioning'],
  },
  'google-aip': {
    source: 'https://google.aip.dev/general',
    pathStyles: ['camelCase'],
    pluralCollections: true,
    // AIP-133 answers a creation with the resource, and gRPC transcoding knows 200 alone.
    silent: ['wrong-create-status', 'deep-nesting', 'missing-error-response'],
  },
  microsoft: {
    source: 'https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md',
    pathStyles: ['kebab-case', 'camelCase'],
    pluralCollections: true,
    createAnswers201: true,
    silent: ['version-in-path'],
  },
  none: {
    silent: [
      'closed-enum',
      'deep-nesting',
      'missing-operation-id',
      'missing-versioning',
      'mixed-versioning',
      'number-without-format',
      'path-casing',
      'singular-collection',
      'top-level-array',
      'trailing-slash',
      'verb-in-path',
      'version-in-path',
      'wrong-create-status',
    ],
  },
};
