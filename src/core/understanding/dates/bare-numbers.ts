import type { Rule } from './grammar.ts'

/** Numbers of up to two digits that stand alone: they may begin a range, or go before a month. */
export const bareNumbers: readonly Rule[] = [
  {
    pattern:
      /(?<![0-9a-z\u00c0-\u1eff][/.,:]?)(?<![a-z\u00c0-\u1eff]-)(?<![#№+%])\d{1,2}(?![0-9a-z\u00c0-\u1eff%]|[/.:]\d)/g,
    read: ({ prepared, start, end }) => ({
      spec: { is: 'number', value: Number(prepared.text.slice(start, end)) },
    }),
  },
]
