-- A page of a collection as it was when the snapshot was taken: what was changed since is what commit.lua put aside.
--
-- KEYS[1]  the root of all keys
-- ARGV     token of the snapshot, milliseconds that it is to live on, collection, cursor, documents a page, about
-- returns  the next cursor, then id, version \n document, of each; nil when the snapshot is no more
--
-- root .. 'snapshot'           token of the reader for whom commits put aside what they change
-- root .. 'before:' .. token   collection \0 id -> what stood there, '' for nothing

local root, token, milliseconds, name = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3]
if redis.call('GET', root .. 'snapshot') ~= token then return false end
local before = root .. 'before:' .. token
redis.call('PEXPIRE', root .. 'snapshot', milliseconds)
-- Longer than the snapshot, which without it would show what is newer.
redis.call('PEXPIRE', before, 2 * milliseconds)

local scanned = redis.call('HSCAN', root .. 'd:' .. name, ARGV[4], 'COUNT', ARGV[5])
local changed = redis.call('EXISTS', before) == 1
local page = { scanned[1] }
for place = 1, #scanned[2], 2 do
  local id, value = scanned[2][place], scanned[2][place + 1]
  if changed then value = redis.call('HGET', before, name .. '\0' .. id) or value end
  if value ~= '' then
    page[#page + 1] = id
    page[#page + 1] = value
  end
end
return page
