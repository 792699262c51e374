-- Who gets the next case?  Picks and counts at once; rules/turn.h says the rule.
--
-- PostgreSQL says what is committed.  Kept here is what it cannot know: picks
-- in flight, whose transactions have not ended.  The caller brings his snapshot
-- (pg_current_snapshot()), by which his loads were read: a pick whose
-- transaction had ended there is in them, or has failed.
--
-- KEYS[1] sorted set: picks, "transaction user microseconds", by transaction
-- KEYS[2] string: "microseconds snapshot", one that a pick came with
-- KEYS[3] hash: turn, pointer (the user whose turn was last), of the account
-- KEYS[4] list: users who are owed a turn
-- KEYS[5] hash: turn -> "user transaction microseconds", turns that are not
--         known to be committed
-- ARGV[1] round-robin or least-busy
-- ARGV[2] own transaction
-- ARGV[3] snapshot, "xmin:xmax:running,running"
-- ARGV[4] candidates, "user load limit assigned ...", by user, ascending;
--         limit -1: none
-- ARGV[5] pointer at the newest committed turn
-- ARGV[6] newest committed turns, "turn user ...", the newest first; 32 of them
--         or all; read behind the snapshot
-- -> turn, user (0: nobody), pointer after, pointer before, 1 if he was owed it,
--    then the load of each candidate, picks in flight counted
local KNOWN = 32
local PATIENCE = 2 * 1000000 -- from a snapshot to the pick
local LIFE = 600 * 1000000 -- no transaction lives that long
local MONTH = 30 * 86400

-- As text: Lua rounds numbers of that many digits when it prints them.
local time = redis.call('TIME')
local stamp = time[1] .. string.format('%06d', time[2])
local now = tonumber(stamp)

local function numbers(text)
	local list = {}
	for number in string.gmatch(text, '%-?%d+') do
		list[#list + 1] = tonumber(number)
	end
	return list
end

local function read_snapshot(text)
	local list = numbers(text)
	local snapshot = { xmin = list[1], xmax = list[2], running = {} }
	for i = 3, #list do
		snapshot.running[list[i]] = true
	end
	return snapshot
end

local function has_ended(snapshot, transaction)
	return transaction < snapshot.xmin or transaction < snapshot.xmax
		and not snapshot.running[transaction]
end

-- What had ended some time ago, every caller knows by now.
local function forget_picks()
	local at, text = string.match(redis.call('GET', KEYS[2]) or '',
		'^(%d+) (.*)$')
	if at and math.abs(now - tonumber(at)) < PATIENCE then
		return
	end
	if at then
		local old = read_snapshot(text)
		for _, pick in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
			if has_ended(old, numbers(pick)[1]) then
				redis.call('ZREM', KEYS[1], pick)
			end
		end
	end
	redis.call('SET', KEYS[2], stamp .. ' ' .. ARGV[3], 'EX', 600)
end

local function read_candidates()
	local list, people = numbers(ARGV[4]), {}
	for i = 1, #list, 4 do
		people[#people + 1] = { user = list[i], load = list[i + 1],
			limit = list[i + 2], assigned = list[i + 3],
			picked = 0 }
	end
	return people
end

local function count_picks(snapshot, people)
	local person = {}
	for _, one in ipairs(people) do
		person[string.format('%.0f', one.user)] = one
	end
	for _, pick in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1],
			string.match(ARGV[3], '%d+'), '+inf')) do
		local transaction, user, at =
			string.match(pick, '^(%d+) (%d+) (%d+)$')
		local one = person[user]
		if now - at > LIFE then
			redis.call('ZREM', KEYS[1], pick)
		elseif one and not has_ended(snapshot, tonumber(transaction)) then
			one.load = one.load + 1
			one.picked = math.max(one.picked, tonumber(at))
		end
	end
end

local function is_free(one)
	return one.limit < 0 or one.load < one.limit
end

