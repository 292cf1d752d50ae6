import type { View } from '../../core/conversation/reply.ts'

/** Expands what was compiled with a view. null: a condition left it out. */
export type Expand = (view: View) => unknown

/**
 * Compiles a template of the Adaptive Card Template language as far as the cards use it: `$data`, `$when`, and in
 * `${}` a path, `!path`, `path != ''` and `count(path) > 0`, joined by `&&`. undefined: it uses more, which is left to
 * Microsoft's library. What it compiles comes out as from there, in a tenth of the time.
 */
export const compileTemplate = (template: object): Expand | undefined => {
  try {
    const expand = compile(template)
    return (view) => expand({ root: view, data: view })
  } catch (error) {
    if (error instanceof BeyondUs) return undefined
    throw error
  }
}

class BeyondUs extends Error {}

/** `data`: the part of the view that `$data` has led to. */
type Scope = { readonly root: unknown; readonly data: unknown }
type In<T> = (scope: Scope) => T

const compile = (node: unknown): In<unknown> => {
  if (typeof node === 'string') return compileText(node)
  if (Array.isArray(node)) return compileList(node)
  return isRecord(node) ? compileElement(node) : () => node
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** What an element expands to several times stands in the list one after the other. */
const compileList = (items: readonly unknown[]): In<unknown[]> => {
  const parts = items.map(compile)
  return (scope) => parts.flatMap((part) => part(scope) ?? [])
}

const compileElement = ({ $data, $when, ...properties }: Record<string, unknown>): In<unknown> => {
  if (Object.keys(properties).some((key) => key.startsWith('$') && key !== '$schema')) throw new BeyondUs()
  const values = Object.entries(properties).map(([key, value]) => [key, compile(value)] as const)
  const scopes = $data === undefined ? (scope: Scope) => [scope] : scopesOf(soleExpression($data))
  const shows = $when === undefined ? () => true : soleExpression($when)
  return (scope) => {
    const elements = scopes(scope)
      .filter((inner) => shows(inner) === true)
      .map((inner) => Object.fromEntries(values.map(([key, value]) => [key, value(inner)])))
    return elements.length > 1 ? elements : (elements[0] ?? null)
  }
}

const scopesOf =
  (data: In<unknown>): In<readonly Scope[]> =>
  (scope) =>
    [data(scope)].flat().map((item) => ({ root: scope.root, data: item }))

const soleExpression = (text: unknown): In<unknown> => {
  const source = typeof text === 'string' ? /^\$\{([^}]*)\}$/.exec(text)?.[1] : undefined
  if (source === undefined) throw new BeyondUs()
  return compileExpression(source)
}

/** One expression alone keeps its type, among text it becomes text; what the view lacks stays as it was written. */
const compileText = (text: string): In<unknown> => {
  if (!text.includes('${')) return () => text
  if (/[\\`]/.test(text)) throw new BeyondUs()
  const pieces = text.split(/\$\{([^}]*)\}/)
  const parts = pieces.map((piece, at) => (at % 2 === 0 ? () => piece : filled(piece)))
  if (pieces.length === 3 && pieces[0] === '' && pieces[2] === '') return parts[1] ?? (() => text)
  return (scope) => parts.map((part) => String(part(scope))).join('')
}

const filled = (source: string): In<unknown> => {
  const expression = compileExpression(source)
  return (scope) => expression(scope) ?? `\${${source}}`
}

const compileExpression = (source: string): In<unknown> => {
  const [first, ...more] = source.split('&&').map((term) => compileTerm(term.trim()))
  if (!first) throw new BeyondUs()
  return more.length === 0 ? first : (scope) => [first, ...more].every((term) => isTrue(term(scope)))
}

/** Whatever is there is true but `false` itself. */
const isTrue = (value: unknown): boolean => value !== undefined && value !== null && value !== false

const path = '((?:\\$root\\.)?[a-zA-Z]\\w*(?:\\.[a-zA-Z]\\w*)*)'

/** Forms of a term, and what each makes of the path's value. */
const forms: readonly (readonly [RegExp, (value: unknown) => unknown])[] = [
  [new RegExp(`^${path}$`), (value) => value],
  [new RegExp(`^!${path}$`), (value) => !isTrue(value)],
  [new RegExp(`^${path} != ''$`), (value) => value !== ''],
  [new RegExp(`^count\\(${path}\\) > 0$`), (value) => Array.isArray(value) && value.length > 0],
]

const compileTerm = (term: string): In<unknown> => {
  for (const [form, read] of forms) {
    const found = form.exec(term)?.[1]
    if (found === undefined || found === 'true' || found === 'false' || found === 'null') continue
    const value = compilePath(found)
    return (scope) => read(value(scope))
  }
  throw new BeyondUs()
}

const compilePath = (source: string): In<unknown> => {
  const fromRoot = source.startsWith('$root.')
  const names = (fromRoot ? source.slice('$root.'.length) : source).split('.')
  return ({ root, data }) =>
    names.reduce<unknown>(
      (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      fromRoot ? root : data,
    )
}
