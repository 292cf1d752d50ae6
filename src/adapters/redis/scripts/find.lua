-- A page of an index with its documents, all from one moment.
--
-- KEYS[1]  the root of all keys
-- ARGV     collection, index, '1' for descending, low edge, high edge (as ZRANGE BYLEX takes them), limit
-- returns  members, documents of as many of them as the limit allows; one member more says that something follows

local root, name, index = KEYS[1], ARGV[1], ARGV[2]
local low, high, limit = ARGV[4], ARGV[5], tonumber(ARGV[6])
local key = root .. 'i:' .. name .. ':' .. index
local members
if ARGV[3] == '1' then
  members = redis.call('ZRANGE', key, high, low, 'BYLEX', 'REV', 'LIMIT', 0, limit + 1)
else
  members = redis.call('ZRANGE', key, low, high, 'BYLEX', 'LIMIT', 0, limit + 1)
end
local ids = {}
for number = 1, math.min(limit, #members) do
  local _, last = string.find(members[number], '\0\0', 1, true)
  ids[number] = string.sub(members[number], last + 1)
end
if #ids == 0 then return { members, {} } end
return { members, redis.call('HMGET', root .. 'd:' .. name, unpack(ids)) }
