-- Whose turn is it?  Picks and counts at once; rules/turn.h says the rule.
--
-- KEYS[1] hash: turn, pointer (the user whose turn was last)
-- KEYS[2] list: users whose pick was taken back after later ones were made
-- ARGV[1] newest committed turn, ARGV[2] its pointer, ARGV[3...] candidates,
--         ascending
-- -> turn, user, pointer after, pointer before, 1 if the user was owed it
local turn = tonumber(redis.call('HGET', KEYS[1], 'turn') or '0')
local pointer = tonumber(redis.call('HGET', KEYS[1], 'pointer') or '0')

-- PostgreSQL is ahead: Redis was away, or lost what it had.
if tonumber(ARGV[1]) > turn then
	turn = tonumber(ARGV[1])
	pointer = tonumber(ARGV[2])
	redis.call('DEL', KEYS[2])
end

local is_candidate = {}
local after, first
for i = 3, #ARGV do
	local user = tonumber(ARGV[i])
	is_candidate[user] = true
	first = first or user
	if not after and user > pointer then
		after = user
	end
end

local before, user, owed = pointer, after or first, 0
for _, waiting in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
	if is_candidate[tonumber(waiting)] then
		user, owed = tonumber(waiting), 1
		redis.call('LREM', KEYS[2], 1, waiting)
		break
	end
end
if owed == 0 then
	pointer = user
end

redis.call('HSET', KEYS[1], 'turn', turn + 1, 'pointer', pointer)
redis.call('EXPIRE', KEYS[1], 2592000)
return { turn + 1, user, pointer, before, owed }
