/** Names under which frameworks import a project's own files without any setting, by the package that brings them. */
export const frameworkAliases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://svelte.dev/docs/kit/$lib
  '@sveltejs/kit': { $lib: ['src/lib'], '$lib/*': ['src/lib/*'] },
  // Nuxt 4 keeps what it draws in `app`, before that it stood at the root: https://nuxt.com/docs/api/nuxt-config#alias
  nuxt: {
    '~/*': ['app/*', 'src/*', '*'],
    '@/*': ['app/*', 'src/*', '*'],
    '~~/*': ['*'],
    '@@/*': ['*'],
    '#shared/*': ['shared/*'],
    '#server/*': ['server/*'],
  },
  nitropack: { '~/*': ['server/*', 'src/*', '*'], '~~/*': ['*'] },
  nitro: { '~/*': ['server/*', 'src/*', '*'], '~~/*': ['*'] },
};
