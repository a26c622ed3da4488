const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/**
 * V8 keeps the text of a program for as long as it runs, and takes two bytes for each of its characters as soon as one of
 * them is not in Latin-1. esbuild writes such characters as escapes in all but regular expressions; this does the rest.
 */
const latinOnly = {
  name: 'latin-only',
  setup(build) {
    build.onEnd(({ metafile }) => {
      for (const output of Object.keys(metafile?.outputs ?? {})) {
        const file = path.join(build.initialOptions.absWorkingDir, output);
        const text = readFileSync(file, 'utf8');
        const escaped = withEscapes(text);
        if (escaped !== text) writeFileSync(file, escaped);
      }
    });
  },
};

/** A character that is escaped already loses the backslash before it to its new escape. */
function withEscapes(text) {
  return text.replace(/(\\*)([^\0-\xff])/g, (_, slashes, character) => {
    const before = slashes.length % 2 === 0 ? slashes : slashes.slice(1);
    return `${before}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

module.exports = { latinOnly };
