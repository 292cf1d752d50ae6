-- Claims a key for its caller. Who asks again with the same token, having lost the answer, is told the same.
--
-- KEYS[1]  the key
-- ARGV     token, time to live in milliseconds
-- returns  1 it is the caller's; 0 somebody holds it

if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return redis.call('GET', KEYS[1]) == ARGV[1] and 1 or 0
