import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Role, roles } from '../../../../src/core/people/person.ts'
import { may, type Power, powersOf } from '../../../../src/core/people/powers.ts'

const powers = [...new Set(Object.values(powersOf).flat())].sort()

it('are what the table in the README says', () => {
  const rows = readFileSync('README.md', 'utf8').match(/^\| `[a-z-]+` \|.*$/gm) ?? []
  const table = new Map(
    rows.map((row) => {
      const [, power = '', ...cells] = row.split('|').map((cell) => cell.trim())
      return [power.replaceAll('`', ''), roles.filter((_, index) => cells[index] === '●')]
    }),
  )
  const inCode = powers.map(
    (power) => [power, roles.filter((role) => may({ roles: [role] }, power))] as const,
  )
  expect([...table].filter(([power]) => powers.includes(power as Power))).toEqual(inCode)
})

it('nobody has one without a role that gives it', () => {
  for (const power of powers) {
    expect(may({ roles: [] }, power)).toBe(false)
    expect(may({ roles: ['staff'] }, power)).toBe(false)
  }
})

it('several roles together may what each of them may, and no more', () => {
  const both: Role[] = ['officer', 'auditor']
  const allowed = powers.filter((power) => may({ roles: both }, power))
  expect(allowed).toEqual([...powersOf.officer, ...powersOf.auditor].sort())
})
