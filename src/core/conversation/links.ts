import type { Language } from '../i18n/language.ts'

/** Addresses of Loa's own files. */
export type Links = {
  /** A signed address at which the download of this kind is handed out until it expires; no sign-in is asked. */
  download(kind: string, key: unknown, language: Language): string
  /** Address of a picture of the organisation's data (`pictures/<file>`). */
  picture(file: string): string
  /** Address of somebody's personal calendar; whoever has the secret reads it. undefined: it is not handed out here. */
  readonly feed?: (secret: string) => string
}
