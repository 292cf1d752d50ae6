-- Applies a group of commits in their order; each is all or nothing. A group that was applied before (same token)
-- is answered as it was then. All checks of a commit come before its first write, since Redis takes nothing back.
--
-- KEYS[1]  the root of all keys; never a key itself
-- ARGV     token, how long it is remembered in seconds,
--          number of collections, then for each: name, signature,
--          number of commits, then for each: number of changes, then for each:
--            kind ('put', 'remove', 'keep'), number of the collection, id, seen,
--            and for a put: document, index entries as JSON [[index, key], ...]
-- returns  a list with a number for each commit: 0 done; n > 0 its n-th change is the conflict;
--          -n the n-th collection was re-indexed by another program version
--
-- root .. 'd:' .. collection   id -> version \n document
-- root .. 'v:' .. collection   id -> version \n index entries, which is all that a commit needs to look at
-- root .. 'i:' .. collection .. ':' .. index   members key \0\0 id
-- root .. 'sequence'           the version that was given last, of any document: none ever comes back
-- root .. 'snapshot'           token of a reader who wants all as it is now (page.lua); what changes is put aside first

local root = KEYS[1]
local place = 0
local function take()
  place = place + 1
  return ARGV[place]
end

local done = root .. 'done:' .. take()
local remembered = redis.call('GET', done)
if remembered then return cjson.decode(remembered) end
local seconds = take()

local names, superseded = {}, {}
for number = 1, tonumber(take()) do
  names[number] = take()
  if redis.call('HGET', root .. 'catalogue', names[number]) ~= take() then superseded[number] = true end
end

local function entries_of(list, id)
  local members = {}
  for _, entry in ipairs(cjson.decode(list)) do
    local index = entry[1]
    members[index] = members[index] or {}
    members[index][entry[2] .. '\0\0' .. id] = true
  end
  return members
end

local function each_missing(from, other, work)
  for index, members in pairs(from) do
    for member in pairs(members) do
      if not (other[index] and other[index][member]) then work(index, member) end
    end
  end
end

local function move_entries(name, id, before, after)
  if before == after then return end
  local old, new = entries_of(before, id), entries_of(after, id)
  local prefix = root .. 'i:' .. name .. ':'
  each_missing(old, new, function(index, member) redis.call('ZREM', prefix .. index, member) end)
  each_missing(new, old, function(index, member) redis.call('ZADD', prefix .. index, 0, member) end)
end

local snapshot = redis.call('GET', root .. 'snapshot')
local before = snapshot and root .. 'before:' .. snapshot
local function put_aside(name, id)
  if before then redis.call('HSETNX', before, name .. '\0' .. id, redis.call('HGET', root .. 'd:' .. name, id) or '') end
end

local function write(change)
  local name, id = change.name, change.id
  if change.kind ~= 'keep' then put_aside(name, id) end
  if change.kind == 'put' then
    local version = string.format('%.0f', redis.call('INCR', root .. 'sequence'))
    redis.call('HSET', root .. 'd:' .. name, id, version .. '\n' .. change.document)
    redis.call('HSET', root .. 'v:' .. name, id, version .. '\n' .. change.entries)
    move_entries(name, id, change.before, change.entries)
  elseif change.kind == 'remove' and change.seen ~= '0' then
    redis.call('HDEL', root .. 'd:' .. name, id)
    redis.call('HDEL', root .. 'v:' .. name, id)
    move_entries(name, id, change.before, '[]')
  end
end

-- What stands in the store is looked up for each commit anew: the one before it may have changed it.
local function look(change)
  local current = redis.call('HGET', root .. 'v:' .. change.name, change.id)
  if not current then
    change.before = '[]'
    return change.seen == '0'
  end
  local line = string.find(current, '\n', 1, true)
  change.before = string.sub(current, line + 1)
  return string.sub(current, 1, line - 1) == change.seen
end

local function take_commit()
  local changes, outdated = {}, 0
  for number = 1, tonumber(take()) do
    local change = { kind = take() }
    local collection = tonumber(take())
    if superseded[collection] and outdated == 0 then outdated = -collection end
    change.name, change.id, change.seen = names[collection], take(), take()
    if change.kind == 'put' then
      change.document, change.entries = take(), take()
    end
    changes[number] = change
  end
  return changes, outdated
end

local function apply(changes)
  for number, change in ipairs(changes) do
    if not look(change) then return number end
  end
  for _, change in ipairs(changes) do write(change) end
  return 0
end

local outcomes = {}
for number = 1, tonumber(take()) do
  local changes, outdated = take_commit()
  outcomes[number] = outdated ~= 0 and outdated or apply(changes)
end
redis.call('SET', done, cjson.encode(outcomes), 'EX', seconds)
-- A reader that goes on renews it; one that died leaves nothing behind.
if before then redis.call('EXPIRE', before, 60) end
return outcomes
