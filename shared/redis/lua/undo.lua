-- Takes a pick back whose case was not opened.
--
-- KEYS as in pick.lua
-- ARGV[1] transaction, ARGV[2] turn, 0: none, ARGV[3] user, ARGV[4] pointer
-- before, ARGV[5] 1 if he was owed it
-- -> 1: as if it had not been; 0: he goes first next time; -1: nothing to do
redis.call('ZREMRANGEBYSCORE', KEYS[1], ARGV[1], ARGV[1])

-- Another pick has seen that it failed, or Redis was emptied since.
if redis.call('HDEL', KEYS[5], ARGV[2]) == 0 then
	return -1
end

local is_last = redis.call('HGET', KEYS[3], 'turn') == ARGV[2]
if is_last then
	redis.call('HSET', KEYS[3], 'turn', ARGV[2] - 1, 'pointer', ARGV[4])
	if ARGV[5] == '0' then
		return 1
	end
end
redis.call(is_last and 'LPUSH' or 'RPUSH', KEYS[4], ARGV[3])
redis.call('LTRIM', KEYS[4], -1000, -1)
redis.call('EXPIRE', KEYS[4], 2592000)
return is_last and 1 or 0
