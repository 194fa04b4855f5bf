slack-more = { $count } more
slack-fill-in = Fill in
slack-form-late = This took longer than Slack waits, so the form is closed; here is what came of it.
slack-prompt-clients = My clients
slack-prompt-help = What you can do
slack-home-as-of = As of { $time }
slack-home-refresh = Refresh
slack-file-problem = { $problem ->
    [scope] I may not read files in this Slack yet. An administrator can give the app the right files:read; then please send it again.
    [outside] This file is kept outside Slack, where I cannot read it. Please send the file itself, or connect its secret address with /calendar.
    [denied] Slack does not let me read this file. Please send it in this chat yourself.
   *[gone] This file is not in Slack any more. Please send it again.
}
slack-secret-shown = Slack shows what is typed here.
