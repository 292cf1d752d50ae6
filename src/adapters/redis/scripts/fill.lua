-- Puts documents in, each with the version that it had elsewhere; what is there in that version is left alone.
--
-- KEYS[1]  the root of all keys
-- ARGV     highest of the versions, number of collections, then for each: name, signature,
--          then for each document: number of the collection, id, version, document,
--          index entries as JSON [[index, key], ...]
-- returns  0 done; n the n-th collection was re-indexed by another program version, and nothing was written

local root = KEYS[1]
local names = {}
for number = 1, tonumber(ARGV[2]) do
  local name, signature = ARGV[1 + 2 * number], ARGV[2 + 2 * number]
  if redis.call('HGET', root .. 'catalogue', name) ~= signature then return number end
  names[number] = name
end

for place = 3 + 2 * #names, #ARGV, 5 do
  local name, id, version = names[tonumber(ARGV[place])], ARGV[place + 1], ARGV[place + 2]
  local document, entries = ARGV[place + 3], ARGV[place + 4]
  local prefix = root .. 'i:' .. name .. ':'
  local current = redis.call('HGET', root .. 'v:' .. name, id)
  local line = current and string.find(current, '\n', 1, true)
  if not line or string.sub(current, 1, line - 1) ~= version then
    for _, entry in ipairs(line and cjson.decode(string.sub(current, line + 1)) or {}) do
      redis.call('ZREM', prefix .. entry[1], entry[2] .. '\0\0' .. id)
    end
    for _, entry in ipairs(cjson.decode(entries)) do
      redis.call('ZADD', prefix .. entry[1], 0, entry[2] .. '\0\0' .. id)
    end
    redis.call('HSET', root .. 'd:' .. name, id, version .. '\n' .. document)
    redis.call('HSET', root .. 'v:' .. name, id, version .. '\n' .. entries)
  end
end

-- New documents get versions above all that ever were.
if tonumber(redis.call('GET', root .. 'sequence') or '0') < tonumber(ARGV[1]) then
  redis.call('SET', root .. 'sequence', ARGV[1])
end
return 0
