# Moving the clock of the demo company.
clock-not-demo = The clock can be moved in the demo company only: nothing was moved.
clock-elsewhere = The clock can be moved only where one process does all the work: by npm start, without REDIS_URL. Nothing was moved.
clock-moving = The clock is being moved already. Please wait until it is there.
clock-unread = This is no moment that could be read. Examples: tomorrow 08:00, monday 08:00, +1h, 2026-12-01 08:00.
clock-back = The clock goes forward only, and it is { $now } now.
clock-far = The clock is moved { $days } days at most at once.
clock-demo-anew = The demo company was made anew meanwhile, as of today.
clock-stopped = The assistant is closing, so the clock stands where it had come to.
