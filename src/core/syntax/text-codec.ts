/** Makes texts small that are kept for long and seldom looked at. */
export interface TextCodec {
  encode(text: string): string;
  decode(encoded: string): string;
}
