/** A surprise with a stable code, so that nobody reads an error's message to know what happened. */
export class Failure extends Error {
  readonly code: string
  /** Ids only: never a message's text, never personal data. */
  readonly ids: Readonly<Record<string, string | number>>

  constructor(
    code: string,
    message: string,
    options: { cause?: unknown; ids?: Record<string, string | number> } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'Failure'
    this.code = code
    this.ids = options.ids ?? {}
  }
}
