/** Measured on code and JSON; a tokenizer of our own would hang on hostile text and be wrong for most models anyway. */
const charactersPerToken = 3.3;

/** Letters beyond ASCII are cut into more tokens. */
const tokensPerForeignCharacter = 0.9;

/** What a model of unknown make will count, rather too many than too few. */
export function estimateTokens(text: string, calibration = 1): number {
  let foreign = 0;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) foreign += 1;
  const tokens = (text.length - foreign) / charactersPerToken + foreign * tokensPerForeignCharacter;
  return Math.ceil(tokens * calibration);
}
