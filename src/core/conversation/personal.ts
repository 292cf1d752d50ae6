import type { Card, Reply } from './reply.ts'

/** An answer of one card that is the asker's alone. */
export const personal = (card: Card): Reply => ({ cards: [card], personal: true })
