/** Nearly all code of PHP applications stands in classes; what is left out are tables of translations and the like. */
export const phpMarks: readonly RegExp[] = [
  /\b(?:class|interface|trait|enum|function|fn|use|env|allowed_origins)\b|->|::/,
  /\b(?:SELECT|select|INSERT|insert|UPDATE|update|DELETE|delete)\s/,
];
