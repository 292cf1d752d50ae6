import { z } from 'zod'

/** What a text field of a form sends: at most what its card lets a person type; a client leaves out an empty one. */
export const typed = (most: number) => z.string().max(most).default('')

/** What a field of choices, days or hours sends. */
export const chosen = typed(5_000)
