/** A paragraph, a list or a heading of a body: what one TextBlock shows. */
export type Block = { readonly text: string; readonly heading: boolean }

/**
 * A Markdown body as the TextBlocks of a card show it: they know emphasis, lists and links, no headings, no pictures
 * and no HTML. Headings get a block of their own, pictures become links, addresses that are no web, mail or phone
 * address lose their link.
 */
export const markdownBlocks = (markdown: string): readonly Block[] =>
  markdown
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/^(#{1,6}[ \t].*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => {
      const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/.exec(paragraph)?.[1]
      return { text: safe(heading ?? paragraph), heading: heading !== undefined }
    })

const safe = (markdown: string): string =>
  markdown
    .replace(/!\[([^\]]*)\]/g, '[$1]')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (link, text: string, address: string) =>
      /^(https?:|mailto:|tel:)/i.test(address.trim()) ? link : text,
    )
    .replace(/</g, '\\<')
    // Teams fills in dates and times between double braces.
    .replace(/\{\{/g, '{\u200B{')
