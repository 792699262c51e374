-- Where does a round stand here?  Sets it right if asked to, when it is ahead of
-- all that is committed and no pick can be in flight.  (One that is behind is
-- set right by the next pick.)
--
-- KEYS as in pick.lua
-- ARGV[1] newest committed turn, ARGV[2] its pointer, ARGV[3] 1: set it right
-- -> turn (0: unknown here), picks that may be in flight, 1 if it was set right
local YOUNG = 60 * 1000000

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local turn = tonumber(redis.call('HGET', KEYS[3], 'turn') or '0')
local young, mended = 0, 0

local open = redis.call('HGETALL', KEYS[5])
for i = 1, #open, 2 do
	if tonumber(open[i]) > tonumber(ARGV[1])
			and now - tonumber(string.match(open[i + 1], '%d+$')) < YOUNG then
		young = young + 1
	end
end
if ARGV[3] == '1' and young == 0 and turn > tonumber(ARGV[1]) then
	redis.call('DEL', KEYS[4], KEYS[5])
	redis.call('HSET', KEYS[3], 'turn', ARGV[1], 'pointer', ARGV[2])
	mended = 1
end
return { turn, young, mended }
