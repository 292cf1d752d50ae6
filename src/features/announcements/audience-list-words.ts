import { type Headings, mapHeadings } from '../../core/spreadsheet/headings.ts'
import type { Table, TableRow } from '../../core/spreadsheet/spreadsheet.ts'

/** Columns that say who somebody is; the first three name one person for sure. */
export const personFields = ['account', 'email', 'id', 'name'] as const

export type PersonField = (typeof personFields)[number]

/** What lists call their columns, marks, case and signs aside; `award` are those of award lists, which are none of ours. */
const headings: Headings<PersonField | 'award'> = {
  account: [
    'tài khoản',
    'tên đăng nhập',
    'account',
    'user account',
    'login',
    'object id',
    'entra object id',
    'учётная запись',
    'аккаунт',
    'логин',
  ],
  email: [
    'email',
    'e-mail',
    'mail',
    'địa chỉ email',
    'thư điện tử',
    'hộp thư',
    'email address',
    'user principal name',
    'upn',
    'эл. почта',
    'электронная почта',
    'адрес эл. почты',
    'почта',
  ],
  id: [
    'mã',
    'mã số',
    'mã nhân viên',
    'mã nv',
    'mã cbcnv',
    'danh số',
    'id',
    'person id',
    'employee id',
    'staff id',
    'код',
    'код работника',
    'табельный номер',
    'таб. №',
  ],
  name: [
    'họ tên',
    'họ và tên',
    'tên',
    'tên nhân viên',
    'người nhận',
    'name',
    'full name',
    'display name',
    'recipient',
    'person',
    'фио',
    'ф.и.о.',
    'имя',
    'фамилия имя отчество',
    'получатель',
    'работник',
    'сотрудник',
  ],
  award: [
    'năm',
    'năm khen thưởng',
    'danh hiệu',
    'hình thức khen thưởng',
    'khen thưởng',
    'cấp',
    'cấp khen thưởng',
    'loại',
    'loại khen thưởng',
    'số qđ',
    'số quyết định',
    'ngày qđ',
    'ngày quyết định',
    'year',
    'award',
    'award title',
    'title',
    'level',
    'kind',
    'decision no.',
    'decision number',
    'год',
    'награда',
    'звание',
    'уровень',
    'вид',
    '№ приказа',
    'номер приказа',
  ],
}

/** Rows above the headings that may hold the title of the list and the like. */
const searchedRows = 20

export type AudienceTable = {
  readonly columns: ReadonlyMap<PersonField, number>
  /** Fields that two columns claim. */
  readonly repeated: readonly PersonField[]
  /** It has columns of an award list too. */
  readonly isAwardList: boolean
  readonly below: readonly TableRow[]
}

/** The row that names the most of our columns, and the rows below it; undefined when none names any. */
export const findPeople = ({ rows }: Table): AudienceTable | undefined => {
  const candidates = rows.slice(0, searchedRows).map(({ cells }, place) => {
    const { columns, repeated } = mapHeadings(cells, headings)
    const fields = personFields.flatMap((field) => {
      const column = columns.get(field)
      return column === undefined ? [] : [[field, column] as const]
    })
    return { place, fields, repeated, isAwardList: columns.has('award') }
  })
  const most = Math.max(0, ...candidates.map(({ fields }) => fields.length))
  const found = candidates.find(({ fields }) => fields.length === most)
  if (!found || most === 0) return undefined
  return {
    columns: new Map(found.fields),
    repeated: personFields.filter((field) => found.repeated.includes(field)),
    isAwardList: found.isAwardList,
    below: rows.slice(found.place + 1),
  }
}
