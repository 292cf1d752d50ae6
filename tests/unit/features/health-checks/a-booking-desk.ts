import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { connectRedis } from '../../../../src/adapters/redis/connect-redis.ts'
import { openRedisStore } from '../../../../src/adapters/redis/store.ts'
import { openSqliteStore } from '../../../../src/adapters/sqlite/store.ts'
import { auditCollections } from '../../../../src/core/audit/audit.ts'
import { createNotices, noticeCollections } from '../../../../src/core/delivery/create-notices.ts'
import { createFileDirectory } from '../../../../src/core/people/file-directory.ts'
import { organisationSchema } from '../../../../src/core/people/organisation.ts'
import { type Person, personSchema } from '../../../../src/core/people/person.ts'
import { absent, put, type Store } from '../../../../src/core/store/store.ts'
import { appointments } from '../../../../src/features/health-checks/appointment.ts'
import { type BookingDesk, createBookingDesk } from '../../../../src/features/health-checks/booking-desk.ts'
import {
  type Campaign,
  campaignSchema,
  campaigns,
  clinicIdSchema,
} from '../../../../src/features/health-checks/campaign.ts'
import { invitations } from '../../../../src/features/health-checks/invitation.ts'
import { places } from '../../../../src/features/health-checks/places.ts'
import { type SlotId, slotIdSchema, slots } from '../../../../src/features/health-checks/slot.ts'
import { aLog } from '../../../builders/a-log.ts'
import { anOutbox } from '../../../builders/an-outbox.ts'

export const bookingCollections = [
  ...auditCollections,
  ...noticeCollections,
  appointments,
  campaigns,
  invitations,
  places,
  slots,
]

export const aMember = (number: number, change: Partial<Person> = {}): Person => ({
  ...personSchema.parse({
    id: `person-${number}`,
    account: `account-${number}`,
    name: `Person ${number}`,
    unit: 'team',
    site: 'onshore',
  }),
  ...change,
})

export const anOfficer = aMember(0, { roles: ['staff', 'officer'] })

export const slotId = (id: string): SlotId => slotIdSchema.parse(id)

export const aCampaign = (): Campaign =>
  campaignSchema.parse({
    id: 'round',
    name: { vi: 'Đợt khám' },
    from: '2026-12-01',
    to: '2026-12-31',
    clinics: [
      {
        id: 'clinic',
        name: { vi: 'Phòng khám' },
        address: { vi: 'Vũng Tàu' },
        sites: ['onshore'],
        opens: '07:00',
        closes: '11:00',
      },
    ],
    bring: [],
    preparation: [],
    intervals: { normal: 12, hazardous: 6 },
    contact: anOfficer.id,
    units: [{ unit: 'team', clinic: 'clinic', days: [] }],
  })

export const now = DateTime.fromISO('2026-11-25T10:00', { zone: 'Asia/Ho_Chi_Minh' }) as DateTime<true>

export type DeskUnderTest = BookingDesk & { close(): Promise<void> }

/** A store that other processes may have open as well: an SQLite file, or `redis://… <namespace>`. */
const openPlace = async (place: string): Promise<Store> => {
  const [url = '', namespace] = place.split(' ')
  if (namespace === undefined) return openSqliteStore({ file: place, collections: bookingCollections })
  const service = await connectRedis({ url, namespace, mayLoseData: false, log: aLog() })
  const store = await openRedisStore(service, bookingCollections)
  return {
    ...store,
    close: async () => {
      await store.close()
      await service.close()
    },
  }
}

/** A booking desk over a store of its own, or over a place that other processes have open as well. */
export const aBookingDesk = async (
  capacities: Readonly<Record<string, number>>,
  options: { people?: readonly Person[]; place?: string; fresh?: boolean } = {},
): Promise<DeskUnderTest> => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-booking-'))
  const store = await openPlace(options.place ?? join(folder, 'loa.sqlite'))
  const people = options.people ?? Array.from({ length: 40 }, (_, number) => aMember(number))
  const directory = createFileDirectory({ people, units: [], sites: [] })
  const organisation = organisationSchema.parse({
    name: { vi: 'Trung tâm' },
    shortName: { vi: 'TT' },
    zone: 'Asia/Ho_Chi_Minh',
    language: 'vi',
    contacts: { other: { name: 'Officer', role: { vi: 'Cán bộ' } } },
  })
  const clock = () => now
  const notices = createNotices({
    store,
    directory,
    organisation,
    clock,
    outbox: () => anOutbox(clock),
    kinds: () => [],
    render: () => ({}),
  })
  if (options.fresh !== false)
    await store.commit([
      put(campaigns, 'round', aCampaign(), absent),
      ...Object.entries(capacities).map(([id, capacity], index) =>
        put(
          slots,
          id,
          {
            id: slotId(id),
            campaign: aCampaign().id,
            clinic: clinicIdSchema.parse('clinic'),
            start: `2026-12-0${1 + (index % 9)}T07:30`,
            minutes: 90,
            capacity,
          },
          absent,
        ),
      ),
    ])
  return {
    ...createBookingDesk({ store, directory, organisation, clock, notices }),
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
