/** Makes something the first time that it is asked for, and hands out the same from then on. */
export const once = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly it: Made } | undefined
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

/** As `once`, for each thing that something is made of, and no longer than that is held elsewhere. */
export const oncePer = <Of extends object, Made>(make: (of: Of) => Made): ((of: Of) => Made) => {
  const made = new WeakMap<Of, { readonly it: Made }>()
  return (of) => {
    const known = made.get(of) ?? { it: make(of) }
    made.set(of, known)
    return known.it
  }
}

/** As `once`, for the text that was asked about last: many ask about one text in a row. */
export const rememberingLast = <Made>(make: (text: string) => Made): ((text: string) => Made) => {
  let last: { readonly text: string; readonly it: Made } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, it: make(text) }
    return last.it
  }
}
