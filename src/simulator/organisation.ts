import type { PlaceKind } from '../core/conversation/turn.ts'
import type { Language } from '../core/i18n/language.ts'
import type { Localized } from '../core/i18n/localized.ts'
import type { Role } from '../core/people/person.ts'

/** Somebody who has the Teams app open, as the sample organisation describes them. */
export type SimulatedPerson = {
  readonly id: string
  /** Object id in Entra ID: `from.aadObjectId` of each activity. */
  readonly account: string
  readonly name: string
  readonly email?: string | undefined
  readonly position?: Localized | undefined
  readonly unit?: Localized | undefined
  readonly roles: readonly Role[]
  /** The language that the person's Teams is set to; Vietnamese when not said. */
  readonly language?: Language | undefined
  /** IANA zone of the person's device. */
  readonly zone?: string | undefined
  /** The page offers to be this person; all the others exist and can be written to. */
  readonly offered?: boolean | undefined
}

type SimulatedChannel = { readonly id: string; readonly name: Localized }

/** A team that everybody is a member of. Its first channel is the general one. */
export type SimulatedTeam = { readonly name: Localized; readonly channels: readonly SimulatedChannel[] }

export type SimulatedGroup = {
  readonly name: Localized
  /** Ids of people; those whom the page offers when not said. */
  readonly members?: readonly string[]
}

/** An entry of the command menu. Picking it sends its title. */
export type SimulatedCommand = {
  readonly title: Localized
  readonly description: Localized
  /** Where the menu offers it. */
  readonly menu: readonly PlaceKind[]
}

/** `personal`, `group`, or the id of a channel of the team. */
export type PlaceId = string
