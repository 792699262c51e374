-- Takes a pick back whose case was not opened.
--
-- KEYS as in turn.lua
-- ARGV[1] turn, ARGV[2] user, ARGV[3] pointer before, ARGV[4] 1 if owed
if redis.call('HGET', KEYS[1], 'turn') == ARGV[1] then
	redis.call('HSET', KEYS[1], 'turn', ARGV[1] - 1, 'pointer', ARGV[3])
	if ARGV[4] == '0' then
		return 1
	end
end

-- Others were picked meanwhile: this one goes first next time.
redis.call('RPUSH', KEYS[2], ARGV[2])
redis.call('LTRIM', KEYS[2], -1000, -1)
redis.call('EXPIRE', KEYS[2], 2592000)
return 0
