-- Hands out the next moments at which requests of the tenant may leave, and passes on what replicas tell each other.
-- Moments are milliseconds since 1970 by the server's clock, the same for all replicas.
--
-- KEYS[1]  the root of all keys
-- ARGV     replica, last news it has read ('' for none), moments wanted,
--          milliseconds between requests, requests that may catch up, requests a window, milliseconds a window,
--          requests that were made without asking, news as JSON ('' for none), how many moments it gives back, these
-- returns  the time, moments, the last news, news of the others in their order
--
-- root .. 'pacing:even'    the moment of the next request if all leave evenly
-- root .. 'pacing:recent'  every moment of late that was handed out, by itself
-- root .. 'pacing:news'    a stream of replica, news

local root = KEYS[1]
local replica, last, wanted = ARGV[1], ARGV[2], tonumber(ARGV[3])
local interval, catch_up = tonumber(ARGV[4]), tonumber(ARGV[5])
local requests, window = tonumber(ARGV[6]), tonumber(ARGV[7])
local made, told, back = tonumber(ARGV[8]), ARGV[9], tonumber(ARGV[10])
local even_key, recent_key, news_key = root .. 'pacing:even', root .. 'pacing:recent', root .. 'pacing:news'
local forget_after = 3600000

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local even = tonumber(redis.call('GET', even_key) or '0')

local function note(at)
  even = math.max(even, at) + interval
  -- Several may share a moment, hence the place among them.
  local place = redis.call('ZCOUNT', recent_key, at, at)
  while redis.call('ZADD', recent_key, 'NX', at, string.format('%.0f-%d', at, place)) == 0 do place = place + 1 end
end

redis.call('ZREMRANGEBYSCORE', recent_key, '-inf', now - 2 * window)
for place = 11, 10 + back do
  local at = tonumber(ARGV[place])
  if redis.call('ZREMRANGEBYSCORE', recent_key, at, at) > 0 then even = even - interval end
end
for _ = 1, made do note(now) end

local moments = {}
for number = 1, wanted do
  local passed = redis.call('ZRANGE', recent_key, requests - 1, requests - 1, 'REV', 'WITHSCORES')
  local newest = redis.call('ZRANGE', recent_key, 0, 0, 'REV', 'WITHSCORES')
  local at = math.max(now, math.ceil(even - catch_up * interval))
  if passed[2] then at = math.max(at, passed[2] + window) end
  if newest[2] then at = math.max(at, newest[2] + 1) end
  note(at)
  moments[number] = string.format('%.0f', at)
end
redis.call('SET', even_key, string.format('%.3f', even), 'PX', forget_after)
redis.call('PEXPIRE', recent_key, forget_after)

if last == '' then last = string.format('%.0f-0', now - 60000) end
local news = {}
for _, entry in ipairs(redis.call('XRANGE', news_key, '(' .. last, '+', 'COUNT', 500)) do
  last = entry[1]
  if entry[2][2] ~= replica then news[#news + 1] = entry[2][4] end
end
if told ~= '' then
  redis.call('XADD', news_key, 'MAXLEN', '~', 2000, '*', 'replica', replica, 'news', told)
  redis.call('PEXPIRE', news_key, forget_after)
end
return { string.format('%.0f', now), moments, last, news }
