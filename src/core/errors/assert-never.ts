/** The end of an exhaustive switch: the type checker proves that nothing gets here. */
export const assertNever = (value: never): never => {
  throw new TypeError(`unexpected variant: ${JSON.stringify(value)}`)
}
