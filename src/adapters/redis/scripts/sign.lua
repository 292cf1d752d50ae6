-- Moves the signature of a collection on, if it is still the one that was seen.
--
-- KEYS[1]  the root of all keys
-- ARGV     collection, signature seen ('' for none), signature to be
-- returns  the signature that stands there now

local catalogue = KEYS[1] .. 'catalogue'
local current = redis.call('HGET', catalogue, ARGV[1]) or ''
if current ~= ARGV[2] then return current end
redis.call('HSET', catalogue, ARGV[1], ARGV[3])
return ARGV[3]
