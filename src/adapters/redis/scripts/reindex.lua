-- Gives documents the entries that other index functions make, unless they have changed since they were read.
--
-- KEYS[1]  the root of all keys
-- ARGV     collection, signature under which it is being re-indexed, then for each document:
--          id, version, index entries as JSON [[index, key], ...]
-- returns  1; 0 when another program version has taken the collection over

local root, name = KEYS[1], ARGV[1]
if redis.call('HGET', root .. 'catalogue', name) ~= ARGV[2] then return 0 end
local prefix = root .. 'i:' .. name .. ':'
for place = 3, #ARGV, 3 do
  local id, version, entries = ARGV[place], ARGV[place + 1], ARGV[place + 2]
  local current = redis.call('HGET', root .. 'v:' .. name, id)
  local line = current and string.find(current, '\n', 1, true)
  if line and string.sub(current, 1, line - 1) == version then
    for _, entry in ipairs(cjson.decode(string.sub(current, line + 1))) do
      redis.call('ZREM', prefix .. entry[1], entry[2] .. '\0\0' .. id)
    end
    for _, entry in ipairs(cjson.decode(entries)) do
      redis.call('ZADD', prefix .. entry[1], 0, entry[2] .. '\0\0' .. id)
    end
    redis.call('HSET', root .. 'v:' .. name, id, version .. '\n' .. entries)
  end
end
return 1
