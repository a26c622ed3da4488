import { redact } from '../../core/syntax/redact.ts';

/** Longer lines are generated or hostile. */
const longestLine = 400;

/** Makes a text of the workspace fit to be shown and sent: no secrets, nothing invisible, no turns of a conversation. */
export function safeText(text: string): string {
  return redact(text)
    .split('\n')
    .map((line) => defang(visible(line)))
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
    .join('\n');
}

/** In one line: for names that stand in a sentence. */
export function safeName(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim();
}

/** Zero-width, bidirectional and tag characters carry instructions that no person sees. */
function visible(text: string): string {
  return text.replace(invisible, (character) => {
    return character === '\t' ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** Control and format characters, line separators, variation selectors and the fillers that show as nothing. */
const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|\u{115f}|\u{1160}|\u{3164}|\u{ffa0}/gu;

/** Local servers read these tokens as real turns wherever they stand. */
function defang(text: string): string {
  return text
    .replace(/<\|(?=[^\s|<>]{1,40}\|?>)/g, '<❘')
    .replace(/<｜/g, '<❘')
    .replace(/\[(\/?)(INST|SYS|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]/gi, '[$1 $2]')
    .replace(/<<(\/?)SYS>>/gi, '<< $1SYS>>')
    .replace(/<(\/?)(start_of_turn|end_of_turn|think|tool_call|tool_response|s|bos|eos)>/gi, '< $1$2>');
}
