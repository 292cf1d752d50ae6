import type { Card, View } from '../../core/conversation/reply.ts'

type Choice = { readonly title: string; readonly value: string }

/** The fields of a form of the log; what has no entries is not on it. */
export type LiveForm = {
  readonly heading: string
  readonly note?: string
  /** Several may be ticked. */
  readonly pickers?: readonly {
    readonly id: string
    readonly label: string
    readonly value: string
    readonly choices: readonly Choice[]
  }[]
  readonly selects?: readonly {
    readonly id: string
    readonly label: string
    readonly value: string
    readonly choices: readonly Choice[]
  }[]
  readonly texts?: readonly {
    readonly id: string
    readonly label: string
    readonly value: string
    readonly multiline: boolean
    readonly most: number
  }[]
  readonly times?: readonly {
    readonly label: string
    readonly dayId: string
    readonly day: string
    readonly dayLabel: string
    readonly timeId: string
    readonly time: string
    readonly timeLabel: string
  }[]
  readonly save: string
  readonly verb: string
  /** Goes back with the fields. */
  readonly data: View
}

export const liveFormCard = (form: LiveForm): Card => {
  const { heading, note = '', pickers = [], selects = [], texts = [], times = [], save, verb, data } = form
  return {
    name: 'service-status/form',
    view: { heading, note, pickers, selects, texts, times, save, submit: { ...data, loa: 'act', verb } },
    summary: heading,
  }
}

/** What a list of ticked choices sends. */
export const ticked = (value: string): readonly string[] =>
  value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
