simulate-usage = Use: npm run simulate -- --days 90 [--from 2026-12-01] [--person olga] [--by day]
simulate-copies = Copying the database
simulate-lives = Living through { $days ->
    [one] { $days } day
   *[other] { $days } days
}
simulate-no-company = There is no company yet: npm start makes one to try out.
simulate-person = Who
simulate-kind = What
simulate-told = told
simulate-bundled = with others
simulate-held = held back
simulate-waited = of it for data
simulate-dropped = dropped
simulate-burden = { $name }: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} on { $days ->
    [one] { $days } day
   *[other] { $days } days
}, at most { $most } ({ $busiest })
simulate-nobody-acts = Nobody answers in a simulation, and no new data comes: what would be settled stays.
simulate-no-person = Nobody goes by the handle { $handle }.
simulate-interrupted = Interrupted. The copy was removed.
simulate-day = Day
