import type { Written } from './announcement.ts'
import type { Announcing } from './announcing.ts'
import { conferences } from './conference.ts'
import { type Refusal, refuse } from './refusal.ts'

/** Whether what an announcement is about is there, and of the kind that it needs. */
export const checkSubject = async (
  { store, awards }: Pick<Announcing, 'store' | 'awards'>,
  { kind, subject, main }: Pick<Written, 'kind' | 'subject' | 'main'>,
): Promise<Refusal<'missing-subject' | 'unknown-subject'> | undefined> => {
  const needed = kind === 'conference' ? 'conference' : kind === 'award-list' ? 'awards' : undefined
  if (!needed) return undefined
  if (subject?.kind !== needed) return refuse('missing-subject')
  const there =
    subject.kind === 'conference'
      ? await store.get(conferences, subject.conference)
      : await awards.ofYear(subject.year, main)
  if (there) return undefined
  return refuse('unknown-subject', {
    subject: subject.kind === 'conference' ? subject.conference : subject.year,
  })
}
