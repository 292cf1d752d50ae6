/**
 * What was read last, and read again once it is asked for under another key; what could not be read is forgotten. The
 * key is of before the reading: what changes meanwhile has another one, and is read at the next question.
 */
export const rememberUnder = <Read>(read: () => Promise<Read>): ((key: string) => Promise<Read>) => {
  let remembered: { readonly key: string; readonly answer: Promise<Read> } | undefined
  return (key) => {
    if (remembered?.key === key) return remembered.answer
    const fresh = { key, answer: read() }
    remembered = fresh
    fresh.answer.catch(() => {
      if (remembered === fresh) remembered = undefined
    })
    return fresh.answer
  }
}
