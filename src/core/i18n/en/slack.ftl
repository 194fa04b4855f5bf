slack-more = { $count } more
slack-fill-in = Fill in
slack-form-late = This took longer than Slack waits, so the form is closed; here is what came of it.
slack-prompt-clients = My clients
slack-prompt-help = What you can do
slack-home-as-of = As of { $time }
slack-home-refresh = Refresh
