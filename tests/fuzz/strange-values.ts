import fc from 'fast-check'

/** Texts that have broken programs before. */
const known = [
  '',
  ' ',
  '\u0000',
  '\n\r\n\t',
  '\ud800',
  'a\udc00b',
  '\ufeff',
  '\u202eabc\u2066',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'NaN',
  '-0',
  '1e999',
  '0x10',
  '9999999999999999999999',
  '${'.concat('$root}'),
  '{{x}} $'.concat("{if(true, 'a', 'b')}"),
  '<at>Loa</at>',
  '<script>alert(1)</script>',
  '&nbsp;&lt;',
  '../../etc/passwd',
  'C:\\con',
  "'; drop table documents; --",
  'http://[::1',
  'https://evil.example/?a=b#c',
  '2026-02-30',
  '2026-11-25T25:61',
  '9999-12-31',
  '+275760-09-13',
  '31/02/2026',
  '24:00',
  'Asia/Nowhere',
  'UTC+99',
  'một hai ba',
  'ёЁ İı ß ﷽',
  '👩‍👩‍👧‍👦🇻🇳',
  'e\u0301\u0302'.repeat(40),
]

/** UTF-16 units as they come, halves of pairs among them. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units))

const huge = fc
  .tuple(
    fc.constantFrom(
      'a',
      'đ',
      ' ',
      '\n',
      '0',
      '9',
      '-',
      ':',
      '.',
      'a ',
      '1 ',
      '(',
      '"',
      '|',
      ',',
      '\u0301',
      '😀',
    ),
    fc.constantFrom(300, 2_001, 12_001, 40_000),
  )
  .map(([unit, times]) => unit.repeat(times))

export const strangeText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: anyUnits },
  { weight: 1, arbitrary: huge },
)

export const strangeNumber = fc.oneof(
  fc.constantFrom(0, -1, 1, 0.5, 1e21, -1e308, 2 ** 53, 2 ** 31, 1e-7),
  fc.integer(),
)

/** Keys that mean something to JavaScript itself. */
export const strangeKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then', 'length', '', '0'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

const nested = fc.tuple(fc.constantFrom(10, 200, 1_000), fc.boolean()).map(([depth, list]) => {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = list ? [value] : { a: value }
  return value
})

/** Anything that JSON can carry. */
export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: strangeText },
  { weight: 3, arbitrary: strangeNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false) },
  { weight: 1, arbitrary: nested },
  {
    weight: 2,
    arbitrary: fc.jsonValue({ maxDepth: 3 }),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.tuple(strangeKey, fc.jsonValue({ maxDepth: 1 })), { maxLength: 4 }).map(ownKeys),
  },
)

/** `__proto__` among them becomes a field like any other, as JSON.parse makes it. */
export function ownKeys(entries: readonly (readonly [string, unknown])[]): object {
  const made = {}
  for (const [key, value] of entries)
    Object.defineProperty(made, key, { value, enumerable: true, configurable: true, writable: true })
  return made
}
