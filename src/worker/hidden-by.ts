import ignore from 'ignore';

/** Which files patterns like those of `files.exclude` name; what is hidden from a person is not sent to a model. */
export function hiddenBy(patterns: readonly string[]): (file: string) => boolean {
  const hidden = ignore().add(patterns.flatMap(alternatives));
  return (file) => file !== '' && hidden.ignores(file);
}

/** `*.{pem,key}` is written out, since patterns of git know no braces. */
function alternatives(pattern: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const [whole, choices = ''] = braces;
  return choices.split(',').flatMap((choice) => alternatives(pattern.replace(whole, () => choice)));
}