-- Turns that ended without a case: their process was killed, and nobody took
-- them back.  Those users were passed over, and go first next time.
local function find_debts(snapshot)
	local known, given, oldest = numbers(ARGV[6]), {}, 0
	for i = 1, #known, 2 do
		given[known[i]] = known[i + 1]
	end
	if #known >= 2 * KNOWN then
		oldest = known[#known - 1]
	end

	local open, lost = redis.call('HGETALL', KEYS[5]), {}
	for i = 1, #open, 2 do
		local turn = tonumber(open[i])
		local user, transaction, at = unpack(numbers(open[i + 1]))
		local ended = has_ended(snapshot, transaction)
		if ended or now - at > LIFE then
			redis.call('HDEL', KEYS[5], open[i])
		end
		if ended and turn >= oldest and given[turn] ~= user then
			lost[#lost + 1] = { turn = turn, user = user }
		end
	end
	table.sort(lost, function(a, b) return a.turn < b.turn end)
	for _, one in ipairs(lost) do
		redis.call('RPUSH', KEYS[4], one.user)
	end
	if #lost > 0 then
		redis.call('LTRIM', KEYS[4], -1000, -1)
		redis.call('EXPIRE', KEYS[4], MONTH)
	end
end

local function first_owed(people)
	local free = {}
	for _, one in ipairs(people) do
		free[one.user] = is_free(one)
	end
	for _, waiting in ipairs(redis.call('LRANGE', KEYS[4], 0, -1)) do
		if free[tonumber(waiting)] then
			redis.call('LREM', KEYS[4], 1, waiting)
			return tonumber(waiting)
		end
	end
end

local function next_behind(people, pointer)
	local first
	for _, one in ipairs(people) do
		if is_free(one) and one.user > pointer then
			return one.user
		end
		first = first or is_free(one) and one.user
	end
	return first or 0
end

local function round_robin(snapshot, people)
	find_debts(snapshot)

	local turn = tonumber(redis.call('HGET', KEYS[3], 'turn') or '0')
	local pointer = tonumber(redis.call('HGET', KEYS[3], 'pointer') or '0')
	local newest = tonumber(string.match(ARGV[6], '%d+') or '0')

	-- Redis was away, or lost what it had.
	if newest > turn then
		turn, pointer = newest, tonumber(ARGV[5])
	end

	local before = pointer
	local owed = first_owed(people)
	local user = owed or next_behind(people, pointer)
	if user == 0 then
		return { 0, 0, pointer, pointer, 0 }
	end
	turn = turn + 1
	if not owed then
		pointer = user
	end
	redis.call('HSET', KEYS[3], 'turn', turn, 'pointer', pointer)
	redis.call('EXPIRE', KEYS[3], MONTH)
	redis.call('HSET', KEYS[5], turn,
		string.format('%.0f %s %s', user, ARGV[2], stamp))
	redis.call('EXPIRE', KEYS[5], MONTH)
	return { turn, user, pointer, before, owed and 1 or 0 }
end

-- A pick in flight is younger than all that is committed.
local function is_freer(a, b)
	if a.load ~= b.load then
		return a.load < b.load
	elseif a.picked ~= b.picked then
		return a.picked < b.picked
	end
	return a.picked == 0 and a.assigned < b.assigned
end

local function least_busy(_, people)
	local best
	for _, one in ipairs(people) do
		if is_free(one) and (not best or is_freer(one, best)) then
			best = one
		end
	end
	return { 0, best and best.user or 0, 0, 0, 0 }
end

local rules = { ['round-robin'] = round_robin, ['least-busy'] = least_busy }

local snapshot = read_snapshot(ARGV[3])
local people = read_candidates()
forget_picks()
count_picks(snapshot, people)

local answer = rules[ARGV[1]](snapshot, people)
if answer[2] ~= 0 then
	redis.call('ZREMRANGEBYSCORE', KEYS[1], ARGV[2], ARGV[2])
	redis.call('ZADD', KEYS[1], ARGV[2],
		string.format('%s %.0f %s', ARGV[2], answer[2], stamp))
	redis.call('EXPIRE', KEYS[1], 600)
end
for _, one in ipairs(people) do
	answer[#answer + 1] = one.load
end
return answer
