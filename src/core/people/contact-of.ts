import type { Localized } from '../i18n/localized.ts'
import type { Intent } from '../understanding/intent.ts'
import type { Directory } from './directory.ts'
import type { Contact, Organisation } from './organisation.ts'
import type { PersonId } from './person.ts'

/** A person to ask, as a card names them. */
export type PersonToAsk = Omit<Contact, 'role'> & { readonly role?: Localized | undefined }

/** The person named in the data, as the directory knows them today; who answers for the intent once they left. */
export const contactOf = async (
  { directory, organisation }: { readonly directory: Directory; readonly organisation: Organisation },
  id: PersonId,
  intent: Intent,
): Promise<PersonToAsk> => {
  const person = await directory.person(id)
  const listed = organisation.contacts[intent] ?? organisation.contacts.other
  if (!person || person.name === listed.name) return listed
  const { name, position, phone, email } = person
  return { name, role: position, phone, email }
}
