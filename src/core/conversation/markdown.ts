/** Text of the data or of a person, safe inside a card's TextBlock: the subset of Markdown there is taken literally. */
export const literal = (text: string): string =>
  text
    .replace(/[\\`*_~[\]()<>#|]/g, '\\$&')
    .replace(/^(\s*\d*)([-+.])(?=\s)/gm, '$1\\$2')
    .replace(/\{\{/g, '{\u200B{')
